import { withoutStandIns } from '../stand-ins.ts';
import type { NodeOf } from '../tree.ts';
import type { Walk } from '../walk.ts';

export function writeEmphasis({ page, write }: Walk, { children }: NodeOf<'emphasis'>): void {
  page.writeHtml('<em>');
  write(children);
  page.writeHtml('</em>');
}

export function writeStrong({ page, write }: Walk, { children }: NodeOf<'strong'>): void {
  page.writeHtml('<strong>');
  write(children);
  page.writeHtml('</strong>');
}

export function writeDelete({ page, write }: Walk, { children }: NodeOf<'delete'>): void {
  page.writeHtml('<del>');
  write(children);
  page.writeHtml('</del>');
}

export function writeInlineCode({ page }: Walk, { value }: NodeOf<'inlineCode'>): void {
  page.writeHtml('<code>');
  page.write(withoutStandIns(value));
  page.writeHtml('</code>');
}

/** A line end the editor asked for. */
export function writeBreak({ page }: Walk): void {
  page.writeHtml('<br>');
  page.endBlock();
}

import type { z } from 'zod';
import type { Position } from '../model/finding.ts';
import type { Page } from './page.ts';

/**
 * One word of the component vocabulary. Attributes are literal strings; the schema is strict, so a misspelt attribute
 * or an event handler is refused with a finding.
 */
export interface Component<Attributes = Record<string, string | undefined>> {
  name: string;
  /** What it is for, in the words of an editor. */
  title: string;
  /** Shown in findings and in help. */
  example: string;
  /** `block` stands alone between blank lines, `inline` inside a paragraph. */
  placement: 'block' | 'inline' | 'either';
  /** Whether something stands between the opening and the closing tag. */
  content: 'required' | 'optional' | 'none';
  attributes: z.ZodType<Attributes>;
  /** Whether it may hold text back: then nothing in it is shown while it is not written soundly. */
  withholds?: boolean;
  /**
   * Writes the component to the page. Attributes that a reader reads go through `page.writeApart`: their source is
   * accounted for already.
   */
  render(this: void, page: Page, attributes: Attributes, use: ComponentUse): void;
}

/** One use of a component in a chapter. */
export interface ComponentUse {
  isInline: boolean;
  isEmpty: boolean;
  at: Position;
  /** Writes what stands between the tags. */
  writeChildren(this: void): void;
  /** Leaves out what stands between the tags, as withheld text. */
  withholdChildren(this: void): void;
}

/** Keeps a component's attribute type while letting components of all types stand in one list. */
export function defineComponent<Attributes>(component: Component<Attributes>): Component<never> {
  return component as unknown as Component<never>;
}

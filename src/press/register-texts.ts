import type { Corpus, Item } from '../corpus/corpus.ts';
import { compileChapter } from '../markdown/compile.ts';
import { fillSlots, type CompiledChapter } from '../markdown/compiled.ts';
import { isWithheld, type Release } from '../model/access.ts';
import { itemAddress, relativeAddress, unitAddress } from '../model/address.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import type { RegisterName } from '../model/registers.ts';
import type { PictureData } from '../page/portal-data.ts';
import { renderPicture } from '../page/picture.ts';
import type { ImageUse } from './images.ts';

/** A lesson, exhibition or notice, compiled with the chapters' own compile. */
export interface CompiledItem {
  file: string;
  address: string;
  compiled: CompiledChapter;
}

/** Compiles the texts of register items that may be shown. */
export function compileItems(
  corpus: Corpus,
  release: Release,
  hiddenItems: ReadonlySet<string>,
): CompiledItem[] {
  return Object.entries(corpus.items).flatMap(([register, items]) =>
    (items as Item<RegisterName>[]).flatMap(({ id, file, meta, source }) => {
      if (source === undefined || isWithheld(meta, release)) return [];
      const compiled = compileChapter(source, {
        id: `${register}/${id}`,
        address: itemAddress(register, id),
        file,
        release,
        hiddenItems,
        readBeside: () => undefined,
      });
      return [{ file, address: itemAddress(register, id), compiled }];
    }),
  );
}

export function imagesOfItems(items: readonly CompiledItem[]): ImageUse[] {
  return items.flatMap(({ file, compiled }) =>
    compiled.figures.map(({ src, at }) => ({
      file: `${file.slice(0, file.lastIndexOf('/'))}/${src}`,
      namedIn: file,
      at,
    })),
  );
}

/** What an item shows: its text, and the first picture in it, for lists. */
export interface ItemText {
  html: string;
  picture?: PictureData;
}

/** Fills pictures and links into the items' texts; by file. */
export function fillItems(
  items: readonly CompiledItem[],
  pictures: ReadonlyMap<string, PictureData>,
  hasChapter: (id: string) => boolean,
): { texts: Map<string, ItemText>; findings: Finding[] } {
  const findings: Finding[] = [];
  const texts = new Map<string, ItemText>();
  for (const { file, address, compiled } of items) {
    const folder = file.slice(0, file.lastIndexOf('/'));
    for (const { to, at } of compiled.links) {
      if (!hasChapter(to))
        findings.push(
          aFinding(
            'link-broken',
            file,
            `链接指向 ${to}，没有这个篇章，或它尚未公开。请核对文件路径。`,
            at,
          ),
        );
    }
    const html = fillSlots(compiled.html, {
      figure: (slot) => {
        const figure = compiled.figures[slot];
        const picture = figure && pictures.get(`${folder}/${figure.src}`);
        return picture ? renderPicture(picture, figure.alt, address) : '';
      },
      // Items have no files beside them but pictures, so a transcript there is a finding.
      recording: () => '',
      link: (slot) => relativeAddress(address, unitAddress(compiled.links[slot]?.to ?? '')),
    });
    const picture = pictures.get(`${folder}/${compiled.figures[0]?.src}`);
    texts.set(file, { html, ...(picture ? { picture } : {}) });
  }
  return { texts, findings };
}

import { compileChapter } from '../../markdown/compile.ts';
import { parseCsv } from '../../markdown/csv.ts';
import { withoutStandIns } from '../../markdown/stand-ins.ts';
import type { NodeOf } from '../../markdown/tree.ts';
import { xmlText } from '../xml.ts';
import type { ChapterSource } from './chapter-source.ts';
import { literalAttributes } from './literal-attributes.ts';
import { control, type EmbeddedPicture } from './word-writing.ts';
import { isInline, paragraph } from './write-paragraph.ts';
import { writeRun } from './write-inlines.ts';
import { writePlainGrid, writeTable } from './write-table.ts';

/** A component that stands alone, in a content control that remembers it. */
export function writeBlockComponent(
  chapter: ChapterSource,
  node: NodeOf<'mdxJsxFlowElement'>,
): string {
  const { writeBlocks } = chapter;
  const name = node.name ?? '';
  const attributes = literalAttributes(node);
  if (name === 'Figure') return writeFigure(chapter, attributes);
  if (name === 'DataTable') return writeDataTable(chapter, attributes);
  if (name === 'Table') return writeMergedTable(chapter, node, attributes);
  if (node.children.length === 0) return writeShown(chapter, node, attributes);
  const isTight = node.children.length > 0 && node.children.every(isInline);
  const number = chapter.writing.carry(
    isTight ? { name, attributes, isTight } : { name, attributes },
  );
  const inner =
    name === 'OralClip'
      ? writeSpeaker(chapter, number, attributes) + writeBlocks(chapter, node.children)
      : writeBlocks(
          chapter,
          node.children,
          name === 'Poem' ? { style: 'Quote', look: { keepsLines: true } } : {},
        );
  return control(chapter.writing, `fz:${number}`, inner === '' ? paragraph('BodyText', '') : inner);
}

/** A component that shows what its files say: the text of it for the reader, the files for the way back. */
function writeShown(
  { writing, parsed, beside }: ChapterSource,
  node: NodeOf<'mdxJsxFlowElement'>,
  attributes: Record<string, string>,
): string {
  const read = (name: string): string | undefined => beside(name)?.toString('utf8');
  const source = withoutStandIns(
    parsed.text.slice(node.position?.start.offset, node.position?.end.offset),
  );
  const { text } = compileChapter(source, {
    id: 'a/b',
    file: 'works/a/b.mdx',
    release: { today: '9999-12-31', audience: 'internal' },
    readBeside: read,
    hiddenItems: new Set(),
  });
  const named = Object.values(attributes).flatMap((name) => {
    const file = /\.(?:csv|vtt)$/i.test(name) ? read(name) : undefined;
    return file === undefined ? [] : [[name, file] as const];
  });
  const number = writing.carry({
    name: node.name ?? '',
    attributes,
    files: Object.fromEntries(named),
  });
  const lines = text.split('\n').filter((line) => line !== '');
  const label = control(
    writing,
    `fz:${number}:label`,
    lines.map((line) => paragraph('BodyText', writeRun(line))).join(''),
  );
  return control(writing, `fz:${number}`, lines.length > 0 ? label : paragraph('BodyText', ''));
}

function writeSpeaker(
  { writing }: ChapterSource,
  number: number,
  { speaker, start, end }: Record<string, string>,
): string {
  const name =
    speaker === undefined
      ? ''
      : control(
          writing,
          `fz:${number}:label`,
          paragraph('BodyText', writeRun(speaker, { strong: true })),
        );
  const times =
    start === undefined
      ? ''
      : control(
          writing,
          `fz:${number}:aside`,
          paragraph('BodyText', writeRun(end === undefined ? start : `${start}—${end}`)),
        );
  return name + times;
}

function writeMergedTable(
  chapter: ChapterSource,
  node: NodeOf<'mdxJsxFlowElement'>,
  { title, unit, heads }: Record<string, string>,
): string {
  const table = node.children.find((child) => child.type === 'table');
  const caption = title === undefined ? '' : paragraph('Caption', writeRun(title));
  const measure =
    unit === undefined
      ? ''
      : paragraph('TableText', writeRun(`单位：${unit}`), '<w:jc w:val="right"/>');
  return caption + measure + (table ? writeTable(chapter, table, Number(heads ?? 1), true) : '');
}

/** A statistics table: its title, what its figures are, the cells of its file, where they come from. */
function writeDataTable(chapter: ChapterSource, attributes: Record<string, string>): string {
  const { writing, beside } = chapter;
  const { src = '', title = '', unit, year, source, definition } = attributes;
  const number = writing.carry({ name: 'DataTable', attributes });
  const facts = [year, unit === undefined ? undefined : `单位：${unit}`]
    .filter((fact) => fact !== undefined)
    .join('　');
  const { rows } = parseCsv(beside(src)?.toString('utf8') ?? '');
  const remark = (label: string, text: string | undefined): string =>
    text === undefined ? '' : paragraph('TableText', writeRun(`${label}：${text}`));
  return control(
    writing,
    `fz:${number}`,
    [
      paragraph('Caption', writeRun(title)),
      facts === ''
        ? ''
        : control(
            writing,
            `fz:${number}:label`,
            paragraph('TableText', writeRun(facts), '<w:jc w:val="right"/>'),
          ),
      writePlainGrid(rows),
      remark('资料来源', source),
      remark('口径', definition),
    ].join(''),
  );
}

/** A picture with its caption, credit and approval below it. */
export function writeFigure(chapter: ChapterSource, attributes: Record<string, string>): string {
  const { writing } = chapter;
  const number = writing.carry({ name: 'Figure', attributes });
  const lines = [attributes['caption'], attributes['credit'], attributes['approval']].filter(
    (line) => line !== undefined,
  );
  const picture = writePicture(chapter, attributes['src'] ?? '', attributes['alt'] ?? '');
  const runs =
    picture === ''
      ? control(
          writing,
          `fz:${number}:aside`,
          writeRun(`〔图片 ${attributes['src'] ?? ''} 没有找到〕`),
        )
      : picture;
  return control(
    writing,
    `fz:${number}`,
    [paragraph('Caption', runs), ...lines.map((line) => paragraph('Caption', writeRun(line)))].join(
      '',
    ),
  );
}

/** English Metric Units in a pixel, and in the width of the text on the page. */
const emuPerPixel = 9525;
const widest = 5_400_000;

/** One grey pixel, for a Word too old to show a drawing in vectors. */
const placeholder = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

function writePicture(chapter: ChapterSource, src: string, alt: string): string {
  const { writing, beside, sizeOf } = chapter;
  const bytes = beside(src);
  const size = sizeOf(src);
  if (!bytes || !size) return '';
  const extension = (/\.([a-z0-9]+)$/i.exec(src)?.[1] ?? 'png').toLowerCase();
  const embedded = writing.embed(
    `${chapter.parsed.firstLine} ${bytes.length} ${bytes.subarray(0, 2000).toString('base64')} ${src}`,
    (): EmbeddedPicture => {
      const isVector = extension === 'svg';
      const id = writing.addMedia(isVector ? placeholder : bytes, isVector ? 'png' : extension);
      return { id, vector: isVector ? writing.addMedia(bytes, 'svg') : undefined, ...size };
    },
  );
  const scale = Math.min(1, widest / (embedded.width * emuPerPixel));
  const [width, height] = [embedded.width, embedded.height].map((pixels) =>
    Math.max(1, Math.round(pixels * emuPerPixel * scale)),
  );
  const extent = `cx="${width ?? 1}" cy="${height ?? 1}"`;
  const id = writing.nextId();
  const vector =
    embedded.vector === undefined
      ? ''
      : `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="${embedded.vector}"/></a:ext></a:extLst>`;
  const name = xmlText(src);
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/><wp:docPr id="${id}" name="${name}" descr="${xmlText(alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${id}" name="${name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${embedded.id}">${vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}

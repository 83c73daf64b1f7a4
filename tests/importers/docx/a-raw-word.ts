import { packZip, type ZipEntry } from '../../../src/exporters/zip.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file made of the XML of its body, for what no writer of Word files writes. */
export function rawWord(
  body: string,
  parts: Record<string, string | Buffer> = {},
  prolog = '',
): Buffer {
  const types = ['styles', 'numbering', 'footnotes', 'comments'].filter(
    (type) => `word/${type}.xml` in parts,
  );
  const links = types.map(
    (type) => `<Relationship Id="${type}" Type="${office}/${type}" Target="${type}.xml"/>`,
  );
  const files: Record<string, string | Buffer> = {
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
    'word/document.xml': `<?xml version="1.0"?>${prolog}<w:document ${w} ${r} ${m} ${mc}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  return packZip(
    Object.entries(files).map(([name, content]): ZipEntry => ({
      name,
      bytes: Buffer.from(content),
    })),
  );
}

/** A paragraph of one run. */
export const rawP = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A part of Word's main namespace: `rawPart('styles', '…')`. */
export const rawPart = (name: string, inner: string): string =>
  `<w:${name} ${w}>${inner}</w:${name}>`;

/** Pictures by name, each in a paragraph of its own: the body, and the parts beside it. */
export function rawPictures(
  files: Record<string, Buffer>,
  shape = '',
): { body: string; parts: Record<string, string | Buffer> } {
  const names = Object.keys(files);
  const drawing = (id: string): string =>
    `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:docPr id="1" name="图" descr="图"/><a:graphic><a:blip r:embed="${id}"/>${shape}</a:graphic></wp:inline></w:drawing>`;
  const links = names.map(
    (name, at) => `<Relationship Id="p${at}" Type="${office}/image" Target="media/${name}"/>`,
  );
  return {
    body: names.map((_, at) => `<w:p><w:r>${drawing(`p${at}`)}</w:r></w:p>`).join(''),
    parts: {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join('')}</Relationships>`,
      ...Object.fromEntries(
        Object.entries(files).map(([name, bytes]) => [`word/media/${name}`, bytes]),
      ),
    },
  };
}

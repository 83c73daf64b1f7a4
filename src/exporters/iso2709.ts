import type { MarcField, MarcRecord } from './marc.ts';

const fieldEnd = '\u001E';
const recordEnd = '\u001D';
const subfieldMark = '\u001F';
const longestField = 9999;
const longestRecord = 99_999;

/**
 * A record as libraries exchange it (ISO 2709), in UTF-8. The format counts a field in four digits and a record in
 * five, so a longer text is cut at a character and ends in an ellipsis.
 *
 * @throws {Error} when the record is too long all the same.
 */
export function encodeIso2709({ leader, fields }: MarcRecord): Buffer {
  const bodies = fields.map((field) => ({ tag: field.tag, bytes: encodeField(field) }));
  let directory = '';
  let offset = 0;
  for (const { tag, bytes } of bodies) {
    directory += tag + String(bytes.length).padStart(4, '0') + String(offset).padStart(5, '0');
    offset += bytes.length;
  }
  const base = 24 + directory.length + 1;
  const length = base + offset + 1;
  if (length > longestRecord)
    throw new Error(
      `这条书目有 ${length} 字节，超过 ISO 2709 所能记的 ${longestRecord} 字节。请缩短内容提要。`,
    );
  const head = `${String(length).padStart(5, '0')}${leader.slice(5, 12)}${String(base).padStart(5, '0')}${leader.slice(17)}`;
  return Buffer.concat([
    Buffer.from(head + directory + fieldEnd),
    ...bodies.map(({ bytes }) => bytes),
    Buffer.from(recordEnd),
  ]);
}

function encodeField(field: MarcField): Buffer {
  if ('data' in field) return Buffer.from(field.data + fieldEnd);
  const encode = (most: number): Buffer =>
    Buffer.from(
      field.indicators +
        field.subfields.map(([code, text]) => subfieldMark + code + cut(text, most)).join('') +
        fieldEnd,
    );
  const whole = encode(Infinity);
  return whole.length <= longestField
    ? whole
    : encode(Math.floor((longestField - 100) / field.subfields.length / 4));
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** All records of a hand-over in one file. */
export function iso2709File(records: readonly MarcRecord[]): Buffer {
  return Buffer.concat(records.map(encodeIso2709));
}

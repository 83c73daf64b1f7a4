import type { MarcField, MarcRecord } from './marc.ts';
import { lines, xmlDeclaration, xmlText } from './xml.ts';

const namespace = 'xmlns="http://www.loc.gov/MARC21/slim"';

export function renderMarcXml({ leader, fields }: MarcRecord, attributes = namespace): string {
  return lines(
    `<record${attributes === '' ? '' : ` ${attributes}`}>`,
    `<leader>${leader}</leader>`,
    fields.map(renderField),
    '</record>',
  );
}

function renderField(field: MarcField): string {
  if ('data' in field)
    return `<controlfield tag="${field.tag}">${xmlText(field.data)}</controlfield>`;
  const { tag, indicators, subfields } = field;
  return lines(
    `<datafield tag="${tag}" ind1="${indicators.charAt(0)}" ind2="${indicators.charAt(1)}">`,
    subfields.map(([code, text]) => `<subfield code="${code}">${xmlText(text)}</subfield>`),
    '</datafield>',
  );
}

/** All records of a hand-over in one file. */
export function marcXmlFile(records: readonly MarcRecord[]): string {
  const body = records.map((record) => renderMarcXml(record, ''));
  return `${xmlDeclaration}${lines(`<collection ${namespace}>`, body, '</collection>')}\n`;
}

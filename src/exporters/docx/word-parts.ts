import { xmlText } from '../xml.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const relationshipTypes = `${office}/relationships`;

/** Namespaces that a part of Word's text may use. */
export const namespaces = [
  `xmlns:w="${main}"`,
  `xmlns:r="${relationshipTypes}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"',
].join(' ');

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>';

/** A paragraph style: its name in Word, half points of its text, what else it says. */
function style(
  id: string,
  name: string,
  properties: string,
  look: string,
  base = 'Normal',
): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/><w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;
}

const headings = Array.from({ length: 9 }, (_, at) => {
  const size = Math.max(44 - at * 5, 22);
  const outline = `<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${at}"/>`;
  return style(`Heading${at + 1}`, `heading ${at + 1}`, outline, `<w:b/><w:sz w:val="${size}"/>`);
});

/** Styles by the names Word gives them, so that another import of the file knows them too. */
export const styles = `${declaration}<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:line="360" w:lineRule="auto"/></w:pPr></w:style>${style('Title', 'Title', '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="52"/>')}${headings.join('')}${style('BodyText', 'Body Text', '<w:ind w:firstLineChars="200" w:firstLine="480"/>', '')}${style('Caption', 'caption', '<w:jc w:val="center"/>', '<w:sz w:val="21"/>')}${style('Quote', 'Quote', '<w:ind w:left="480" w:right="480"/>', '')}${style('ListParagraph', 'List Paragraph', '', '')}${style('TableText', 'fangzhi table', '<w:spacing w:line="240" w:lineRule="auto"/>', '<w:sz w:val="21"/>')}${style('FootnoteText', 'footnote text', '<w:spacing w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>')}<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')}</w:tblBorders></w:tblPr></w:style></w:styles>`;

function levels(level: (at: number) => string): string {
  return Array.from(
    { length: 9 },
    (_, at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/>${level(at)}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${480 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>`,
  ).join('');
}

/** Bullets are list 1; every numbered list is one of its own, with the number it begins at. */
export function numbering(starts: readonly { level: number; start: number }[]): string {
  const bullets = levels(() => '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>');
  const decimals = levels((at) => `<w:numFmt w:val="decimal"/><w:lvlText w:val="%${at + 1}."/>`);
  const abstract = (id: number, inner: string): string =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${inner}</w:abstractNum>`;
  const lists = starts.map(
    ({ level, start }, index) =>
      `<w:num w:numId="${index + 2}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`,
  );
  return `${declaration}<w:numbering xmlns:w="${main}">${abstract(1, bullets)}${abstract(2, decimals)}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${lists.join('')}</w:numbering>`;
}

/** A part of notes; Word wants two separators first. */
export function notesPart(kind: 'footnote' | 'endnote', notes: readonly string[]): string {
  const separators = ['separator', 'continuationSeparator'].map(
    (type, at) =>
      `<w:${kind} w:type="${type}" w:id="${at - 1}"><w:p><w:r><w:${type}/></w:r></w:p></w:${kind}>`,
  );
  const written = notes.map(
    (inner, index) => `<w:${kind} w:id="${index + 1}">${inner}</w:${kind}>`,
  );
  return `${declaration}<w:${kind}s ${namespaces}>${separators.join('')}${written.join('')}</w:${kind}s>`;
}

const extensions: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

export function contentTypes(): string {
  const images = Object.entries(extensions).map(
    ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
  );
  const part = (name: string, type: string): string =>
    `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-${type}+xml"/>`;
  const word = ['styles', 'numbering', 'footnotes', 'endnotes', 'settings'].map((name) =>
    part(`/word/${name}.xml`, `officedocument.wordprocessingml.${name}`),
  );
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${images.join('')}${part('/word/document.xml', 'officedocument.wordprocessingml.document.main')}${word.join('')}${part('/docProps/core.xml', 'package.core-properties')}${part('/customXml/itemProps1.xml', 'officedocument.customXmlProperties')}</Types>`;
}

export interface RelationshipFact {
  id: string;
  type: string;
  target: string;
  isExternal?: boolean;
}

export function relationships(facts: readonly RelationshipFact[]): string {
  const written = facts.map(
    ({ id, type, target, isExternal }) =>
      `<Relationship Id="${id}" Type="${type.includes('/') ? type : `${relationshipTypes}/${type}`}" Target="${xmlText(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${written.join('')}</Relationships>`;
}

export function coreProperties(title: string): string {
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`;
}

export const settings = `${declaration}<w:settings xmlns:w="${main}"><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

/** What the file carries for its way back: components and facts, by number. */
export function ownItems(items: readonly object[]): string {
  const written = items.map((item) => `<item>${xmlText(JSON.stringify(item))}</item>`);
  return `${declaration}<fangzhi xmlns="urn:fangzhi:work:1">${written.join('')}</fangzhi>`;
}

export const ownProperties = `${declaration}<ds:datastoreItem ds:itemID="{6B1F3A52-2C5E-4D0B-9E57-0D1A5F6E7A01}" xmlns:ds="${office}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:fangzhi:work:1"/></ds:schemaRefs></ds:datastoreItem>`;

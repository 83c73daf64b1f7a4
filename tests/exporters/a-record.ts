import { catalogueRecord, type CatalogueRecord } from '../../src/exporters/catalogue-record.ts';
import { workSchema } from '../../src/model/work.ts';

/** A yearbook with every field that a catalogue asks for, and marks that each format must escape. */
export function aRecord(facts: object = {}): CatalogueRecord {
  const meta = workSchema.parse({
    kind: 'yearbook',
    title: '清溪年鉴（2022）<&>',
    subtitle: '“增补”',
    englishTitle: 'Qingxi Yearbook 2022',
    otherTitles: ['清溪县年鉴'],
    editionYear: 2022,
    coverage: { from: 2021, to: 2021 },
    division: '999931',
    divisionName: '清溪县',
    summary: '记述2021年清溪县情况。',
    compilingOffice: '清溪县地方志编纂中心　清溪县档案馆',
    chiefEditor: ['沈维周'],
    contributors: [{ name: '顾岚清', role: '副主编' }],
    series: '清溪年鉴',
    volumeNumber: '第14卷',
    printing: {
      published: '2022-11',
      publisher: '南屏方志出版社',
      place: '南屏',
      isbn: '978-0-00-000000-2',
      pages: 412,
    },
    subjects: ['年鉴', '𠀀字'],
    licence: 'CC-BY-4.0',
    rights: '版权所有',
    released: '2022-12-01',
    ...facts,
  });
  return catalogueRecord(
    { id: 'qingxi-yearbook-2022', meta },
    {
      member: '999931',
      portal: { office: '清溪县地方志编纂中心', site: 'https://fangzhi.qingxi.example' },
    },
  );
}

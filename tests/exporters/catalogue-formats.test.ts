import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { cnmarcRecord } from '../../src/exporters/cnmarc.ts';
import { dublinCoreFile } from '../../src/exporters/dublin-core.ts';
import { encodeIso2709, iso2709File } from '../../src/exporters/iso2709.ts';
import { marcRecord } from '../../src/exporters/marc.ts';
import { marcXmlFile } from '../../src/exporters/marcxml.ts';
import { modsFile } from '../../src/exporters/mods.ts';
import { hasTool, reason, run } from '../exchange/stock-tools.ts';
import { tempFolder } from '../temp-content.ts';
import { aRecord } from './a-record.ts';

const formats = [
  ['Dublin Core', dublinCoreFile(aRecord())],
  ['MODS', modsFile(aRecord())],
  ['MARCXML', marcXmlFile([marcRecord(aRecord(), '999931'), marcRecord(aRecord(), '999931')])],
] as const;

describe.each(formats)('%s', (_, xml) => {
  test('is well-formed, and carries the title as it is', () => {
    let text = '';
    const parser = new SaxesParser({ xmlns: true });
    parser.on('text', (piece) => (text += piece));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
    expect(text).toContain('清溪年鉴（2022）<&>');
    expect(text).toContain('𠀀字');
  });

  test.skipIf(!hasTool('xmllint'))(`is well-formed to xmllint${reason('xmllint')}`, async () => {
    const folder = await tempFolder();
    await writeFile(path.join(folder, 'a.xml'), xml);
    expect(run(folder, 'xmllint --nonet --noout a.xml')).toEqual({ status: 0, output: '' });
  });
});

test('a mark that XML cannot hold is left out', () => {
  expect(dublinCoreFile(aRecord({ rights: '版\u0000权\u000b\uFFFE' }))).toContain(
    '<dc:rights>版权</dc:rights>',
  );
});

describe('a MARC record', () => {
  const record = marcRecord(aRecord(), '999931');

  test('has the fixed field in forty places', () => {
    const fixed = record.fields.find(({ tag }) => tag === '008');
    expect(fixed).toEqual({ tag: '008', data: '221201s2022    cc      o    |00| 0 chi d' });
  });

  test('counts its own bytes', () => {
    const bytes = encodeIso2709(record);
    expect(Number(bytes.subarray(0, 5).toString())).toBe(bytes.length);
    const base = Number(bytes.subarray(12, 17).toString());
    expect(bytes[base - 1]).toBe(0x1e);
  });

  test('has its fields in order', () => {
    const tags = record.fields.map(({ tag }) => tag);
    expect(tags).toEqual(tags.toSorted());
  });

  test('with a summary longer than a field is cut at a character, and says so', () => {
    const bytes = encodeIso2709(marcRecord(aRecord({ summary: '𠀀'.repeat(5000) }), '999931'));
    expect(bytes.length).toBeLessThan(99_999);
    expect(bytes.toString('utf8')).toContain('𠀀…');
    expect(bytes.toString('utf8')).not.toContain('\uFFFD');
  });

  test('keeps marks that end fields out of its texts', () => {
    const text = encodeIso2709(
      marcRecord(aRecord({ rights: '甲\u001e乙\u001d丙\u001f丁' }), '1'),
    ).toString('utf8');
    expect(text).toContain('甲 乙 丙 丁');
  });

  test.skipIf(!hasTool('yaz-marcdump'))(
    `is read by yaz-marcdump, and as the same from either form${reason('yaz-marcdump')}`,
    async () => {
      const folder = await tempFolder();
      const records = [
        record,
        marcRecord(aRecord({ printing: undefined, subtitle: undefined }), '999931'),
      ];
      await writeFile(path.join(folder, 'a.mrc'), iso2709File(records));
      await writeFile(path.join(folder, 'a.xml'), marcXmlFile(records));
      const dumped = run(folder, 'yaz-marcdump -o line a.mrc');
      expect(dumped.output).toContain('245 00 $a 清溪年鉴（2022）<&> $b “增补” $c 沈维周主编');
      expect(dumped.output).toContain('264  1 $a 南屏 $b 南屏方志出版社 $c 2022');
      const lengthless = (text: string): string => text.replace(/^\d{5}(nam.{4})\d{5}/gm, '$1');
      expect(lengthless(run(folder, 'yaz-marcdump -i marcxml -o line a.xml').output)).toBe(
        lengthless(dumped.output),
      );
    },
  );
});

test('a work of which little is known still has a record in each format', () => {
  const bare = aRecord({
    kind: 'yearbook',
    title: '无名',
    subtitle: undefined,
    englishTitle: undefined,
    otherTitles: [],
    summary: undefined,
    compilingOffice: undefined,
    chiefEditor: [],
    contributors: [],
    printing: undefined,
    series: undefined,
    subjects: [],
    licence: undefined,
    rights: undefined,
    released: undefined,
    divisionName: undefined,
  });
  expect(dublinCoreFile(bare)).toContain('<dc:title>无名</dc:title>');
  expect(modsFile(bare)).toContain('<title>无名</title>');
  expect(marcRecord(bare, '1').fields.map(({ tag }) => tag)).toContain('245');
});

describe('a CNMARC record', () => {
  const record = cnmarcRecord(aRecord(), '999931');

  test('has 36 places of processing data, which say UTF-8', () => {
    expect(record.fields.find(({ tag }) => tag === '100')).toEqual({
      tag: '100',
      indicators: '  ',
      subfields: [['a', '20221201d2022    m  u0chiy50      ea']],
    });
  });

  test('has its fields in order, and a leader of its own', () => {
    const tags = record.fields.map(({ tag }) => tag);
    expect(tags).toEqual(tags.toSorted());
    expect(encodeIso2709(record).toString('utf8', 5, 24)).toMatch(/^nam0 22\d{5} {3}450 $/);
  });

  test.skipIf(!hasTool('yaz-marcdump'))(
    `is parsed by yaz-marcdump${reason('yaz-marcdump')}`,
    async () => {
      const folder = await tempFolder();
      await writeFile(path.join(folder, 'a.iso'), encodeIso2709(record));
      const { status, output } = run(folder, 'yaz-marcdump a.iso');
      expect(status).toBe(0);
      expect(output).toContain(
        '200 1  $a 清溪年鉴（2022）<&> $d Qingxi Yearbook 2022 $e “增补” $f 沈维周主编 $g 清溪县地方志编纂中心编纂 $g 清溪县档案馆编纂 $g 顾岚清副主编 $z eng',
      );
      expect(output).toContain('701  0 $a 沈维周 $4 主编');
      expect(output).toContain('712 02 $a 清溪县档案馆 $4 编纂');
    },
  );
});

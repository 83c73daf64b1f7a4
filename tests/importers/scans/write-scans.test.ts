import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeScans } from '../../../src/importers/scans/write-scans.ts';
import { scansSchema, type Scans } from '../../../src/model/scans.ts';

const edited = `# 影像清单
rights: http://creativecommons.org/publicdomain/mark/1.0/ # 档案馆来函同意
statement: 清溪县档案馆藏
# 卷一缺末叶
volumes:
  - title: 卷一
    leaves:
      - { id: '0001', label: 首1a, state: 审定, file: 0001.png } # 右下角残
      # 以下两叶装订时颠倒
      - id: '0003'
        # 原书叶码误刻
        label: 首2a
        state: 一校
        file: 0003.png
      - { id: '0002', label: 首1b, access: public, file: 0002.png }
`;
const read = (text: string): Scans => scansSchema.parse(parse(text));

test('a list that is written again without a change is the same to the letter', () => {
  expect(writeScans(read(edited), edited)).toBe(
    edited.replace(' file: 0002.png }', ' file: 0002.png, state: "未校" }'),
  );
  const once = writeScans(read(edited), edited);
  expect(writeScans(read(once), once)).toBe(once);
});

test('what is new or different is written, and comments stay with their leaves', () => {
  const scans = read(edited);
  const [volume] = scans.volumes;
  const [first, second] = volume?.leaves ?? [];
  if (!volume || !first || !second) throw new Error('No leaves.');
  second.state = '审定';
  volume.leaves = [second];
  scans.volumes.push({ title: '卷二', leaves: [first, { ...first, id: '0004', label: '末' }] });
  delete scans.statement;
  expect(writeScans(scans, edited)).toBe(`# 影像清单
rights: http://creativecommons.org/publicdomain/mark/1.0/ # 档案馆来函同意
# 卷一缺末叶
volumes:
  - title: 卷一
    leaves:
      # 以下两叶装订时颠倒
      - id: '0003'
        # 原书叶码误刻
        label: 首2a
        state: "审定"
        file: 0003.png
  - title: "卷二"
    leaves:
      - { id: '0001', label: 首1a, state: 审定, file: 0001.png } # 右下角残
      - { id: "0004", label: "末", state: "审定", file: "0001.png" }
`);
});

test('a new list says how to edit it', () => {
  const text = writeScans(read(edited));
  expect(text).toMatch(/^# 影像清单：一行一叶/);
  expect(read(text)).toEqual(read(edited));
});

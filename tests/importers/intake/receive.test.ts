import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { logEvents, readLedger } from '../../../src/importers/intake/ledger.ts';
import { receiveFiles, type Delivery } from '../../../src/importers/intake/receive.ts';
import { formatFinding } from '../../../src/model/finding.ts';
import { aFolder, writeFiles } from '../../press/files.ts';
import { p, wordFile } from '../docx/word-builders.ts';

const task = 'title: 供稿\ndue: "2023-03-31"\n';
const units = '单位,别名,应交内容,应交日期\r\n县水利局,水务局,水利,\r\n县教育局,,教育,2023/5/1\r\n';
const log = '日期,单位,事项,文件,说明,摘要\r\n';

async function aLedger(files: Record<string, string | Buffer> = {}) {
  const folder = await aFolder();
  const ledger = path.join(folder, 'ledger');
  await writeFiles(ledger, { 'task.yaml': task, 'units.csv': units, 'log.csv': log });
  await writeFiles(folder, files);
  const open = async () => {
    const read = await readLedger(ledger);
    if ('findings' in read) throw new Error(read.findings.map(formatFinding).join('\n'));
    return read;
  };
  return {
    folder,
    ledger,
    open,
    receive: async (from: string, day = '2023-04-01'): Promise<Delivery> =>
      receiveFiles(await open(), [path.join(folder, from)], day),
    read: (file: string): string => readFileSync(path.join(ledger, file), 'utf8'),
    drafts: (): string[] => readdirSync(path.join(ledger, 'drafts/works')).sort(),
  };
}

const manuscript = (text: string): Promise<Buffer> => wordFile([p(text)]);

describe('Word files', () => {
  test('of one unit become a draft each: none takes the place of another', async () => {
    const place = await aLedger({
      'inbox/水务局 防汛.docx': await manuscript('全年无洪。'),
      'inbox/水务局 水利建设.docx': await manuscript('修渠三里。'),
    });
    const { received } = await place.receive('inbox');
    expect(received.map(({ draft }) => draft)).toEqual([
      '草稿在 drafts/works/xian-shui-li-ju',
      '草稿在 drafts/works/xian-shui-li-ju-shui-wu-ju-fang-xun',
    ]);
    expect(place.drafts()).toHaveLength(2);
  });

  test('corrected and sent again replace their draft, but not one that was worked on', async () => {
    const place = await aLedger({
      'one/水务局 防汛.docx': await manuscript('全年无洪。'),
      'two/水务局 防汛.docx': await manuscript('全年无洪灾。'),
      'three/水务局 防汛.docx': await manuscript('全年没有洪灾。'),
    });
    await place.receive('one');
    expect((await place.receive('two')).received[0]?.draft).toMatch(/^草稿在/);
    const [draft = ''] = place.drafts();
    const [chapter = ''] = readdirSync(path.join(place.ledger, 'drafts/works', draft)).filter(
      (name) => name.endsWith('.mdx'),
    );
    const file = `drafts/works/${draft}/${chapter}`;
    expect(place.read(file)).toContain('全年无洪灾。');
    await appendFile(path.join(place.ledger, file), '编辑补的一句。\n');
    const { received, findings } = await place.receive('three');
    expect(findings).toEqual([]);
    expect(received[0]?.draft).toContain('导入以后改过，没有用新收到的覆盖');
    expect(place.read(file)).toContain('编辑补的一句。');
    expect(readdirSync(path.join(place.ledger, 'received/县水利局'))).toEqual([
      '2023-04-01',
      '2023-04-01-2',
      '2023-04-01-3',
    ]);
  });

  test('whose names end in a number are not taken for one another', async () => {
    const place = await aLedger({
      'inbox/水务局 2021.docx': await manuscript('上年'),
      'inbox/水务局 2022.docx': await manuscript('本年'),
    });
    await place.receive('inbox');
    expect(place.drafts()).toEqual(['xian-shui-li-ju', 'xian-shui-li-ju-shui-wu-ju-2022']);
    expect(place.read('drafts/works/xian-shui-li-ju/01-shui-wu-ju-2021.mdx')).toContain(
      'title: "水务局 2021"',
    );
  });

  test('that cannot be imported are received all the same, and named', async () => {
    const place = await aLedger({ 'inbox/县教育局.docx': '不是 Word' });
    const { received, findings } = await place.receive('inbox');
    expect(received).toMatchObject([{ unit: '县教育局', draft: undefined }]);
    expect(findings.map(formatFinding).join()).toContain('import-format-unknown');
    expect(place.read('log.csv')).toContain('县教育局,收到');
  });
});

test('a table goes to the drafts too, whatever its encoding', async () => {
  const place = await aLedger({
    'inbox/县教育局 学校.csv': Buffer.from('d1a7d0a32cd1a7c9fa0ad2bbd0a32c3132300a', 'hex'),
  });
  const { received } = await place.receive('inbox');
  expect(received[0]?.draft).toBe('表格在 drafts/tables/xian-jiao-yu-ju');
  const folder = path.join(place.ledger, 'drafts/tables/xian-jiao-yu-ju');
  expect(readdirSync(folder).some((name) => name.endsWith('.resource.json'))).toBe(true);
});

describe('tables', () => {
  const table = (value: string): string => `年份,学校\n2021,${value}\n2022,13\n`;
  const folder = 'drafts/tables/xian-jiao-yu-ju';

  test('corrected and sent again replace their draft, but not one that was worked on', async () => {
    const place = await aLedger({
      'one/县教育局 学校.csv': table('11'),
      'two/县教育局 学校.csv': table('12'),
      'three/县教育局 学校.csv': table('10'),
    });
    await place.receive('one');
    const [csv = ''] = readdirSync(path.join(place.ledger, folder));
    expect((await place.receive('two')).findings).toEqual([]);
    expect(place.read(`${folder}/${csv}`)).toContain('2021,12');
    await writeFile(
      path.join(place.ledger, folder, csv),
      place.read(`${folder}/${csv}`).replace('13', '14'),
    );
    const { received, findings } = await place.receive('three');
    expect(findings).toEqual([]);
    expect(received[0]?.draft).toContain('导入以后改过，没有用新收到的覆盖');
    expect(place.read(`${folder}/${csv}`)).toContain('2021,12');
    expect(place.read(`${folder}/${csv}`)).toContain('2022,14');
  });

  test('that was worked on is kept when a file between could not be read', async () => {
    const place = await aLedger({
      'one/县教育局 学校.csv': table('11'),
      'two/县教育局 学校.csv': '',
      'three/县教育局 学校.csv': table('10'),
    });
    await place.receive('one');
    const [csv = ''] = readdirSync(path.join(place.ledger, folder));
    const edited = place.read(`${folder}/${csv}`).replace('13', '14');
    await writeFile(path.join(place.ledger, folder, csv), edited);
    expect((await place.receive('two')).received[0]?.draft).toBeUndefined();
    const { received } = await place.receive('three');
    expect(received[0]?.draft).toContain('导入以后改过，没有用新收到的覆盖');
    expect(place.read(`${folder}/${csv}`)).toBe(edited);
  });

  test('of two files of one unit do not take each other’s place', async () => {
    const place = await aLedger({
      'inbox/县教育局 小学.csv': table('11'),
      'inbox/县教育局 中学.csv': table('3'),
    });
    const { received } = await place.receive('inbox');
    expect(received.map(({ draft }) => draft)).toEqual([
      '表格在 drafts/tables/xian-jiao-yu-ju',
      '表格在 drafts/tables/xian-jiao-yu-ju-xian-jiao-yu-ju-xiao-xue',
    ]);
  });
});

test('a folder that is handed over itself says whose its files are', async () => {
  const place = await aLedger({ '县教育局/概况.txt': '一' });
  expect((await place.receive('县教育局')).received).toMatchObject([{ unit: '县教育局' }]);
  expect((await place.receive('县教育局/概况.txt')).known).toEqual(['概况.txt']);
});

test('the same file from two units is received from both, and from each once', async () => {
  const place = await aLedger({ 'inbox/县教育局.txt': '无', 'inbox/县水利局.txt': '无' });
  expect((await place.receive('inbox')).received).toHaveLength(2);
  expect((await place.receive('inbox')).known).toHaveLength(2);
});

test('a link is not followed, and a name too long for the disk is cut', async () => {
  const long = `${'县水利局资料'.repeat(12)}𠮷`;
  const place = await aLedger({ [`inbox/${long}.txt`]: '甲' });
  symlinkSync('/etc/hostname', path.join(place.folder, 'inbox/县教育局.docx'));
  const { received, findings } = await place.receive('inbox');
  expect(received).toHaveLength(1);
  expect(path.posix.basename(received[0]?.file ?? '')).toMatch(/^县水利局.*\.txt$/);
  expect(received[0]?.file).toContain('/2023-04-01/');
  expect(findings.map(formatFinding).join()).toContain('这是快捷方式');
});

describe('tables that Excel has saved', () => {
  test('in GB18030, with its own dates, are read, and the log is written as UTF-8 again', async () => {
    const place = await aLedger();
    // 日期,单位,事项,文件,说明,摘要 / 2023/4/1,县水利局,收到,,,
    const gbk =
      'c8d5c6da2cb5a5ceBB2CCAC2CFEE2CCEC4BCFE2CCBB5C3F72CD5AAD2AA0D0A323032332F342F312CCFD8CBAEC0FBBED62CCAD5B5BD2C2C2C0D0A';
    await writeFile(path.join(place.ledger, 'log.csv'), Buffer.from(gbk, 'hex'));
    const ledger = await place.open();
    expect(ledger.events).toMatchObject([{ day: '2023-04-01', unit: '县水利局', act: 'received' }]);
    expect(ledger.units[1]?.due).toBe('2023-05-01');
    const event = {
      day: '2023-04-02',
      unit: '县水利局',
      act: 'settled',
      file: '',
      note: '',
      digest: '',
    };
    await logEvents(place.ledger, [{ ...event, act: 'settled' }]);
    expect(place.read('log.csv')).toMatch(
      /^\uFEFF日期,单位[^]*收到,,,\r\n2023-04-02,县水利局,收讫,,,\r\n$/,
    );
    expect((await place.open()).events).toHaveLength(2);
  });

  test.each([
    ['2023-02-30', 'units.csv', '应交日期“2023-02-30”'],
    ['2023/13/1', 'units.csv', '应交日期“2023-13-01”'],
  ])('with a day that is none (%s) are refused', async (day, file, said) => {
    const place = await aLedger();
    await appendFile(path.join(place.ledger, file), `县林业局,,,${day}\r\n`);
    await expect(place.open()).rejects.toThrow(said);
  });

  test('with a unit of no name that a folder could have are refused', async () => {
    const place = await aLedger();
    await appendFile(path.join(place.ledger, 'units.csv'), '..,,,\r\n');
    await expect(place.open()).rejects.toThrow('单位“..”不是单位的名称');
  });
});

import { describe, expect, test } from 'vitest';
import { chapterFile } from '../temp-content.ts';
import { readWith } from './read-files.ts';

const lesson = chapterFile('茶山的春天', '茶山在南坡。', 'stage: 小学\nsubject: 语文\n');

describe('a register', () => {
  test('is read by id, the defaults of its schema filled in', async () => {
    const { corpus, findings } = await readWith({
      'people/zhang-san.yaml': 'name: 张三\n',
      'people/li-si.yaml': 'name: 李四\nborn: "1898"\n',
      'places/baiyan.yaml': 'name: 白岩\n',
      'members/luopu.yaml': 'name: 罗浦区\n',
    });
    expect(findings).toEqual([]);
    expect(corpus.items.people.map(({ id, file }) => [id, file])).toEqual([
      ['li-si', 'people/li-si.yaml'],
      ['zhang-san', 'people/zhang-san.yaml'],
    ]);
    expect(corpus.items.people[0]?.meta).toEqual({
      name: '李四',
      born: '1898',
      penNames: [],
      otherNames: [],
      living: false,
      places: [],
      tenures: [],
      sources: [],
      access: 'public',
    });
    expect(corpus.items.places[0]?.meta.kind).toBe('地名');
  });

  test('that is not there is empty', async () => {
    const { corpus } = await readWith({});
    expect(Object.entries(corpus.items).map(([name, items]) => [name, items.length])).toEqual([
      ['people', 0],
      ['places', 0],
      ['organisations', 0],
      ['partners', 0],
      ['reading-rooms', 0],
      ['donations', 0],
      ['galleries', 0],
      ['topics', 0],
      ['members', 0],
      ['lessons', 0],
      ['exhibits', 0],
      ['news', 0],
    ]);
  });

  test('leaves an item with a mistake out and reads the others', async () => {
    const { corpus, findings } = await readWith({
      'people/li-si.yaml': 'name: 李四\nliving: 是\ngender: 女\n',
      'people/zhang-san.yaml': 'name: 张三\n',
    });
    expect(findings).toEqual([
      'people/li-si.yaml:2:1 错误 register-invalid：living：要写 true 或 false。',
      'people/li-si.yaml:3:1 错误 register-invalid：gender：只能写 male（男）或 female（女）。',
    ]);
    expect(corpus.items.people.map(({ id }) => id)).toEqual(['zhang-san']);
  });

  test('names a file whose name cannot be an id', async () => {
    const { findings } = await readWith({ 'people/李四.yaml': 'name: 李四\n' });
    expect(findings).toEqual([
      'people/李四.yaml 错误 file-name-invalid：文件名就是编号，只用小写字母、数字和连字符，例如 people/li-si.yaml。请改名。',
    ]);
  });

  test('of facts alone reads no other file, and says so', async () => {
    const { findings } = await readWith({
      'people/li-si.yml': 'name: 李四\n',
      'people/photo.jpg': '',
      'people/old/a.yaml': '',
    });
    expect(findings).toEqual([
      'people/li-si.yml 提醒 file-unexpected：people/ 里只放 .yaml 文件，程序没有读 li-si.yml。',
      'people/old 提醒 file-unexpected：people/ 里只放 .yaml 文件，程序没有读 old。',
      'people/photo.jpg 提醒 file-unexpected：people/ 里只放 .yaml 文件，程序没有读 photo.jpg。',
    ]);
  });
});

describe('a register of texts', () => {
  test('keeps the whole file for the compile, and lets pictures lie beside', async () => {
    const { corpus, findings } = await readWith({
      'lessons/tea.mdx': lesson,
      'lessons/tea.png': '',
      'exhibits/water.mdx': chapterFile('水', '## 第一板\n\n水。'),
      'news/opening.mdx': chapterFile('开馆', '开馆了。', 'date: "2026-05-18"\n'),
    });
    expect(findings).toEqual([]);
    expect(corpus.items.lessons[0]).toEqual({
      id: 'tea',
      file: 'lessons/tea.mdx',
      meta: {
        title: '茶山的春天',
        stage: '小学',
        subject: '语文',
        periods: 1,
        goals: [],
        chapters: [],
        authors: [],
        access: 'public',
      },
      source: lesson,
    });
    expect(corpus.items.exhibits[0]?.meta.title).toBe('水');
    expect(corpus.items.news[0]?.meta.date).toBe('2026-05-18');
  });

  test('tells mistakes by the line of the file', async () => {
    const { findings } = await readWith({
      'lessons/tea.mdx': '---\ntitle: 茶\nstage: 小学\nsubject: 语文\nperiods: 两节\n---\n\n茶。\n',
      'news/opening.mdx': '---\ntitle: 开馆\n---\n\n开馆了。\n',
      'exhibits/water.mdx': '水。\n',
    });
    expect(findings).toEqual([
      'exhibits/water.mdx:1:1 错误 chapter-frontmatter-missing：文件要以 --- 开头，写明 title 等资料，再以 --- 结束，然后是正文。',
      'lessons/tea.mdx:5:1 错误 register-invalid：periods：课时要写整数。',
      'news/opening.mdx:2:1 错误 register-invalid：date：缺少这一项，请补上。',
    ]);
  });
});

describe('the portal and the registry', () => {
  test('a wrong colour and address are told at their places', async () => {
    const { findings } = await readWith({
      'portal.yaml':
        'title: 清溪方志\ncounty: 清溪县\noffice: 编纂中心\nsite: fangzhi.example\ncolour: red\n',
    });
    expect(findings).toEqual([
      'portal.yaml:4:1 错误 portal-invalid：site：网址要以 http:// 或 https:// 开头。',
      'portal.yaml:5:1 错误 portal-invalid：colour：颜色写成 # 加六位十六进制数，例如 "#8c2f1b"。',
    ]);
  });

  test('a colour whose # YAML took for a comment is told too', async () => {
    const { findings } = await readWith({
      'portal.yaml': 'title: 清溪方志\ncounty: 清溪县\noffice: 编纂中心\ncolour: #8c2f1b\n',
    });
    expect(findings).toEqual([
      'portal.yaml:4:1 错误 portal-invalid：colour：颜色要加引号，例如 "#8c2f1b"。',
    ]);
  });

  test('registered units are read, and a broken line is told without losing the others', async () => {
    const { corpus, findings } = await readWith({
      'ids.jsonl': '{"at":"essays/first","title":"第一篇","digest":"d"}\n乱\n',
    });
    expect(corpus.registry.map(({ at }) => at)).toEqual(['essays/first']);
    expect(findings).toEqual([
      'ids.jsonl:2:1 错误 ids-invalid：第 2 行不是有效的 JSON。登记簿由程序写成，请用版本管理恢复这一行，不要手工改动。',
    ]);
  });
});

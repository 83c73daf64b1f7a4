import { describe, expect, test } from 'vitest';
import { registers, type RegisterName } from '../../src/model/registers.ts';
import { portalSchema } from '../../src/model/portal.ts';

/** A good item of every register. */
const good: Record<RegisterName, Record<string, unknown>> = {
  people: {
    name: '康海',
    courtesyName: '德涵',
    artName: '对山',
    gender: 'male',
    born: '1475',
    died: '1541-01~',
    tenures: [{ office: '翰林院修撰', from: '1502' }],
  },
  places: {
    name: '双桥镇',
    kind: '镇',
    names: [
      { name: '双桥公社', from: '1958', to: '1984', code: '510131100' },
      { name: '双桥镇', from: '1984' },
    ],
    within: 'qingxi-xian',
    coordinates: { latitude: 30.2, longitude: 103.5 },
  },
  organisations: {
    name: '清溪县水利局',
    names: [{ name: '清溪县水电科', from: '1952', to: '1983' }],
    founded: '1952',
  },
  partners: {
    name: '清溪县图书馆',
    kind: 'library',
    site: 'https://lib.example.cn',
    formats: ['epub'],
  },
  'reading-rooms': {
    name: '清溪县方志阅览室',
    host: 'fangzhi-zhongxin',
    hours: [{ days: '周一至周五', open: '8:30—12:00' }],
    seats: 24,
    email: 'yuelan@example.cn',
    holdings: [
      { work: 'qingxi-yearbook-2022', callNumber: 'Z527', copies: 6 },
      { title: '《清溪县志》（1994年）', use: '仅供室内阅览' },
    ],
  },
  donations: {
    date: '2022-12-02',
    name: '八个乡镇便民中心',
    receiver: '村社区',
    books: [{ work: 'qingxi-yearbook-2022', copies: 40 }],
  },
  galleries: {
    title: '县貌八图',
    licence: 'CC BY 4.0',
    works: ['baiyan-village'],
    pictures: [
      { chapter: 'qingxi-yearbook-2022/plates', file: 'plate-dam.svg' },
      { file: 'own.jpg', alt: '渡口', credit: '方月樵摄' },
    ],
  },
  topics: {
    title: '茶业',
    titles: ['茶园与产量', '茶叶生产'],
    entries: [{ chapter: 'qingxi-xianzhi/tea', entry: '第一章　茶', year: 2005 }],
    gaps: [{ from: 2006, to: 2019, note: '年鉴尚未上网。' }],
    series: [{ title: '产量', chapter: 'qingxi-yearbook-2022/appendix', column: '茶叶（吨）' }],
  },
  members: { name: '双桥镇志办', division: '510131100' },
  lessons: {
    title: '水从哪里来',
    stage: '小学高年级',
    subject: '综合实践',
    periods: 2,
    goals: ['知道清溪的水源'],
  },
  exhibits: { title: '千年水利', place: '清溪方志馆', opens: '2026-05-18' },
  news: { title: '《清溪年鉴（2022）》出版', date: '2022-12-30' },
};

function complaints(name: RegisterName, change: object): string[] {
  const issues = registers[name].schema.safeParse({ ...good[name], ...change }).error?.issues ?? [];
  return issues.map(({ path, message }) => `${path.join('.')}：${message}`);
}

test.each(Object.keys(registers) as RegisterName[])('%s accept a good example', (name) => {
  expect(complaints(name, {})).toEqual([]);
});

test.each(Object.keys(registers) as RegisterName[])(
  '%s refuse a field they do not know',
  (name) => {
    expect(complaints(name, { colour: '红' })).toEqual([expect.stringContaining('colour')]);
  },
);

describe('an editor is told', () => {
  test.each<[string, RegisterName, object, string]>([
    [
      'what gender is written as',
      'people',
      { gender: '男' },
      'gender：只能写 male（男）或 female（女）。',
    ],
    [
      'where the portal of a member that is searched lies',
      'members',
      { search: true },
      'site：要一并检索（search: true）就要写 site，它的网址。',
    ],
    ['that living is yes or no', 'people', { living: '在世' }, 'living：要写 true 或 false。'],
    [
      'that a birthday does not exist',
      'people',
      { born: '1937-02-29' },
      'born：不是有效的日期。请写成 "1958"、"1958-08"、"1958-08-18"、"1958~"（约）或 "1949/1956"（起讫），并核对该日是否存在。',
    ],
    [
      'that a place lies in one of the register',
      'places',
      { within: '清溪县' },
      'within：编号只用小写字母、数字和连字符，例如 "qingxi-xian"。',
    ],
    [
      'that a coordinate is a number',
      'places',
      { coordinates: { latitude: '北纬30度', longitude: 103 } },
      'coordinates.latitude：要写数字。',
    ],
    [
      'which partners there are',
      'partners',
      { kind: 'shop' },
      'kind：只能写 library（图书馆）、gazetteer-collection（方志馆）、reading-platform（阅读平台）、archive（档案馆）、school（学校）或 museum（博物馆）。',
    ],
    [
      'what an address begins with',
      'partners',
      { site: 'lib.example.cn' },
      'site：网址要以 http:// 或 https:// 开头。',
    ],
    [
      'that a book on a shelf is a work of the portal or has a title',
      'reading-rooms',
      { holdings: [{ copies: 2 }] },
      'holdings.0：work（本站著作的编号）和 title（书名）要写一项，也只写一项。',
    ],
    [
      'how an address for letters is written',
      'reading-rooms',
      { email: '阅览室' },
      'email：邮箱地址写法有误，例如 yuelan@example.cn。',
    ],
    ['that a gift has books', 'donations', { books: [] }, 'books：至少写一种书。'],
    [
      'which way a gift went',
      'donations',
      { direction: '赠出' },
      'direction：只能写 given（赠出）或 received（受赠）。',
    ],
    [
      'that a picture of its own says whose it is',
      'galleries',
      { pictures: [{ file: 'own.jpg', alt: '渡口' }] },
      'pictures.0：图集自己的图片要写 credit（作者或收藏者）。',
    ],
    [
      'which years have no entry, in order',
      'topics',
      { gaps: [{ from: 2019, to: 2006, note: '缺' }] },
      'gaps.0：缺年的 from（起）不能晚于 to（止）。',
    ],
    [
      'what sorts of notices there are',
      'news',
      { kind: '公告' },
      'kind：只能写 news（动态）、announcement（公告）或 activity（活动）。',
    ],
    [
      'that a post is the first or is not',
      'organisations',
      { posts: [{ name: '局长', principal: '正职' }] },
      'posts.0.principal：要写 true 或 false。',
    ],
    ['that class hours are whole', 'lessons', { periods: 1.5 }, 'periods：课时要写整数。'],
    ['that a lesson takes time', 'lessons', { periods: 0 }, 'periods：课时要大于零。'],
    [
      'that news need their day',
      'news',
      { date: undefined },
      'date：日期要加引号，例如 "1958"、"1958-08" 或 "1958-08-18"。',
    ],
  ])('%s', (_, name, change, complaint) => {
    expect(complaints(name, change)).toEqual([complaint]);
  });
});

describe('portal.yaml', () => {
  const portal = { title: '清溪方志', county: '清溪县', office: '清溪县地方志编纂委员会办公室' };

  test('needs title, county and office, and has a colour', () => {
    expect(portalSchema.parse(portal)).toEqual({
      ...portal,
      colour: '#8c2f1b',
      featured: [],
      downloads: [],
    });
  });

  test('says how a colour is written', () => {
    const messages = ['red', '#fff', 8].map(
      (colour) => portalSchema.safeParse({ ...portal, colour }).error?.issues[0]?.message,
    );
    expect(messages).toEqual([
      '颜色写成 # 加六位十六进制数，例如 "#8c2f1b"。',
      '颜色写成 # 加六位十六进制数，例如 "#8c2f1b"。',
      '颜色要加引号，例如 "#8c2f1b"。',
    ]);
  });
});

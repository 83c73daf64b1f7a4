import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  EndnoteReferenceRun,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InsertedTextRun,
  Textbox,
  type Paragraph,
} from 'docx';
import {
  bold,
  boldTitle,
  caption,
  centred,
  h,
  p,
  picture,
  run,
  table,
  title,
  wordFile,
} from './word-builders.ts';

const change = { id: 1, author: '沈维周', date: '2022-03-01T00:00:00Z' };
const note = (...lines: string[]) => ({ children: lines.map((line) => p(line)) });

/** A yearbook in Word's heading styles: 类目, 分目, 【条目】. */
const styledYearbook = () =>
  wordFile(
    [
      title('清溪年鉴（2023）'),
      h(1, '特载'),
      p('县人民政府工作报告（摘要）。'),
      h(1, '大事记'),
      h(2, '1月'),
      p('3日　全县三级干部会议召开。'),
      p('18日　长岩水库下闸蓄水。'),
      h(1, '农业'),
      h(2, '综述'),
      p([
        bold('【农业生产】'),
        run('2022年，全县农林牧渔业总产值36.2亿元，'),
        bold('增长7.1%'),
        run('。'),
      ]),
      p('【耕地保护】　划定永久基本农田1.2万公顷。'),
      p('签订责任书312份。'),
      h(2, '茶业'),
      p('【茶叶生产】全年产茶9386吨。', {}),
      caption('表1　2022年各乡镇茶叶产量'),
      p('单位：吨'),
      table(
        [
          [
            { text: '乡镇', down: 2 },
            { text: '产量', right: 2 },
            { text: '备注', down: 2 },
          ],
          ['春茶', '夏秋茶'],
          ['茶坪镇', '1586', '2000', { text: '据县统计局', down: 2 }],
          ['云岭乡', '996', '1200'],
        ],
        2,
      ),
    ],
    { title: '年鉴' },
  );

/** A yearbook without any style: titles are bold, the larger the higher. */
const boldYearbook = () =>
  wordFile([
    boldTitle('罗浦年鉴2022', 26, true),
    boldTitle('编辑说明', 22, true),
    p('一、本年鉴记述2021年罗浦县的情况。'),
    p('二、统计数字以县统计局为准。'),
    boldTitle('工业', 22, true),
    boldTitle('概况', 16),
    p('【规模以上工业】2021年，规模以上工业企业42家。'),
    p('【工业园区】园区新增企业6家。'),
    boldTitle('电力', 16),
    p('【电网建设】新建10千伏线路36千米。'),
    boldTitle('人物', 22, true),
    boldTitle('先进个人', 16),
    p([bold('柳禾')]),
    p([bold('何金枝')]),
    p([bold('程亦农')]),
  ]);

/** A county gazetteer numbered by hand: 第一编, 第一章, 第一节, 一、, （一）. */
const numberedGazetteer = () =>
  wordFile([
    centred([run('凡　例', { bold: true })]),
    p('一、本志上限不限，下限为2020年。'),
    p('第一编　建置'),
    p('县境自古为通衢，设县八百余年。'),
    p('第一章　沿革'),
    p('第一节　县名由来'),
    p('清溪得名于溪水清浅。'),
    p('一、旧名'),
    p('宋称清水，元改今名。'),
    p('（一）别称'),
    p('又称茶乡。'),
    p('第二节　疆域'),
    p('东西宽42千米，南北长58千米。'),
    p('第二章　区划'),
    p('第一节　乡镇'),
    p('2020年辖五镇三乡。'),
    p('第二编　自然'),
    p('第一章　地质'),
    p('境内以砂岩为主。'),
    centred([run('后　记', { bold: true })]),
    p('本志历时六年。'),
  ]);

/** A village history whose numbers Word makes. */
const autoNumberedVillage = () => {
  const n = (level: number) => ({ numbering: { reference: 'chapters', level } });
  return wordFile([
    title('白岩村史'),
    h(1, '建村', n(0)),
    h(2, '迁居', n(1)),
    p('康熙二十八年，柳氏迁居。'),
    h(2, '分房', n(1)),
    p('传三房。'),
    h(1, '生计', n(0)),
    h(2, '种茶', n(1)),
    p('有老茶树1126株。'),
    h(3, '采制', n(2)),
    p('采茶讲三不采：'),
    p('带露不采', { numbering: { reference: 'plain', level: 0 } }),
    p('午后不采', { numbering: { reference: 'plain', level: 0 } }),
    p('紫芽不采', { numbering: { reference: 'plain', level: 0 } }),
    p('工具：'),
    p('竹器', { numbering: { reference: 'bullets', level: 0 } }),
    p('背篓', { numbering: { reference: 'bullets', level: 1 } }),
    p('簸箕', { numbering: { reference: 'bullets', level: 1 } }),
    p('铁器', { numbering: { reference: 'bullets', level: 0 } }),
    p('族规第一条', { numbering: { reference: 'chinese', level: 0 } }),
    p('族规第二条', { numbering: { reference: 'chinese', level: 0 } }),
  ]);
};

/** Notes at the foot and at the end, also in a title and in a table. */
const annotatedChapter = () =>
  wordFile(
    [
      h(1, '水利'),
      h(
        2,
        ['古堰', new FootnoteReferenceRun(3)].map((each) =>
          typeof each === 'string' ? run(each) : each,
        ),
      ),
      p([
        run('永济堰创于明万历'),
        new FootnoteReferenceRun(1),
        run('，清重修'),
        new EndnoteReferenceRun(1),
        run('。'),
      ]),
      table([
        ['堰名', '灌田'],
        [{ text: [p([run('永济堰'), new FootnoteReferenceRun(2)])] }, '1200亩'],
      ]),
      p(
        ['“', '清溪', '”一名，见', '《水经注》', '*今本*无。'].map((text, index) =>
          run(text, { bold: index < 3 }),
        ),
      ),
      h(1, '交通'),
      p([run('云岭茶道入黔'), new FootnoteReferenceRun(4), run('。')]),
    ],
    {
      footnotes: {
        1: note('万历二十一年（1593）。', '一说二十三年。'),
        2: note('又名大堰。'),
        3: note('堰，当地读“雁”。'),
        4: note('见<县志>卷三。'),
      },
      endnotes: { 1: note('光绪《清溪縣志》卷五。') },
    },
  );

/** Photographs, a map, captions below, alternative texts given and not. */
const illustrated = () =>
  wordFile([
    h(1, '风物'),
    p([picture('老街街口的石牌坊')]),
    caption('图1　老街牌坊（李四摄）'),
    p([run('牌坊在街口。'), picture('茶园'), run('茶园在坡上。')]),
    centred([picture()]),
    centred('图2　清溪“八景”之一'),
    h(1, '碑刻'),
    p([picture('永济堰碑')]),
  ]);

/** A manuscript come back from review, with changes tracked and comments. */
const reviewed = () =>
  wordFile(
    [
      h(1, '教育'),
      p([
        run('全县有小学'),
        new DeletedTextRun({ ...change, text: '四十二' }),
        new InsertedTextRun({ ...change, id: 2, text: '四十三' }),
        run('所，'),
        new CommentRangeStart(0),
        run('教师612人'),
        new CommentRangeEnd(0),
        run('', { children: [new CommentReference(0)] }),
        run('。'),
      ]),
    ],
    {
      comments: {
        children: [{ id: 0, author: '顾岚清', date: new Date(0), children: [p('请核对教师数。')] }],
      },
    },
  );

/** Looks that say something (10⁴, CO₂, 着重号, 删除线) and looks that do not. */
const marked = () =>
  wordFile([
    h(1, '度量'),
    p([
      run('面积3.2×10'),
      run('4', { superScript: true }),
      run('公顷，CO'),
      run('2', { subScript: true }),
      run('减排。'),
    ]),
    p([
      run('着重', { emphasisMark: {} }),
      run('、'),
      run('斜体', { italics: true }),
      run('、'),
      run('下划', { underline: {} }),
      run('、'),
      run('删去', { strike: true }),
    ]),
    p([run('红字', { color: 'FF0000' }), run('仿宋', { font: { eastAsia: '仿宋' } }), run('　')]),
    p([
      bold('（1）'),
      run('粗体只在括号。'),
      bold('全部粗体，'),
      run('紧接斜体', { italics: true }),
      run('，再接', { bold: true }),
      run('斜体', { italics: true }),
    ]),
    p([run('第一行', {}), run('第二行', { break: 1 }), run('- 像列表', { break: 1 })]),
    p([
      run('见'),
      new ExternalHyperlink({ link: 'https://example.org/a?b=1', children: [run('县志网')] }),
      run('。'),
    ]),
    p('1. 不是列表'),
    p('# 不是标题　{x} <b> *星* _线_ `码` [链](x) a|b'),
    p('import 也是字'),
  ]);

/** Text boxes, frames of one cell, tables within tables. */
const boxed = () =>
  wordFile([
    h(1, '链接'),
    p('正文一。'),
    new Textbox({
      style: { width: '200pt' },
      children: [p('框中第一段'), p('框中第二段')],
    }) as unknown as Paragraph,
    p('正文二。'),
    table([['【资料】框里的话。\n第二段。']]),
    table([
      ['甲', { text: '两行\n的格子' }],
      [{ text: [p('外层')] }, '←'],
    ]),
  ]);

/** A statistical register: wide heads, figures, empty cells, cells joined both ways. */
const registers = () =>
  wordFile([
    h(1, '附录'),
    p('附表3　2022年人口'),
    table([
      [
        { text: '乡镇', down: 3 },
        { text: '人口', right: 4 },
      ],
      [
        { text: '户籍', right: 2 },
        { text: '常住', right: 2 },
      ],
      ['男', '女', '男', '女'],
      ['茶坪镇', '9210', '9222', '8001', '8012'],
      [{ text: '两乡合计', down: 2 }, { text: '未分', right: 2, down: 2 }, '1', ''],
      ['2', '3'],
      [{ text: '合计', right: 1 }, '−1.5', '98.2%', '', ''],
    ]),
    p('注：据公安局户籍数。'),
  ]);

/** A manuscript of one text without a title, as a village elder types it. */
const plainRecollection = () =>
  wordFile([
    p('　　那年发大水，先是上冲响。'),
    p(''),
    p('　　人都往祠堂跑，鸡犬不顾。'),
    p('　　——柳青桂 2001'),
  ]);

/** Long enough that its categories become folders. */
const longYearbook = () =>
  wordFile([
    h(1, '农业'),
    p('本类目记农林牧渔。'),
    ...['种植业', '林业', '畜牧业'].flatMap((name, index) => [
      h(2, name),
      ...Array.from({ length: 12 }, (_, at) =>
        p(
          `【${name}条目${at + 1}】${'全年生产平稳，面积、产量、产值均有增长。'.repeat(20 + index)}`,
        ),
      ),
    ]),
    h(1, '工业'),
    p('工业平稳。'),
  ]);

export const manuscripts = {
  styledYearbook,
  boldYearbook,
  numberedGazetteer,
  autoNumberedVillage,
  annotatedChapter,
  illustrated,
  reviewed,
  marked,
  boxed,
  registers,
  plainRecollection,
  longYearbook,
};

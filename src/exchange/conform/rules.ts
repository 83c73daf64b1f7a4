/** `must` keeps a bundle from being accepted; `should` is what makes it useful to others. */
export type Level = 'must' | 'should';

/** Version of the profile that the rules and the schema beside them are. Bundles of version 1 keep it, too. */
export const profileVersion = 2;

interface Rule {
  level: Level;
  title: string;
  /** What the office that made the bundle does about it. */
  advice: string;
}

/** Rules of the profile. A code is permanent; docs/exchange-profile.md explains each. */
export const rules = {
  fixity: {
    level: 'must',
    title: '签名或文件与清单不符',
    advice: '不要改动做好的发布包；重新运行 npx fangzhi bundle，把整个文件夹原样交出。',
  },
  sources: {
    level: 'must',
    title: '没有可以收入的源文件',
    advice: 'data/sources/ 里要有 portal.yaml，和 works/ 里至少一部著作。',
  },
  facts: {
    level: 'must',
    title: '资料的写法与规范不符',
    advice: '照提示改正这个文件，再发布下一版。各项的写法见规范的 JSON Schema。',
  },
  marks: {
    level: 'must',
    title: '篇章里有不能收入的写法',
    advice:
      '篇章只用 Markdown 和规定的组件，不写 import、花括号表达式和 HTML。运行 npx fangzhi check 可以先自查。',
  },
  pictures: {
    level: 'must',
    title: '图片缺少、打不开或过大',
    advice: '补上图片、影像，或重新导出为 JPEG、PNG；矢量图里不能有脚本和外部地址。',
  },
  files: {
    level: 'must',
    title: '著作里有不收的文件，或文件过大',
    advice: '移走这个文件；过长的篇章、表格请分开；打不开的字体请换完整的。',
  },
  licence: {
    level: 'must',
    title: '没有写明许可',
    advice:
      '在 work.yaml 里写 licence（例如 CC BY 4.0）或 rights；全部著作相同的，写在 portal.yaml 的 rights 里。',
  },
  owner: {
    level: 'must',
    title: '著作写明属于别的单位',
    advice:
      '别的单位的著作用 npx fangzhi accept 收入后，会连同它的签名一起转交；不要复制到自己的 works/ 里。',
  },
  withheld: {
    level: 'must',
    title: '源文件里有不公开的内容',
    advice: '不公开的内容不能进发布包。请用 npx fangzhi bundle 制作，它会把这样的文件留下。',
  },
  tombstones: {
    level: 'must',
    title: '记为撤下的内容还在发布包里',
    advice: '撤下的，删去源文件；重新发布的，换一个编号。',
  },
  'passed-on': {
    level: 'must',
    title: '转交的著作与所属单位的签名不符',
    advice: '转交的著作要与收入时一字不差，连同签名；请重新收入后再发布。',
  },
  'member-code': {
    level: 'should',
    title: '单位的编号不是区划代码',
    advice: '编号用六位区划代码，与 portal.yaml 的 division 相同，各家的编号才不会相撞。',
  },
  'next-release': {
    level: 'should',
    title: '承诺的下一版期限过长',
    advice: '用 --next-by 写一年以内的日期：对方靠它知道有没有人扣住了新的一版。',
  },
  catalogue: {
    level: 'should',
    title: '缺少书目记录',
    advice: 'data/metadata/dc/ 里每部著作一份 Dublin Core 记录，图书馆靠它编目。',
  },
  links: {
    level: 'should',
    title: '篇章间的链接在发布包里没有着落',
    advice: '链接所指的篇章没有放进发布包，对方看到的链接会指向贵单位的门户，或不起作用。',
  },
  'held-back': {
    level: 'should',
    title: '有的篇章只有网页，没有源文件',
    advice:
      '含有不公开段落的源文件整个不放，对方收入的著作会缺这一篇。可以把不公开的段落移到单独的篇章里。',
  },
} as const satisfies Record<string, Rule>;

export type RuleCode = keyof typeof rules;

/** One place where a bundle does not keep a rule. */
export interface Breach {
  rule: RuleCode;
  /** Path in the bundle. */
  file: string;
  /** A Chinese sentence. */
  message: string;
}

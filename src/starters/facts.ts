import { quoted, type StarterFacts, type StarterFile } from './file.ts';

const ofTheLiving = `# 在世人物只写出生年份，不写月日、电话和住址
living: true`;
const ofThePast = `# died: "1971-03"
# 在世人物写 true，只写出生年份
living: false`;

/** Beginnings of items that are facts alone, in YAML. */
export const factStarters: Record<string, (facts: StarterFacts) => StarterFile[]> = {
  person: ({ id, title, year, isLiving = false }) => [
    {
      path: `people/${id}.yaml`,
      content: `# 人物资料。不知道的项目删去或留着井号。
name: ${quoted(title)}
# 有同名的人时，用几个字说明是哪一位
# distinction: "某处某业"
# 姓名读音不常见的写明，用空格分开
# pinyin: "Shàn Wényī"
# 字、号、笔名
# courtesyName: "某某"
# artName: "某某"
# penNames: ["某某"]
# 生卒：年、年月或年月日，加引号；约数写 "1898~"
# born: "1898"
${isLiving ? ofTheLiving : ofThePast}
# 籍贯；已在地名里登记的，另写编号
# nativePlace: "某县某乡"
# nativePlaceId: "mou-xiang"
# 任职：organisation 写机构编号，职官名录从这里汇成
# tenures:
#   - { office: "某职", from: "${year}", to: "${year + 1}" }
summary: "写两三句话介绍这个人。"
sources: []
`,
    },
  ],
  place: ({ id, title }) => [
    {
      path: `places/${id}.yaml`,
      content: `# 地名资料。
name: ${quoted(title)}
kind: "村"
# 历史上的名称，从早到晚；code 是当时的区划代码，seat 是驻地
# names:
#   - { name: "某某公社", from: "1958", to: "1983", rank: "人民公社" }
#   - { name: "某某乡", from: "1984", rank: "乡", code: "000000200", seat: "某街" }
# 现在的上级地名的编号
# within: "qingxi-xian"
# 历代隶属，从早到晚
# parents:
#   - { place: "qingxi-xian", from: "1958" }
summary: "写两三句话介绍这个地方。"
`,
    },
  ],
  organisation: ({ id, title }) => [
    {
      path: `organisations/${id}.yaml`,
      content: `# 机构资料。
name: ${quoted(title)}
# 类别，例如 党政机关、学校、企业
# kind: "学校"
# 历史上的名称，从早到晚
# names:
#   - { name: "某某站", from: "1956", to: "1980" }
# 负责人的职务；principal: true 是正职。人物的 tenures 写同样的职务名，名录自动汇成
# posts:
#   - { name: "站长", principal: true, offices: ["某某站站长"] }
summary: "写两三句话介绍这个机构。"
`,
    },
  ],
  'reading-room': ({ id, title }) => [
    {
      path: `reading-rooms/${id}.yaml`,
      content: `# 阅览室资料。
name: ${quoted(title)}
# 县级、镇级、村级或学校
level: "县级"
address: "某街某号"
hours:
  - { days: "周一至周五", open: "9:00—12:00、14:00—17:00" }
# 哪些日子闭室
# closed: "法定节假日闭室。"
# seats: 20
services:
  - "开架阅览，不用办证"
# 咨询邮箱，网页上显示成二维码
# email: "yuelan@example.cn"
# 藏书：本站著作写 work（编号），其他书写 title（书名）
# holdings:
#   - { title: "《某县志》", callNumber: "K290/1", copies: 2 }
summary: "写两三句话介绍这个阅览室。"
`,
    },
  ],
  donation: ({ id, title, year }) => [
    {
      path: `donations/${id}.yaml`,
      content: `# 一次赠书。
date: "${year}-01-01"
# 受赠的单位或个人
name: ${quoted(title)}
# 单位类别，用来合计：学校、图书馆、机关、村社区、个人
receiver: "学校"
# 别人赠给本单位的写 direction: received
# direction: received
# 本站著作写 work（编号），其他书写 title（书名）
books:
  - { title: "《某县志》", copies: 1 }
`,
    },
  ],
  gallery: ({ id, title }) => [
    {
      path: `galleries/${id}.yaml`,
      content: `# 图集。图可以取自各书，也可以把图片放在 galleries/ 里。
title: ${quoted(title)}
# 许可：别人可以怎样使用这些图
licence: "仅供阅览，转载请联系本单位"
summary: "写一两句话介绍这组图。"
# 取自篇章的图：chapter 写篇章编号，file 照篇章里 <Figure src> 的写法
# 自己的图：file 写图片文件名，另写 alt（图上是什么）和 credit（作者或收藏者）
pictures: []
# 取一部书的全部插图
# works: ["baiyan-village"]
`,
    },
  ],
};

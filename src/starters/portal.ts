import { quoted, type StarterFacts, type StarterFile } from './file.ts';

export function portalStarter({ title }: StarterFacts): StarterFile[] {
  return [
    {
      path: 'portal.yaml',
      content: `# 门户资料。井号后面是说明，不影响内容。
title: ${quoted(title)}
# 所记县、区、市的名称
county: ${quoted(title.replace(/方志.*$/, '') || title)}
office: "县地方志办公室"
tagline: "一县之记忆"
# 本县六位区划代码：与别的单位交换、移交时以它相认
# division: "000000"
# 正式网址，写进引用和订阅；还没有就留着井号
# site: "https://example.gov.cn/fangzhi"
# 门户的颜色
colour: "#8c2f1b"
# 供读者下载的整本书：epub 电子书、text 纯文本、html 单页网页；一部书要不同，写在它的 work.yaml 里
downloads: [epub, text]
# 网站备案号
# icp: "某ICP备00000000号"
# 首页“县史一览”里的大事，写各书大事的题目；不写的由程序挑选
# moments: ["公路通车"]
# 地名图：县界一点写成“经度,纬度”；地图要有审图号
# map:
#   approval: "某S（2026）001号"
#   outline: "104.02,30.61 104.10,30.66 104.15,30.58"
contact:
  address: "县城某街某号"
  hours: "周一至周五 9:00—17:00"
`,
    },
  ];
}

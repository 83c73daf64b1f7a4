import type { ReleaseFacts } from './seal.ts';
import { sshNamespace } from './sshsig.ts';

const commands = (member: string): string => `    sha512sum --check --quiet manifest-sha512.txt
    sha512sum --check --quiet tagmanifest-sha512.txt
    minisign -V -p office.pub -m tagmanifest-sha512.txt
    (printf '${member} '; sed -n 3p office.pub) > allowed_signers
    ssh-keygen -Y verify -f allowed_signers -I ${member} -n ${sshNamespace} \\
      -s tagmanifest-sha512.txt.sig < tagmanifest-sha512.txt`;

/** What people read first: what is in the bundle, and how any machine checks it. */
export function readmeFiles({
  title,
  office,
  member,
  version,
  released,
  nextBy,
}: ReleaseFacts): Record<string, string> {
  return {
    'README.md': `# ${title} · release ${version} (${released})

Published by ${office} (${member}). The next release is promised by ${nextBy}. 中文见 README.zh-CN.md。

| folder | holds |
| --- | --- |
| \`data/site/\` | the portal; open \`index.html\` |
| \`data/books/\` | each work as plain text and as one HTML page |
| \`data/sources/\` | the manuscripts and pictures of what is published |
| \`data/metadata/\` | Dublin Core, MODS, MARC 21 (MARCXML and ISO 2709), hand-over list |

This is a BagIt 1.0 bag (RFC 8493) and an RO-Crate 1.2. To check it, get the office's public key \`office.pub\` by some
other way than this bundle, compare its fingerprint by telephone, and run here:

${commands(member)}

Each must end without an error. On Windows, \`ssh-keygen\` comes with the system; \`fangzhi verify\` does all of it
anywhere, and names every file that was changed, is missing or does not belong.
`,
    'README.zh-CN.md': `# ${title} · 第 ${version} 版（${released}）

${office}（${member}）发布。承诺不迟于 ${nextBy} 发布下一版。English: README.md.

| 文件夹 | 内容 |
| --- | --- |
| \`data/site/\` | 网站；打开 \`index.html\` 即可阅读 |
| \`data/books/\` | 各部著作的纯文本和单页网页 |
| \`data/sources/\` | 已公开内容的书稿与图片 |
| \`data/metadata/\` | 都柏林核心、MODS、MARC 21（MARCXML 与 ISO 2709）书目和移交清单 |

这是 BagIt 1.0（RFC 8493）包，也是 RO-Crate 1.2。核验前，先从本包以外的途径取得发布单位的公钥 \`office.pub\`，
打电话核对指纹，然后在这里运行：

${commands(member)}

每一条都应当没有报错。Windows 自带 \`ssh-keygen\`；\`npx fangzhi verify\` 在任何系统上一次做完以上各项，并逐一列出
被改动、缺少和多出的文件。
`,
  };
}

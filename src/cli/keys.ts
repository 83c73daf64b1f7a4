import path from 'node:path';
import { Command } from 'commander';
import { fingerprint, formatPublicKey } from '../exchange/key.ts';
import { readAnyKey, writeNewKey } from '../exchange/key-file.ts';

const newCommand = new Command('new')
  .summary('新建一对密钥')
  .description('新建一对签名用的密钥：私钥只有本人能读，公钥（.pub）发给合作单位。')
  .requiredOption('--out <文件>', '私钥文件；不要放在内容文件夹或发布包里')
  .addHelpText('after', '\n例：\n  npx fangzhi keys new --out ../密钥/office')
  .action(async ({ out }: { out: string }) => {
    const file = path.resolve(out);
    const key = await writeNewKey(file);
    console.log(
      `私钥：${file}（妥善保管，另存一份备份，不要外传）\n公钥：${file}.pub（发给合作单位）\n指纹：${fingerprint(key)}（请合作单位打电话核对）`,
    );
  });

const showCommand = new Command('show')
  .summary('显示公钥和指纹')
  .description('显示一对密钥的公钥和指纹。给出私钥或公钥文件都可以，私钥本身不会显示。')
  .argument('<文件>', '密钥文件')
  .addHelpText('after', '\n例：\n  npx fangzhi keys show ../密钥/office')
  .action(async (file: string) => {
    const key = await readAnyKey(path.resolve(file));
    console.log(`${formatPublicKey(key)}指纹：${fingerprint(key)}`);
  });

export const keysCommand = new Command('keys')
  .summary('新建、查看签名用的密钥')
  .description('新建、查看发布包签名用的密钥（Ed25519）。')
  .addCommand(newCommand)
  .addCommand(showCommand);

import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { mendOutput } from '../press/output.ts';
import { outOption } from './options.ts';
import { serveFolder } from './web-server.ts';

export const portOption = (): Option =>
  new Option('--port <端口>', '端口').default(4321).argParser((value) => {
    const port = Number(value);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new InvalidArgumentError('要写 0 到 65535 的整数。');
    return port;
  });

export const serveCommand = new Command('serve')
  .summary('在本机打开生成好的网站')
  .description('在本机 127.0.0.1 打开生成好的网站，按 Ctrl+C 结束。')
  .addOption(outOption())
  .addOption(portOption())
  .option('--oai', '同时在 /oai 答复 OAI-PMH 收割')
  .addHelpText(
    'after',
    '\n例：\n  npx fangzhi serve\n  npx fangzhi serve --out ../网站 --port 8080\n  npx fangzhi serve --oai',
  )
  .action(async ({ out, port, oai }: { out: string; port: number; oai?: boolean }) => {
    await runServe(path.resolve(out), port, oai);
  });

/** Serves until the process is ended. */
export async function runServe(folder: string, wanted: number, oai = false): Promise<void> {
  await mendOutput(folder);
  // A bundle is served too, for others to mirror.
  if (!['index.html', 'release.json'].some((name) => existsSync(path.join(folder, name)))) {
    console.error(`${folder} 里没有网站。请先运行 npx fangzhi build。`);
    process.exitCode = 1;
    return;
  }
  const gateway = oai ? (await import('./oai-gateway.ts')).openGateway(folder) : undefined;
  const { port } = await serveFolder(folder, wanted, gateway);
  if (port !== wanted && wanted !== 0) console.log(`端口 ${wanted} 已被占用，改用 ${port}。`);
  console.log(`网站在 http://127.0.0.1:${port}/ ，按 Ctrl+C 结束。`);
  if (gateway) console.log(`OAI-PMH 在 http://127.0.0.1:${port}${gateway.path}?verb=Identify`);
}

import { formatFinding, type Finding } from '../model/finding.ts';

/** Most findings printed in full; a folder of another program's files could have thousands. */
const mostShown = 200;

/** Prints findings, and fails the command when one is an error. @returns how many of each. */
export function reportFindings(findings: readonly Finding[]): { errors: number; warnings: number } {
  for (const finding of findings.slice(0, mostShown)) console.error(formatFinding(finding));
  if (findings.length > mostShown)
    console.error(
      `……另有 ${findings.length - mostShown} 条没有列出。请先改正以上各条，再运行一次。`,
    );
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) process.exitCode = 1;
  return { errors, warnings: findings.length - errors };
}

/** Tells of a fault of the program or the machine. The stack is for those who ask for it. */
export function reportFault(error: unknown): void {
  process.exitCode = 1;
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`没有完成：${explainSystem(error) ?? reason}`);
  if (process.env['FANGZHI_DEBUG'] !== undefined) console.error(error);
  else if (
    error instanceof Error &&
    explainSystem(error) === undefined &&
    !/[\u4e00-\u9fff]/.test(reason)
  ) {
    console.error(
      '这是程序的错误。请把上面这句话告诉技术人员；设环境变量 FANGZHI_DEBUG=1 再运行可看到详情。',
    );
  }
}

function explainSystem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const place = 'path' in error && typeof error.path === 'string' ? error.path : '';
  switch (error.code) {
    case 'ENOSPC':
      return `磁盘满了，${place} 写不下。请腾出空间再试；原有的网站没有变动。`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `没有权限读写 ${place}。请检查文件夹权限，或换一个输出文件夹。`;
    case 'EMFILE':
      return '同时打开的文件太多。请关闭一些程序再试。';
    case 'ENOENT':
      return `找不到 ${place}。`;
    default:
      return undefined;
  }
}

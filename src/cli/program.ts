import { Command } from 'commander';
import { acceptCommand } from './accept.ts';
import { buildCommand } from './build.ts';
import { bundleCommand } from './bundle.ts';
import { checkCommand } from './check.ts';
import { conformCommand } from './conform.ts';
import { devCommand } from './dev.ts';
import { exportCommand } from './export.ts';
import { explainCommander } from './help.ts';
import { handOverCommand } from './hand-over.ts';
import { idsCommand } from './ids.ts';
import { importCommand } from './import.ts';
import { intakeCommand } from './intake.ts';
import { keysCommand } from './keys.ts';
import { mirrorCommand } from './mirror.ts';
import { newCommand } from './new.ts';
import { reportFault } from './report.ts';
import { serveCommand } from './serve.ts';
import { startCommand } from './start.ts';
import { verifyCommand } from './verify.ts';

// Astro would print a notice of its own and call home.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const program = new Command('fangzhi')
  .description('方志：把县史志办的书稿变成可检索的门户网站')
  .version('0.1.0', '-V, --version', '显示版本');

for (const command of [
  startCommand,
  buildCommand,
  devCommand,
  serveCommand,
  checkCommand,
  importCommand,
  exportCommand,
  newCommand,
  idsCommand,
  intakeCommand,
  keysCommand,
  bundleCommand,
  verifyCommand,
  mirrorCommand,
  handOverCommand,
  acceptCommand,
  conformCommand,
]) {
  program.addCommand(command);
}
explainCommander(program);

try {
  await program.parseAsync();
} catch (error) {
  reportFault(error);
}

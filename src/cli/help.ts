import type { Argument, Command } from 'commander';
import { isWide } from '../markdown/wide.ts';

/** commander's own English, in Chinese. */
const phrases: readonly [RegExp, string][] = [
  [/^error: unknown option '(.+?)'/, '没有选项 $1。'],
  [/^error: unknown command '(.+?)'/, '没有命令 $1。'],
  [/^error: missing required argument '(.+?)'/, '缺少参数 $1。'],
  [/^error: required option '(.+?)' not specified/, '缺少选项 $1。'],
  [/^error: option '(.+?)' argument missing/, '选项 $1 后面要写内容。'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. ?/, '选项 $1 的内容“$2”有误。'],
  [
    /^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. ?/,
    '参数 $2 的内容“$1”有误。',
  ],
  [
    /^error: too many arguments.*/,
    '多写了一项，或路径里有空格而没有加引号。内容文件夹写在 --content 后面，例如 --content "../我县 内容"。',
  ],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, '您要的可能是 $1。'],
  [/Allowed choices are (.+)\./, '可以写 $1。'],
];

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '…' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** Columns a text takes on a terminal: a Chinese character takes two. */
export function columns(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) count += isWide(text.charCodeAt(index)) ? 2 : 1;
  return count;
}

/** Breaks a text at spaces and after Chinese marks so that no line is wider than the terminal. */
function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=[ 、，；。：])/)) {
    if (line !== '' && columns(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line].join('\n');
}

/** Makes help and error texts Chinese for a command and all below it. */
export function explainCommander(command: Command): void {
  command
    .helpOption('-h, --help', '显示帮助')
    .showHelpAfterError('（加 --help 查看用法）')
    .configureHelp({
      displayWidth: columns,
      boxWrap: (text, width) =>
        text
          .split('\n')
          .map((line) => wrap(line, width))
          .join('\n'),
      argumentDescription: ({ description }) => description,
      subcommandTerm: (inner) =>
        [inner.name(), ...inner.registeredArguments.map(argumentTerm)].join(' '),
      styleTitle: (title) =>
        ({
          'Usage:': '用法：',
          'Arguments:': '参数：',
          'Options:': '选项：',
          'Commands:': '命令：',
        })[title] ?? title,
      optionDescription: (option) =>
        option.description +
        (option.defaultValue === undefined || option.defaultValue === false
          ? ''
          : `（默认 ${String(option.defaultValueDescription ?? option.defaultValue)}）`),
      commandUsage: (of) => {
        const names: string[] = [];
        for (let current: Command | null = of; current; current = current.parent)
          names.unshift(current.name());
        const arguments_ = of.registeredArguments.map(argumentTerm);
        return [
          `npx ${names.join(' ')}`,
          ...(of.commands.length > 0 ? ['<命令>'] : []),
          ...(of.options.length > 0 ? ['[选项]'] : []),
          ...arguments_,
        ].join(' ');
      },
    })
    .configureOutput({
      outputError: (text, write) => {
        let said = text.replace(/(?<=Allowed choices are ).*(?=\.)/, (choices) =>
          choices.replaceAll(', ', '、'),
        );
        for (const [pattern, chinese] of phrases) said = said.replace(pattern, chinese);
        write(said);
      },
    });
  if (command.commands.length > 0) command.helpCommand('help [命令]', '显示某个命令的帮助');
  for (const inner of command.commands) explainCommander(inner);
}

import type { FindingCode } from '../model/finding-codes.ts';
import { adviseTag } from './component-names.ts';

/** What a syntax error is, told to an editor. */
export interface Explanation {
  code: FindingCode;
  message: string;
}

type Explain = (found: RegExpExecArray, near: string) => Explanation;

const asSyntax = (message: string): Explanation => ({ code: 'mdx-syntax', message });

/** The parser's English, and what it met and what to write instead. `near` is the text at the error. */
const explanations: readonly [RegExp, Explain][] = [
  [
    /closing tag `<\/([^`>]*)>`, expected an open tag/,
    ([, name]) =>
      asSyntax(`这里有结尾 </${name}>，前面没有相应的开头 <${name}>。请补上开头或删去结尾。`),
  ],
  [
    /closing tag `<\/([^`>]*)>`, expected corresponding closing tag for `<([^`>]*)>`/,
    ([, closing, opening]) =>
      asSyntax(
        `结尾 </${closing}> 与开头 <${opening}> 不是同一个组件。组件要按先开后关的次序配对。`,
      ),
  ],
  [
    /closing tag `<\/([^`>]*)>` either after the end/,
    ([, name]) =>
      asSyntax(
        `结尾 </${name}> 与开头 <${name}> 不在同一层。内容有几段时，开头和结尾各占一行，前后各空一行，行首缩进相同。`,
      ),
  ],
  [
    /Expected a closing tag for `<([^`>]*)>`.* before the end of `(?:listItem|blockQuote)`/,
    ([, name]) =>
      asSyntax(
        `组件 <${name}> 写在列表或引文里，没有在那里结尾。内容和结尾的每一行都要与开头同样缩进，或同样以 > 开头。`,
      ),
  ],
  [/Expected a closing tag for `<([^`>]*)>`/, ([, name = '']) => explainUnclosed(name)],
  [/after `<`|before name/, (_, near) => explainBadTag(near)],
];

/** Says what is wrong at a place where the parser stopped. */
export function explainSyntax(message: string, near: string): Explanation {
  for (const [pattern, explain] of explanations) {
    const found = pattern.exec(message);
    if (found) return explain(found, near);
  }
  return asSyntax('这里的标记读不懂。请检查尖括号是否配对；作为文字的 < 写成 \\<，{ 写成 \\{。');
}

function explainUnclosed(name: string): Explanation {
  if (name === '') return asSyntax('空的尖括号 <> 没有意义，请删去；作为文字的 < 写成 \\<。');
  const advice = adviseTag(name);
  if (advice) return advice;
  return asSyntax(
    `组件 <${name}> 在这一段里没有结尾。请在内容后面加上 </${name}>；没有内容的组件写成 <${name} … />；内容有几段时，开头和结尾各占一行，与内容之间空一行。`,
  );
}

function explainBadTag(near: string): Explanation {
  if (near.startsWith('<!--')) {
    return asSyntax(
      '正文里不能写 HTML 注释 <!-- -->。请删去；给读者的说明用 <Note>…</Note>，只给编辑部看的话用 <Internal>…</Internal>。',
    );
  }
  if (/^<[!?]/.test(near)) {
    return asSyntax(
      '正文里不能写 <! 或 <? 开头的标记。请删去；要显示这几个字符，请写成 \\<! 或 \\<?。',
    );
  }
  const [, name] = /^<([A-Za-z][\w.:-]*)[\s/]/.exec(near) ?? [];
  if (name === undefined || /^<[a-z]+:\/\//i.test(near)) {
    return asSyntax(
      '这里有一个小于号 <，后面不是组件名。正文里要用小于号时请写成 \\<，例如 \\<5%。',
    );
  }
  const tag = near.slice(0, near.indexOf('>') + 1 || undefined);
  const message = tag.includes('{')
    ? `<${name}> 的属性不能用花括号。请写成 名="值"，值放在英文双引号里。`
    : /[=＝][“”‘’＂]|＝/.test(tag)
      ? `<${name}> 的属性用了中文引号或全角等号。请改成半角的，写成 名="值"，例如 <Person id="li-si">；文字处理软件会自动换成中文引号，请用记事本一类的软件写。`
      : `<${name}> 的写法有误。属性写成 名="值"，值放在英文（半角）双引号里，属性之间空一格，例如 <Person id="li-si">；没有内容的组件以 /> 结尾。`;
  return adviseTag(name) ?? { code: 'component-attribute', message };
}

/** The parser's English, told to an editor: what it met and what to write instead. */
const explanations: readonly [RegExp, (found: RegExpExecArray) => string][] = [
  [
    /end of file in expression|closing brace for `\{`/,
    () => '这里有一个左花括号 {，没有配对的右花括号。正文里要用花括号时请写成 \\{ 和 \\}。',
  ],
  [/closing tag for `<([^`>]+)>`/, ([, name]) => `组件 <${name}> 只有开头，没有结尾。请在内容后面加上 </${name}>；没有内容的组件写成 <${name} … />。`],
  [/closing tag `<\/([^`>]+)>`, expected an open tag/, ([, name]) => `这里有结尾 </${name}>，前面没有相应的开头 <${name}>。请补上开头或删去结尾。`],
  [/closing tag `<\/([^`>]+)>`.*(?:expected|for) .*`<\/?([^`>]+)>`/, ([, closing, opening]) => `结尾 </${closing}> 与开头 <${opening}> 不是同一个组件。组件要按先开后关的次序配对。`],
  [/`!` \(U\+0021\)/, () => '正文里不能写 HTML 注释 <!-- -->。请删去；要留给读者的说明请用 <Note>…</Note>。'],
  [/after `<`, expected a valid JSX tag|before name/, () => '这里有一个小于号 <，后面不是组件名。正文里要用小于号时请写成 \\<，例如 \\<5%。'],
  [/parse expression|expression/, () => '花括号里的内容读不懂。篇章里不能写表达式；正文里要用花括号时请写成 \\{ 和 \\}。'],
  [/attribute/, () => '组件的属性读不懂。属性写成 名="值"，值放在英文双引号里，例如 <Person id="li-si">。'],
];

export function explainSyntax(message: string): string {
  for (const [pattern, explain] of explanations) {
    const found = pattern.exec(message);
    if (found) return explain(found);
  }
  return `这里的标记读不懂（${message.replace(/ \(mdx-.*$/s, '')}）。请检查尖括号、花括号是否配对；作为文字的 < 写成 \\<，{ 写成 \\{。`;
}

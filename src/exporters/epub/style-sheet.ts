/** Leaves type and size to the reader; sets what the text itself asks for. */
export function styleSheet(isVertical: boolean): string {
  return `${isVertical ? 'html { writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; -epub-writing-mode: vertical-rl }\n' : ''}body { line-height: 1.7 }
p { margin: 0; text-indent: 2em; text-align: justify }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; page-break-after: avoid; break-after: avoid }
h1 { text-align: center; margin: 2em 0 }
figure { margin: 1em 0; text-align: center; page-break-inside: avoid; break-inside: avoid }
img { max-width: 100%; max-height: 90vh }
figcaption, caption, .table-note, .source { font-size: .9em; text-align: center }
figcaption small { display: block }
table { border-collapse: collapse; margin: 1em auto }
th, td { border: 1px solid; padding: .2em .5em }
.number { text-align: right }
thead [colspan] { text-align: center }
blockquote, aside { margin: 1em 2em }
td p, li p, figcaption p, .poem p, .recording, .colophon p { text-indent: 0 }
.small-note { font-size: .7em }
.cover { margin: 0; padding: 0; text-align: center; text-indent: 0 }
.cover img { max-height: 100vh }
.colophon { margin: 2em 0 }
nav ol { list-style: none }
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Makes text safe both between tags and inside a double-quoted attribute. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
    : text;
}

/** What text that `escapeHtml` made safe was before. */
export function unescapeHtml(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/**
 * Writes text as MDX that reads back as the same text: every character that could begin markup is escaped, others
 * are left as they are, so that an editor still sees prose. For text within one block; newlines are the caller's.
 */
export function escapeMdx(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>~|&#]/g, String.raw`\$&`)
    .replace(/^(\s*)([-+=])/, String.raw`$1\$2`)
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`)
    .replace(/^(?:import|export)(?![\w$])/, escapeFirst)
    .replace(/(?<=[【［])\^/g, String.raw`\^`)
    .replace(/(?<=https?|ftp):(?=\/\/)/gi, String.raw`\:`)
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, String.raw`\@`);
}

/** A line that begins with the word would be read as code. */
function escapeFirst(word: string): string {
  return `&#x${word.charCodeAt(0).toString(16)};${word.slice(1)}`;
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes a reader's browser loads to show a page, compressed as a server would; images and fonts not counted. */
export interface PageWeight {
  html: number;
  css: number;
  js: number;
}

export function totalOf({ html, css, js }: PageWeight): number {
  return html + css + js;
}

/** Weighs pages of one site; files that many pages share are compressed once. */
export function openScales(site: string): (page: string) => PageWeight {
  const known = new Map<string, number>();
  const weigh = (file: string): number => {
    const weight = known.get(file) ?? gzipSync(readFileSync(path.join(site, file))).length;
    known.set(file, weight);
    return weight;
  };
  const sum = (files: ReadonlySet<string>): number =>
    files.values().reduce((total, file) => total + weigh(file), 0);
  return (page) => {
    const html = readFileSync(path.join(site, page));
    const { styles, scripts } = findFiles(html.toString('utf8'), page, (file) =>
      readFileSync(path.join(site, file), 'utf8'),
    );
    return { html: gzipSync(html).length, css: sum(styles), js: sum(scripts) };
  };
}

/** Style sheets and scripts a page asks for, with the scripts those import; paths within the site. */
export function findFiles(
  html: string,
  page: string,
  read: (file: string) => string,
): { styles: Set<string>; scripts: Set<string> } {
  const styles = new Set<string>();
  const scripts = new Set<string>();
  const addScript = (file: string): void => {
    if (scripts.has(file)) return;
    scripts.add(file);
    for (const [, to = ''] of read(file).matchAll(
      /(?:^|[;}\s])import\s*(?:[\w*{}\s,$]+from\s*)?["'](\.[^"']+)["']/g,
    ))
      addScript(resolve(file, to));
  };
  for (const [tag] of html.matchAll(/<(?:link|script)\b[^>]*>/g)) {
    const rel = attribute(tag, 'rel');
    const href = attribute(tag, 'href');
    const src = attribute(tag, 'src');
    // What only paper needs, browsers load after all else, and show the page without it.
    const isForScreen = attribute(tag, 'media') !== 'print';
    if (rel === 'stylesheet' && href !== undefined && isForScreen) styles.add(resolve(page, href));
    if (rel === 'modulepreload' && href !== undefined) addScript(resolve(page, href));
    if (tag.startsWith('<script') && src !== undefined) addScript(resolve(page, src));
  }
  return { styles, scripts };
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(tag);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

function resolve(from: string, to: string): string {
  return path.posix.join(path.posix.dirname(from), to.replace(/[?#].*$/, ''));
}

import type { Position } from '../../model/finding.ts';
import { addresses, relativeAddress } from '../../model/address.ts';
import { shownTime } from '../../model/recording.ts';
import type { Cue } from '../../model/webvtt.ts';
import { escapeHtml } from '../escape.ts';
import { anchorSafe, themeAnchor, type Page } from '../page.ts';
import { cutAtWords, type GlossaryWord } from './glossary.ts';
import type { CuePair } from './pair-cues.ts';

/** Writes the words of a recording as a list, a line a cue, each with its time as its address. */
export function writeCues(
  page: Page,
  pairs: readonly CuePair[],
  glossary: readonly GlossaryWord[],
  [label, secondLabel]: readonly [string, string],
): void {
  const hasSecond = pairs.some((pair) => pair !== undefined && pair.second.length > 0);
  page.writeHtml(
    hasSecond
      ? `<ol class="cues" data-labels="${escapeHtml(`${label}|${secondLabel}`)}">`
      : '<ol class="cues">',
  );
  let speaker: string | undefined;
  for (const pair of pairs) {
    if (pair === undefined) {
      page.writeHtml('<li class="cue-gap">（一段话按讲述人的意愿没有公开）</li>');
      continue;
    }
    writeCue(page, pair, glossary, pair.cue.speaker !== speaker);
    speaker = pair.cue.speaker;
  }
  page.writeHtml('</ol>');
}

function writeCue(
  page: Page,
  { cue, second }: NonNullable<CuePair>,
  glossary: readonly GlossaryWord[],
  isNewSpeaker: boolean,
): void {
  const anchor = page.claimAnchor(`cue-${cue.id === '' ? cue.startMs : anchorSafe(cue.id)}`);
  const time = shownTime(cue.startMs);
  page.noteStarts.push({ anchor, start: page.length });
  page.writeHtml(
    `<li id="${escapeHtml(anchor)}" data-time="${cue.startMs / 1000},${cue.endMs / 1000}"><a class="cue-time" href="#${escapeHtml(anchor)}">${time}</a>`,
  );
  if (isNewSpeaker && cue.speaker !== undefined) {
    page.writeHtml('<b class="speaker">');
    page.writeApart(cue.speaker);
    page.writeHtml('</b>');
    page.endBlock();
  }
  const heard = { anchor, time };
  writeSaid(page, 'cue', cue, glossary, heard);
  for (const other of second) writeSaid(page, 'cue second', other, [], heard);
  writeThemes(page, cue, { anchor, time });
  page.writeHtml('</li>');
}

/** Themes lead to the page that gathers what other interviews say of them. */
function writeThemes(
  page: Page,
  { themes, text }: Cue,
  { anchor, time }: { anchor: string; time: string },
): void {
  if (themes.length === 0) return;
  page.writeHtml('<p class="themes">');
  for (const [index, theme] of themes.entries()) {
    page.themes.push({ theme, anchor, time, text });
    const to = relativeAddress(page.address, `${addresses.themes}#${themeAnchor(theme)}`);
    if (index > 0) page.writeGap(' ');
    page.writeHtml(`<a href="${escapeHtml(to)}">`);
    page.writeApart(theme);
    page.writeHtml('</a>');
  }
  page.writeHtml('</p>');
  page.endBlock();
}

function writeSaid(
  page: Page,
  name: string,
  { text }: Cue,
  glossary: readonly GlossaryWord[],
  heard: { anchor: string; time: string },
): void {
  page.writeHtml(`<p class="${name}">`);
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) page.endLine();
    for (const piece of cutAtWords(line, glossary)) {
      if (typeof piece === 'string') page.writeApart(piece);
      else writeWord(page, piece.word, heard);
    }
  }
  page.writeHtml('</p>');
  page.endBlock();
}

function writeWord(page: Page, word: GlossaryWord, heard: { anchor: string; time: string }): void {
  if (word.heard.at(-1)?.anchor !== heard.anchor) word.heard.push(heard);
  const meaning = word.reading === '' ? word.meaning : `${word.reading}　${word.meaning}`;
  page.writeHtml(
    `<a class="dialect" href="#${escapeHtml(word.anchor)}" title="${escapeHtml(meaning)}">`,
  );
  page.writeApart(word.word);
  page.writeHtml('</a>');
}

/** Writes the list of words, each leading to where it is heard. */
export function writeGlossary(page: Page, glossary: readonly GlossaryWord[], at: Position): void {
  if (glossary.length === 0) return;
  page.writeHtml('<dl class="glossary">');
  for (const { word, reading, meaning, anchor, heard } of glossary) {
    if (heard.length === 0) {
      const message = `词表里的“${word}”在文稿里没有出现。请核对写法，或从词表里去掉。`;
      page.report('transcript-word-unused', at, message);
    }
    page.writeHtml(`<dt id="${escapeHtml(anchor)}">`);
    page.writeApart(word);
    if (reading !== '') {
      page.writeGap(' ');
      page.writeHtml('<small>');
      page.writeApart(reading);
      page.writeHtml('</small>');
    }
    page.writeGap(' ');
    page.writeHtml('</dt><dd>');
    page.writeApart(meaning);
    for (const cue of heard)
      page.writeHtml(`<a class="cue-time" href="#${escapeHtml(cue.anchor)}">${cue.time}</a>`);
    page.writeHtml('</dd>');
    page.endBlock();
  }
  page.writeHtml('</dl>');
}

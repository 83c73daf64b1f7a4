import { z } from 'zod';
import { besideFile, text } from '../../model/fields.ts';
import { mediaFile, withheldStretches, type Stretch } from '../../model/recording.ts';
import { parseWebVtt, type Cue } from '../../model/webvtt.ts';
import type { Position } from '../../model/finding.ts';
import { defineComponent } from '../component.ts';
import { recordingSlot, type TrackUse } from '../compiled.ts';
import { escapeHtml } from '../escape.ts';
import { anchorSafe, type Page } from '../page.ts';
import { readGlossary } from '../transcript/glossary.ts';
import { isWithheldCue, pairCues } from '../transcript/pair-cues.ts';
import { writeCues, writeGlossary } from '../transcript/write-cues.ts';

const trackFile = besideFile.refine(
  (name) => name.toLowerCase().endsWith('.vtt'),
  '文稿要写同一文件夹里的 .vtt 文件；SRT 和带时间的文本请先用 npx fangzhi import transcript 导入。',
);

const attributes = z.strictObject({
  src: trackFile,
  media: mediaFile.optional(),
  title: text.optional(),
  /** What is spoken in the first track. */
  label: text.default('原话'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/, '语言写语言代码，例如 cmn、zh。')
    .default('zh'),
  /** The same in other words: 普通话 for a dialect. */
  second: trackFile.optional(),
  secondLabel: text.default('普通话'),
  glossary: besideFile
    .refine((name) => name.toLowerCase().endsWith('.csv'), '词表要写同一文件夹里的 .csv 文件。')
    .optional(),
});

/** A recording with its words, line by line, each with an address; what is restricted is in neither. */
export const transcript = defineComponent<z.output<typeof attributes>>({
  name: 'Transcript',
  title: '录音与文稿',
  example: '<Transcript src="tan.vtt" media="tan.mp3" second="tan.putonghua.vtt" />',
  placement: 'block',
  content: 'none',
  attributes,
  render(page, given, { at }) {
    const cues = readTrack(page, given.src, at);
    const second = given.second === undefined ? undefined : readTrack(page, given.second, at);
    if (cues === undefined) return;
    const held = withheldStretches(page.context.restrictions ?? [], page.context.release);
    const lines = pairCues(cues, second ?? [], held);
    for (const { line } of lines.unpaired) {
      const message = `${given.second ?? ''} 第 ${line} 行的一段，在 ${given.src} 里没有同一时间的话。请核对两份文稿的时间。`;
      page.report('transcript-unpaired', at, message);
    }
    const glossary = readGlossary(page, given.glossary, at);
    const anchor = page.claimAnchor(`transcript-${anchorSafe(given.src.replace(/\.vtt$/i, ''))}`);
    const tracks = [
      aTrack(given.label, given.language, cues, held),
      ...(second ? [aTrack(given.secondLabel, 'cmn-Hans', second, held)] : []),
    ];
    const slot = page.recordings.length;
    page.recordings.push({
      slot,
      media: given.media,
      title: given.title,
      tracks,
      held,
      anchor,
      at,
    });
    page.writeHtml(`<section class="transcript" id="${escapeHtml(anchor)}">`);
    if (given.title !== undefined) {
      page.writeHtml('<p class="transcript-title">');
      page.writeApart(given.title);
      page.writeHtml('</p>');
      page.endBlock();
    }
    page.writeHtml(recordingSlot(slot));
    writeCues(page, lines.pairs, glossary, [given.label, given.secondLabel]);
    writeGlossary(page, glossary, at);
    page.writeHtml('</section>');
  },
});

function readTrack(page: Page, src: string, at: Position): Cue[] | undefined {
  const file = page.context.readBeside(src);
  if (file === undefined) {
    const message = `找不到文稿 ${src}。请把文件放在本篇章的文件夹里，并核对文件名的大小写。`;
    page.report('transcript-missing', at, message);
    return undefined;
  }
  if (file.includes('\uFFFD')) {
    const message = `文稿 ${src} 不是 UTF-8 编码，读出来会是乱码。请在编辑器里选“另存为”，编码选 UTF-8。`;
    page.report('transcript-invalid', at, message);
    return undefined;
  }
  const { cues, problems } = parseWebVtt(file);
  for (const { line, message } of problems)
    page.report('transcript-invalid', at, `文稿 ${src} 第 ${line} 行：${message}`);
  if (cues.length > 0 || problems.length > 0) return cues;
  page.report('transcript-invalid', at, `文稿 ${src} 里没有一段话。`);
  return undefined;
}

function aTrack(label: string, language: string, cues: Cue[], held: readonly Stretch[]): TrackUse {
  return { label, language, cues: cues.filter((cue) => !isWithheldCue(cue, held)) };
}

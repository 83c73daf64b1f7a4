import { createHash } from 'node:crypto';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordingUse } from '../markdown/compiled.ts';
import { aFinding, type Finding } from '../model/finding.ts';
import { mediaType } from '../model/recording.ts';
import { writeWebVtt } from '../model/webvtt.ts';
import type { RecordingData } from '../page/portal-data.ts';
import { openDigests, type Digests } from './digests.ts';
import { findCutter, silence, type Cutter } from './silence.ts';

/** A recording a chapter lets be heard. */
export interface PlacedUse {
  /** Chapter file, relative to the content folder. */
  file: string;
  use: RecordingUse;
}

export interface MadeRecordings {
  /** By chapter file, in the order of its slots. */
  byFile: Map<string, RecordingData[]>;
  /** Files for the output: where they lie, or what they hold. */
  files: { address: string; content: { path: string } | { text: string } }[];
  findings: Finding[];
}

/**
 * Makes the players' files: tracks as WebVTT, and the recordings, silent where a speaker does not want to be heard.
 * A recording that cannot be made silent there is not published at all.
 */
export async function makeRecordings(
  uses: readonly PlacedUse[],
  room: { root: string; cache: string },
): Promise<MadeRecordings> {
  const made: MadeRecordings = { byFile: new Map(), files: [], findings: [] };
  const memo = await openDigests(path.join(room.cache, folderName, 'sha256.json'));
  const cutter = uses.some(({ use }) => use.held.length > 0) ? findCutter() : undefined;
  for (const placed of uses) {
    const data: RecordingData = { title: placed.use.title, tracks: placeTracks(placed, made) };
    const media = await makeMedia(placed, { ...room, memo, cutter });
    if (media !== undefined && 'finding' in media) made.findings.push(media.finding);
    else if (media !== undefined) {
      data.media = { address: media.address, type: media.type };
      made.files.push({ address: media.address, content: { path: media.path } });
    }
    made.byFile.set(placed.file, [...(made.byFile.get(placed.file) ?? []), data]);
  }
  await memo.save();
  return made;
}

/** Puts the files where the portal has them. */
export async function placeRecordings({ files }: MadeRecordings, out: string): Promise<void> {
  if (files.length > 0) await mkdir(path.join(out, folderName), { recursive: true });
  for (const { address, content } of files) {
    const target = path.join(out, address);
    if ('path' in content) await copyFile(content.path, target);
    else await writeFile(target, content.text);
  }
}

const folderName = 'recordings';

function placeTracks({ use }: PlacedUse, { files }: MadeRecordings): RecordingData['tracks'] {
  return use.tracks.map(({ label, language, cues }) => {
    const text = writeWebVtt(cues);
    const key = createHash('sha256').update(text).digest('hex').slice(0, 24);
    const address = `${folderName}/${key}.vtt`;
    files.push({ address, content: { text } });
    return { address, label, language };
  });
}

type Media = { address: string; type: string; path: string } | { finding: Finding };

async function makeMedia(
  { file, use }: PlacedUse,
  {
    root,
    cache,
    memo,
    cutter,
  }: { root: string; cache: string; memo: Digests; cutter: Cutter | undefined },
): Promise<Media | undefined> {
  const { media, held, at } = use;
  if (media === undefined) return undefined;
  const source = path.join(root, path.dirname(file), media);
  const type = mediaType(media) ?? 'application/octet-stream';
  const extension = path.extname(media).toLowerCase();
  const sha256 = await memo.digestOf(source);
  if (sha256 === undefined) {
    const message = `找不到录音录像 ${media}。请把文件放在本篇章的文件夹里，并核对文件名的大小写和扩展名。`;
    return { finding: aFinding('recording-missing', file, message, at) };
  }
  const digest = sha256.slice(0, 24);
  if (held.length === 0) {
    return { address: `${folderName}/${digest}${extension}`, type, path: source };
  }
  if (cutter === undefined) {
    const message = `${media} 里有不公开的段落，要用 ffmpeg 消去声音才能公开；这台电脑上没有 ffmpeg，所以整个录音没有公开，文稿照常。请安装 ffmpeg 后再生成。`;
    return { finding: aFinding('recording-withheld', file, message, at) };
  }
  const key = createHash('sha256')
    .update(`${digest} ${JSON.stringify(held)} ${cutter.recipe}`)
    .digest('hex')
    .slice(0, 24);
  const cut = path.join(cache, folderName, `${key}${extension}`);
  const problem = await silence(cutter, {
    source,
    target: cut,
    held,
    isVideo: /^video/.test(type),
  });
  if (problem === undefined)
    return { address: `${folderName}/${key}${extension}`, type, path: cut };
  const message = `${media} 里不公开的段落没能消去，所以整个录音没有公开，文稿照常。ffmpeg 说：${problem}`;
  return { finding: aFinding('recording-withheld', file, message, at) };
}

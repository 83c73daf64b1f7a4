import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { decodeText } from '../../corpus/text-file.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { webAddress } from '../../model/fields.ts';
import type { ScanLeaf, Scans } from '../../model/scans.ts';

/** A canvas of another's manifest, ready to stand in a list of scans. */
interface AttachedLeaf extends Required<Pick<ScanLeaf, 'canvas' | 'image' | 'label'>> {
  width: number;
  height: number;
  volume?: string;
}

export interface ReadManifest {
  manifest: NonNullable<Scans['manifest']>;
  leaves: AttachedLeaf[];
}

const mostBytes = 32 * 1024 * 1024;
const mostCanvases = 10_000;

const words = z.record(z.string(), z.array(z.string()));
const image = z.object({ id: webAddress, type: z.literal('Image') });
const annotation = z.object({ motivation: z.string().optional(), body: z.unknown() });
const canvas = z.object({
  id: webAddress,
  type: z.literal('Canvas'),
  label: words.optional(),
  width: z.int().positive(),
  height: z.int().positive(),
  items: z.array(z.object({ items: z.array(annotation) })),
});
const manifestSchema = z.object({
  id: webAddress,
  type: z.literal('Manifest'),
  label: words,
  rights: webAddress.optional(),
  requiredStatement: z.object({ label: words, value: words }).optional(),
  provider: z.array(z.object({ label: words })).optional(),
  items: z.array(canvas).min(1).max(mostCanvases),
});

/** Reads an IIIF Presentation 3 manifest, as far as a list of scans needs it. */
export async function readManifest(file: string): Promise<ReadManifest | Finding> {
  const refuse = (message: string): Finding => aFinding('import-manifest-invalid', file, message);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    return aFinding('import-file-missing', file, '找不到这个文件。请检查路径和文件名。');
  if (found.size > mostBytes)
    return aFinding('import-too-large', file, '清单超过 32 MB。请拆成几部书。');
  const decoded = decodeText(await readFile(file), file);
  if ('finding' in decoded) return decoded.finding;
  let data: unknown;
  try {
    data = JSON.parse(decoded.text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('这不是完整的 JSON，可能只下载了一半，或存成了网页。请重新下载清单。');
  }
  if (typeof data === 'object' && data !== null && '@type' in data)
    return refuse('这是 IIIF 2 版的清单，程序只读 3 版。请向收藏单位取 Presentation 3 的清单。');
  const parsed = manifestSchema.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      `不像 IIIF Presentation 3 的清单：${issue?.path.join('.') ?? ''} 一项缺少或不合规定。请重新下载，或向收藏单位查询。`,
    );
  }
  return readParsed(parsed.data, refuse);
}

function readParsed(
  { id, label, rights, requiredStatement, provider, items }: z.output<typeof manifestSchema>,
  refuse: (message: string) => Finding,
): ReadManifest | Finding {
  const leaves: AttachedLeaf[] = [];
  for (const [
    index,
    { id: canvasId, label: words_, width, height, items: pages },
  ] of items.entries()) {
    const painted = pages
      .flatMap((page) => page.items)
      .map(({ body }) => image.safeParse(body))
      .find(({ success }) => success)?.data;
    if (painted === undefined)
      return refuse(`第 ${index + 1} 个画布（Canvas）没有图片。请向收藏单位查询。`);
    const said = words_ === undefined ? '' : wordsOf(words_);
    const [, volume = '', own = said] = /^(?:(.*?)\s+)?[-–—]\s+(.+)$/u.exec(said) ?? [];
    leaves.push({
      canvas: canvasId,
      image: painted.id,
      label: own.trim() === '' ? `第 ${index + 1} 幅` : own.trim(),
      width,
      height,
      ...(volume.trim() === '' ? {} : { volume: volume.trim() }),
    });
  }
  const statement = requiredStatement && wordsOf(requiredStatement.value);
  const owner = provider?.[0] && wordsOf(provider[0].label);
  const manifest = {
    id,
    label: wordsOf(label).replace(/\s+/gu, ' '),
    ...(owner === undefined || owner === '' ? {} : { provider: owner }),
    ...(statement === undefined || statement === '' ? {} : { statement }),
    ...(rights === undefined ? {} : { rights }),
  };
  return { manifest, leaves };
}

/** Chinese words where there are any, else those that belong to no language, else whichever come first. */
function wordsOf(words: Record<string, string[]>): string {
  const languages = Object.keys(words);
  const language =
    languages.find((each) => /^(?:zh|lzh)\b/i.test(each)) ??
    languages.find((each) => each === 'none') ??
    languages[0];
  return (language === undefined ? [] : (words[language] ?? [])).join('；').trim();
}

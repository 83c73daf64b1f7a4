import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../../corpus/text-file.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { proofStates, type ProofState } from '../../model/proof-state.ts';

/** One line of a list of labels: what a scan is called, and what is on it. */
export interface LeafLabel {
  label: string;
  /** Leaves of the text, where they are not named as the label. */
  leaf?: string[];
  state?: ProofState;
  /** Title of the volume it lies in. */
  volume?: string;
}

const mostBytes = 4 * 1024 * 1024;

/**
 * Reads a list of labels: a line for each scan, in order; `# 卷一` begins a volume. After a Tab may stand the leaves of
 * the text (`1a 1b`, `-` for none), after another how far it is proofread.
 */
export async function readLabels(file: string): Promise<{ labels: LeafLabel[] } | Finding> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() !== true)
    return aFinding('import-file-missing', file, '找不到叶次表。请检查路径和文件名。');
  if (found.size > mostBytes)
    return aFinding('import-too-large', file, '叶次表超过 4 MB，不像是一行一叶的表。请检查文件。');
  const decoded = decodeText(await readFile(file), file);
  if ('finding' in decoded) return decoded.finding;
  return parseLabels(decoded.text.replace(/^\uFEFF/, ''), file);
}

/** @returns labels, or the finding that says which line cannot be read. */
function parseLabels(text: string, file: string): { labels: LeafLabel[] } | Finding {
  const labels: LeafLabel[] = [];
  let volume: string | undefined;
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const heading = /^#+\s*(.+)$/.exec(line.trim())?.[1];
    if (heading !== undefined) {
      volume = heading;
      continue;
    }
    const [label = '', leaf = '', state = ''] = line.split('\t').map((cell) => cell.trim());
    const problem = lineProblem(line, label, state);
    if (problem !== undefined)
      return aFinding('import-labels-invalid', file, problem, { line: index + 1, column: 1 });
    labels.push({
      label,
      ...(leaf === '' ? {} : { leaf: leaf === '-' ? [] : leaf.split(/[\s、，,]+/) }),
      ...(state === '' ? {} : { state: state as ProofState }),
      ...(volume === undefined ? {} : { volume }),
    });
  }
  return { labels };
}

function lineProblem(line: string, label: string, state: string): string | undefined {
  if (/[\p{Cc}\uFFFD]/u.test(line.replaceAll('\t', '')))
    return '这一行有不能显示的字符，编码可能不对。请把叶次表另存为 UTF-8。';
  if (label === '') return '这一行没有叶次。每行先写叶次，再用制表符（Tab）隔开别的各项。';
  if (state !== '' && !(proofStates as readonly string[]).includes(state))
    return `校勘进度“${state}”不认识，只能写 ${proofStates.join('、')}。`;
  return undefined;
}

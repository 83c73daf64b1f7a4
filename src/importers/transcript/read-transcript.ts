import { orderProblems, parseWebVtt } from '../../model/webvtt.ts';
import { aFinding, type Finding } from '../../model/finding.ts';
import { readWholeText } from '../text/read-whole-text.ts';
import { explainDifference } from '../text/compare-page.ts';
import { heardInFile, heardInCues } from './oracle.ts';
import { takeSpeakers } from './speakers.ts';
import { formats, type Format, type Reading, type SpokenCue } from './spoken.ts';
import { readSrt } from './srt.ts';
import { readTimeCoded } from './time-coded.ts';

interface Transcript {
  cues: SpokenCue[];
  remarks: string[];
  /** Warnings, such as that the encoding was converted. */
  findings: Finding[];
}

function formatOf(file: string): Format | undefined {
  return formats.find((format) => file.toLowerCase().endsWith(`.${format}`));
}

/** Reads a transcript of any format and proves that every character said is in its cues. */
export async function readTranscript(file: string): Promise<Transcript | { findings: Finding[] }> {
  const findings: Finding[] = [];
  const format = formatOf(file);
  if (format === undefined) {
    const message = `文稿只能是 ${formats.map((each) => `.${each}`).join('、')} 文件。别的格式请先另存为其中一种。`;
    return { findings: [aFinding('import-format-unknown', file, message)] };
  }
  const text = await readWholeText(file, (code, message, line) => {
    findings.push(
      aFinding(code, file, message, line === undefined ? undefined : { line, column: 1 }),
    );
  });
  if (text === undefined) return { findings };
  if (text.trim() === '')
    return {
      findings: [aFinding('import-empty', file, '文件里没有内容。请核对是不是拿错了文件。')],
    };
  const { cues, problems, remarks } = readAs(format, text);
  for (const { line, message } of [...problems, ...orderProblems(cues), ...timesBackward(cues)]) {
    findings.push(aFinding('transcript-invalid', file, message, { line, column: 1 }));
  }
  if (findings.some(({ severity }) => severity === 'error'))
    return { findings: firstOfEach(findings) };
  const named = takeSpeakers(cues);
  const problem = explainDifference(heardInFile(format, text), heardInCues(named));
  if (problem !== undefined) {
    const message = `导入后与文稿不同：${problem}没有写入任何文件。请把这个文件交给技术人员。`;
    return { findings: [aFinding('import-text-changed', file, message)] };
  }
  return { cues: named, remarks, findings };
}

function readAs(format: Format, text: string): Reading {
  if (format === 'srt') return readSrt(text);
  if (format === 'txt' && !text.startsWith('WEBVTT')) return readTimeCoded(text);
  const { cues, problems } = parseWebVtt(text);
  const notes = [...text.matchAll(/^NOTE(?:[ \t\n])(?![ \t]*主题[：:])/gm)].length;
  return {
    cues: cues.map((cue) => ({ ...cue, notes: [] })),
    problems,
    remarks: notes > 0 ? [`文稿里的 ${notes} 处附注（NOTE）没有收入。`] : [],
  };
}

function timesBackward(cues: readonly SpokenCue[]): { line: number; message: string }[] {
  return cues
    .filter(({ startMs, endMs }) => endMs <= startMs)
    .map(({ line }) => ({ line, message: '这一段的结束时间不晚于开始时间，请改正。' }));
}

/** A slip in one place often makes hundreds after it: the first twenty say enough. */
function firstOfEach(findings: readonly Finding[]): Finding[] {
  return findings.slice(0, 20);
}

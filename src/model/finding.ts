import { findingCodes, type FindingCode, type Severity } from './finding-codes.ts';

/** A place in a source file, both numbers 1-based, columns counted in characters (code points). */
export interface Position {
  line: number;
  column: number;
}

/**
 * One mistake in content, told to an editor: where it is, what is wrong, what to do.
 * Findings are returned, never thrown; a thrown error is a fault of the program or the machine.
 */
export interface Finding {
  code: FindingCode;
  severity: Severity;
  /** Path as the editor knows it, relative to the content folder, with `/`. */
  file: string;
  /** Absent when the finding is about the file as a whole. */
  at?: Position;
  /** Full Chinese sentences. */
  message: string;
}

/** Makes a finding with the severity that its code carries in `finding-codes.ts`. */
export function aFinding(code: FindingCode, file: string, message: string, at?: Position): Finding {
  const { severity } = findingCodes[code];
  return at ? { code, severity, file, at, message } : { code, severity, file, message };
}

/** `works/a/01-b.mdx:12:3 错误 link-broken：…`: the one form in which findings are shown as text. */
export function formatFinding({ code, severity, file, at, message }: Finding): string {
  const place = at ? `${file}:${at.line}:${at.column}` : file;
  return `${place} ${severity === 'error' ? '错误' : '提醒'} ${code}：${message}`;
}

/** File, then line, then column, then code: one order everywhere, whatever ran first. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
    (a.at?.column ?? 0) - (b.at?.column ?? 0) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

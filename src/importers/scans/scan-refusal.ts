import type { FindingCode } from '../../model/finding-codes.ts';

/** Why a file of scans is not imported: becomes the one finding for it. */
export class ScanRefusal extends Error {
  readonly code: FindingCode;

  constructor(code: FindingCode, message: string) {
    super(message);
    this.code = code;
  }
}

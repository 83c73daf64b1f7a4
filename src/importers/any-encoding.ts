export type AnyEncoding = 'utf-8' | 'utf-16' | 'gb18030';

/** Reads text in any encoding that Chinese offices use; Excel writes CSV files in GB18030 unless asked otherwise. */
export function decodeAny(bytes: Buffer): { text: string; encoding: AnyEncoding } {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return {
      text: new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes),
      encoding: 'utf-16',
    };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}

/** Where a harvester stands in a list. The token says it all, so the gateway remembers nothing. */
export interface Position {
  prefix: string;
  from: string | undefined;
  until: string | undefined;
  set: string | undefined;
  offset: number;
}

export function writeToken({ prefix, from, until, set, offset }: Position): string {
  const text = JSON.stringify([prefix, from ?? '', until ?? '', set ?? '', offset]);
  return Buffer.from(text).toString('base64url');
}

/** Undefined for a token that was not made here. */
export function readToken(token: string): Position | undefined {
  if (token.length > 500) return undefined;
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(read) || read.length !== 5) return undefined;
  const [prefix, from, until, set, offset] = read as unknown[];
  const isText = [prefix, from, until, set].every((each) => typeof each === 'string');
  if (!isText || !Number.isSafeInteger(offset) || Number(offset) <= 0) return undefined;
  const known = (text: unknown): string | undefined => (text === '' ? undefined : String(text));
  return {
    prefix: String(prefix),
    from: known(from),
    until: known(until),
    set: known(set),
    offset: Number(offset),
  };
}

import { crc32 } from 'node:zlib';
import type { Entry } from 'yauzl';

/** What the directory of a ZIP says of a file's name. */
type NameFields = Pick<Entry, 'fileNameRaw' | 'generalPurposeBitFlag' | 'extraFields'>;

const utf8Flag = 0x800;
const unicodePathField = 0x7075;

/**
 * Reads the names in a ZIP: by the flag or the field that say they are UTF-8, and where nothing says so, all in the one
 * encoding that the program which packed them must have used: UTF-8, or on a Chinese Windows GB18030.
 *
 * @returns undefined in the place of a name that is in neither.
 */
export function zipNames(entries: readonly NameFields[]): (string | undefined)[] {
  const unsaid = entries
    .filter((entry) => bytesSaidToBeUtf8(entry) === undefined)
    .map(({ fileNameRaw }) => fileNameRaw);
  const decodeUnsaid = isUtf8(unsaid) ? decodeUtf8 : decodeGb18030;
  return entries.map((entry) => {
    const said = bytesSaidToBeUtf8(entry);
    return said === undefined ? decodeUnsaid(entry.fileNameRaw) : decodeUtf8(said);
  });
}

/** The bytes that the flag or Info-ZIP's field call UTF-8. A field for another name than the entry's counts for nothing. */
function bytesSaidToBeUtf8({
  fileNameRaw,
  generalPurposeBitFlag,
  extraFields,
}: NameFields): Buffer | undefined {
  const field = extraFields.find(
    ({ id, data }) =>
      id === unicodePathField &&
      data.length > 5 &&
      data[0] === 1 &&
      data.readUInt32LE(1) === crc32(fileNameRaw),
  );
  if (field) return field.data.subarray(5);
  return (generalPurposeBitFlag & utf8Flag) === 0 ? undefined : fileNameRaw;
}

/**
 * Whether names nothing is said of are UTF-8. Short names of Chinese characters in GB18030 can happen to be well-formed
 * UTF-8, but then of Greek and Cyrillic letters alone; Chinese in UTF-8 lies above those.
 */
function isUtf8(names: readonly Buffer[]): boolean {
  const decoded = names.map(decodeUtf8);
  if (decoded.some((name) => name === undefined)) return false;
  const text = decoded.join('');
  return /^[\0-\x7f]*$/.test(text) || /[\u0800-\u{10ffff}]/u.test(text);
}

const decodeUtf8 = (bytes: Buffer): string | undefined => decode('utf-8', bytes);
const decodeGb18030 = (bytes: Buffer): string | undefined => decode('gb18030', bytes);

function decode(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

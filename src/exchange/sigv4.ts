import { createHash, createHmac } from 'node:crypto';
import type { HttpRequest } from './http-client.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export interface Scope {
  region: string;
  /** `20130524T000000Z` */
  moment: string;
}

const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

/** Digest of an empty body. */
const emptyDigest = sha256('');

/**
 * Headers by which an S3-compatible store knows who asks (AWS Signature Version 4). Of what the request carries, its
 * host, range, content type and all `x-amz-` headers are signed.
 */
export function signRequest(
  { method, url, headers }: Pick<HttpRequest, 'method' | 'url' | 'headers'>,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
  { region, moment }: Scope,
): Record<string, string> {
  const digest = headers['x-amz-content-sha256'] ?? emptyDigest;
  const added: Record<string, string> = {
    'x-amz-content-sha256': digest,
    'x-amz-date': moment,
    ...(sessionToken === undefined ? {} : { 'x-amz-security-token': sessionToken }),
  };
  const signed = Object.entries({ ...headers, ...added, host: url.host })
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .filter(([name]) => /^(?:host|range|date|content-type|x-amz-.*)$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const query = [...url.searchParams]
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = [method, canonicalPath(url), query.join('&'), lines, names, digest].join('\n');
  const day = moment.slice(0, 8);
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day));
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...added,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** As the store itself encodes: everything but letters, digits and `-._~`. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function canonicalPath(url: URL): string {
  return url.pathname
    .split('/')
    .map((name) => encode(decodeURIComponent(name)))
    .join('/');
}

/** A moment as the signature writes it. */
export function momentOf(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/[-:]|\.\d+/g, '');
}

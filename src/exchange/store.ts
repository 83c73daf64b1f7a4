import { httpClient, type HttpClient, type HttpOptions } from './http-client.ts';
import { refuse } from './problem.ts';
import { encode, momentOf, signRequest, type Credentials } from './sigv4.ts';
import { readBounded } from './sources/http.ts';

/** A folder of an S3-compatible store. */
export interface Store {
  name: string;
  client: HttpClient;
  urlOf(key: string): URL;
  get(key: string, mostBytes: number): Promise<Buffer | undefined>;
  /** @throws {Refusal} when the store will not have it. */
  put(key: string, body: Uint8Array, sha256: string): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface StoreAddress {
  endpoint: URL;
  bucket: string;
  /** With no `/` at either end; may be empty. */
  prefix: string;
}

/**
 * Reads `s3:https://host/bucket/folder`, or `s3://bucket/folder` with the store named by `AWS_ENDPOINT_URL` or, without
 * it, Amazon's of `AWS_REGION`; undefined for any other address.
 */
export function parseStoreAddress(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): StoreAddress | undefined {
  const whole = /^s3:(https?:\/\/[^/]+)\/([^/]+)(?:\/(.*?))?\/?$/.exec(text);
  const short = /^s3:\/\/([^/]+)(?:\/(.*?))?\/?$/.exec(text);
  if (!whole && !short) return undefined;
  const amazon = `https://s3.${regionOf(environment)}.amazonaws.com`;
  const endpoint = whole?.[1] ?? environment['AWS_ENDPOINT_URL'] ?? amazon;
  return {
    endpoint: new URL(endpoint),
    bucket: whole?.[2] ?? short?.[1] ?? '',
    prefix: whole?.[3] ?? short?.[2] ?? '',
  };
}

const regionOf = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment['AWS_REGION'] ?? environment['AWS_DEFAULT_REGION'] ?? 'us-east-1';

/** Opens a store with the credentials of the environment. @throws {Refusal} when there are none. */
export function openStore(
  { endpoint, bucket, prefix }: StoreAddress,
  environment: Readonly<Record<string, string | undefined>>,
  nowMs: () => number,
  options: HttpOptions = {},
): Store {
  const credentials = credentialsOf(environment);
  const region = regionOf(environment);
  const sign: HttpOptions['sign'] = (request) =>
    signRequest(request, credentials, { region, moment: momentOf(nowMs()) });
  const client = httpClient({ ...options, sign });
  const urlOf = (key: string): URL => {
    const names = [bucket, ...prefix.split('/'), ...key.split('/')].filter((name) => name !== '');
    return new URL(`/${names.map(encode).join('/')}`, endpoint);
  };
  const change = async (
    method: 'PUT' | 'DELETE',
    key: string,
    body?: Uint8Array,
    sha256?: string,
  ): Promise<void> => {
    const headers: Record<string, string> =
      sha256 === undefined ? {} : { 'x-amz-content-sha256': sha256 };
    const response = await client.send({ method, url: urlOf(key), headers, body });
    const said = await response.text();
    // What is to be removed may be gone; a bucket that is not there cannot hold anything.
    const isGone = method === 'DELETE' && response.status === 404;
    if (!response.ok && !isGone)
      refuse(
        key,
        `存储服务不接受（${response.status} ${/<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? ''}）。`,
      );
  };
  return {
    name: `s3:${endpoint.origin}/${bucket}/${prefix}`,
    client,
    urlOf,
    get: async (key, mostBytes) => {
      const stream = await client.stream(urlOf(key), 0);
      return stream && readBounded(stream, key, mostBytes);
    },
    put: (key, body, sha256) => change('PUT', key, body, sha256),
    remove: (key) => change('DELETE', key),
  };
}

function credentialsOf(environment: Readonly<Record<string, string | undefined>>): Credentials {
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  if (accessKeyId === undefined || secretAccessKey === undefined)
    return refuse(
      's3:',
      '没有存储服务的账号。请设环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。',
    );
  return { accessKeyId, secretAccessKey, sessionToken: environment['AWS_SESSION_TOKEN'] };
}

import { describe, expect, test } from 'vitest';
import { momentOf, signRequest } from '../../src/exchange/sigv4.ts';
import { parseStoreAddress } from '../../src/exchange/store.ts';

/** The examples in Amazon's own description of the signature. */
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const scope = { region: 'us-east-1', moment: '20130524T000000Z' };
const host = 'https://examplebucket.s3.amazonaws.com';

describe('a signature of version 4', () => {
  test.each([
    [
      'GET',
      '/test.txt',
      { range: 'bytes=0-9' },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'PUT',
      '/test$file.text',
      {
        date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      },
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
    ['GET', '/?lifecycle', {}, 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
    [
      'GET',
      '/?max-keys=2&prefix=J',
      {},
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ] as const)('of %s %s is Amazon’s', (method, path, headers, signature) => {
    const { authorization } = signRequest(
      { method, url: new URL(host + path), headers: { ...headers } },
      credentials,
      scope,
    );
    expect(authorization).toMatch(new RegExp(`Signature=${signature}$`));
  });

  test('writes its moment without marks', () => {
    expect(momentOf(Date.UTC(2013, 4, 24, 1, 2, 3))).toBe('20130524T010203Z');
  });
});

describe('the address of a store', () => {
  test.each([
    ['s3:https://s3.example.cn/box', 'https://s3.example.cn/', 'box', ''],
    ['s3:https://s3.example.cn/box/a/b/', 'https://s3.example.cn/', 'box', 'a/b'],
    ['s3://box/a', 'https://s3.cn-north-1.amazonaws.com/', 'box', 'a'],
  ])('%s', (text, endpoint, bucket, prefix) => {
    const address = parseStoreAddress(text, { AWS_REGION: 'cn-north-1' });
    expect(address && { ...address, endpoint: address.endpoint.href }).toEqual({
      endpoint,
      bucket,
      prefix,
    });
  });

  test.each(['https://s3.example.cn/box', '/s3/box', 's3', 's3:/a'])('%s is none', (text) => {
    expect(parseStoreAddress(text, {})).toBeUndefined();
  });
});

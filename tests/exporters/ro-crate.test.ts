import { describe, expect, test } from 'vitest';
import { renderCrate } from '../../src/exporters/ro-crate.ts';
import { aRecord } from './a-record.ts';

interface Entity {
  '@id': string;
  '@type': string | string[];
  [property: string]: unknown;
}

const crate = JSON.parse(
  renderCrate(
    {
      title: '清溪方志',
      description: '志鉴',
      office: '编纂中心',
      site: 'https://fangzhi.qingxi.example',
      released: '2026-01-01',
      licence: '见各部',
    },
    [aRecord()],
    [
      { path: 'site/', name: '网站' },
      {
        path: 'books/a/a.txt',
        name: '文本',
        encodingFormat: 'text/plain',
        bytes: 12,
        work: 'qingxi-yearbook-2022',
      },
    ],
  ),
) as { '@context': string; '@graph': Entity[] };
const find = (id: string): Entity | undefined =>
  crate['@graph'].find((entity) => entity['@id'] === id);

describe('an RO-Crate', () => {
  test('says what it is and what it is about', () => {
    expect(crate['@context']).toBe('https://w3id.org/ro/crate/1.2/context');
    expect(find('ro-crate-metadata.json')).toEqual({
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      about: { '@id': './' },
      conformsTo: { '@id': 'https://w3id.org/ro/crate/1.2' },
    });
    expect(find('./')).toMatchObject({
      '@type': 'Dataset',
      name: '清溪方志',
      description: '志鉴',
      datePublished: '2026-01-01',
      license: '见各部',
    });
  });

  test('is flat: everything has an id of its own, and every reference leads to one', () => {
    const ids = crate['@graph'].map((entity) => entity['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(crate['@graph']).matchAll(/\{"@id":"([^"]+)"\}/g)].map(
      ([, id = '']) => id,
    );
    expect(
      references.filter((id) => !ids.includes(id) && !id.startsWith('https://w3id.org/')),
    ).toEqual([]);
    expect(references).toContain('books/a/a.txt');
  });

  test('leads from a work to the files it comes in', () => {
    expect(find('#qingxi-yearbook-2022')).toMatchObject({
      '@type': 'Book',
      encoding: [{ '@id': 'books/a/a.txt' }],
    });
  });
});

import { describe, expect, test } from 'vitest';
import { mostEntries, resourceSyncFiles, type Resource } from '../../src/exporters/resourcesync.ts';

const facts = {
  base: 'https://a.example/fz/resourcesync/',
  about: 'https://a.example/fz/about.html',
  at: '2023-05-01',
};
const resource = (at: number): Resource => ({
  address: `https://a.example/fz/works/${at}.html?a&b`,
  sizeBytes: 12,
  sha256: 'ab'.repeat(32),
});
const files = (resources: Resource[]): Map<string, string> =>
  new Map(
    resourceSyncFiles(facts, resources, [
      { address: 'https://a.example/fz/works/1.html', change: 'created', day: '2022-12-01' },
      { address: 'https://a.example/fz/works/2.html', change: 'deleted', day: '2023-05-01' },
    ]).map(({ path, content }) => [path, content.toString()]),
  );

describe('ResourceSync lists', () => {
  test('lead from the description to the lists and back', () => {
    const made = files([resource(1)]);
    expect([...made.keys()]).toEqual([
      'description.xml',
      'capability-list.xml',
      'resource-list.xml',
      'change-list.xml',
    ]);
    expect(made.get('description.xml')).toContain(
      '<loc>https://a.example/fz/resourcesync/capability-list.xml</loc><rs:md capability="capabilitylist"/>',
    );
    expect(made.get('resource-list.xml')).toContain(
      '<rs:ln rel="up" href="https://a.example/fz/resourcesync/capability-list.xml"/>',
    );
  });

  test('give each resource with its digest and length, and each change with its day', () => {
    const made = files([resource(1)]);
    expect(made.get('resource-list.xml')).toContain(
      `<url><loc>https://a.example/fz/works/1.html?a&amp;b</loc><rs:md hash="sha-256:${'ab'.repeat(32)}" length="12"/></url>`,
    );
    expect(made.get('change-list.xml')).toContain(
      '<rs:md change="deleted" datetime="2023-05-01T00:00:00+08:00"/>',
    );
    expect(made.get('change-list.xml')).toContain(
      'capability="changelist" from="2022-12-01T00:00:00+08:00"',
    );
  });

  test('are cut where they would be longer than a list may be, with an index over them', () => {
    const made = files(Array.from({ length: mostEntries + 1 }, (_, at) => resource(at)));
    expect([...made.keys()].filter((name) => name.startsWith('resource-list'))).toEqual([
      'resource-list.xml',
      'resource-list-1.xml',
      'resource-list-2.xml',
    ]);
    expect(made.get('resource-list.xml')?.match(/<sitemap>/g)).toHaveLength(2);
    expect(made.get('resource-list-1.xml')?.match(/<url>/g)).toHaveLength(mostEntries);
    expect(made.get('resource-list-2.xml')?.match(/<url>/g)).toHaveLength(1);
  });
});

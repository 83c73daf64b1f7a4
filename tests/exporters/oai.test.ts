import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { answerOai } from '../../src/exporters/oai/answer.ts';
import { openCatalogue } from '../../src/exporters/oai/catalogue.ts';
import { staticRepository } from '../../src/exporters/oai/static-repository.ts';
import { aRecord } from './a-record.ts';

const chapters = Array.from({ length: 250 }, (_, at) => ({
  id: `qingxi-yearbook-2022/c${String(at).padStart(3, '0')}`,
  title: `第${at}篇`,
  authors: ['柳禾'],
}));
const repository = openCatalogue(
  {
    name: '清溪方志',
    adminEmail: 'fangzhi@qingxi.example',
    member: '999931',
    host: 'fangzhi.qingxi.example',
    works: [{ record: aRecord(), kind: 'yearbook', chapters }],
    gone: [
      { id: 'qingxi-yearbook-2022/gone', day: '2023-03-01' },
      { id: 'old-work', day: '2023-04-01' },
      { id: 'qingxi-yearbook-2022/lost', day: '2023-05-01' },
    ],
  },
  'http://127.0.0.1/oai',
);

function ask(query: string): string {
  const xml = answerOai(new URLSearchParams(query), repository, '2026-01-01T00:00:00Z');
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return xml;
}

const count = (text: string, what: RegExp): number => (text.match(what) ?? []).length;

describe('an OAI-PMH gateway', () => {
  test('says who it is, and what it has', () => {
    expect(ask('verb=Identify')).toContain('<repositoryName>清溪方志</repositoryName>');
    expect(ask('verb=Identify')).toContain('<earliestDatestamp>2022-12-01</earliestDatestamp>');
    expect(ask('verb=ListMetadataFormats').match(/(?<=<metadataPrefix>)[^<]+/g)).toEqual([
      'oai_dc',
      'marc21',
      'mods',
    ]);
    expect(ask('verb=ListSets').match(/(?<=<setSpec>)[^<]+/g)).toEqual([
      'work',
      'chapter',
      'kind',
      'kind:yearbook',
    ]);
  });

  test.each(['oai_dc', 'marc21', 'mods'])(
    'gives every record once in %s, a hundred at a time',
    (prefix) => {
      const seen: string[] = [];
      let query = `verb=ListRecords&metadataPrefix=${prefix}`;
      for (let pages = 0; ; pages++) {
        const answer = ask(query);
        seen.push(...(answer.match(/(?<=<identifier>)oai:[^<]+/g) ?? []));
        const [, token = ''] = /<resumptionToken[^>]*>([^<]*)</.exec(answer) ?? [];
        if (token === '') {
          expect(pages).toBe(2);
          break;
        }
        query = `verb=ListRecords&resumptionToken=${token}`;
      }
      expect(seen).toHaveLength(254);
      expect(new Set(seen).size).toBe(254);
    },
  );

  test('gives deleted records as such, with no metadata', () => {
    const answer = ask('verb=ListRecords&metadataPrefix=oai_dc&from=2023-01-01');
    expect(count(answer, /status="deleted"/g)).toBe(3);
    expect(answer).not.toContain('<metadata>');
  });

  test.each([
    ['from=2023-04-01', 2],
    ['until=2023-03-31&from=2023-01-01', 1],
    ['from=2023-05-01&until=2023-05-01', 1],
    ['set=work', 2],
    ['set=work&until=2022-12-31', 1],
    ['set=kind:yearbook&until=2022-12-01', 100],
  ])('takes %s at its word', (selection, expected) => {
    const answer = ask(`verb=ListIdentifiers&metadataPrefix=mods&${selection}`);
    expect(count(answer, /<header/g)).toBe(expected);
  });

  test('gives a chapter as a part of its work, at its own address', () => {
    const answer = ask(
      'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:fangzhi.qingxi.example:qingxi-yearbook-2022/c007',
    );
    expect(answer).toContain('<dc:title>第7篇</dc:title>');
    expect(answer).toContain('<dc:creator>柳禾</dc:creator>');
    expect(answer).toContain('<dc:relation>清溪年鉴（2022）&lt;&amp;&gt;　第14卷</dc:relation>');
    expect(answer).toContain(
      '<dc:identifier>https://fangzhi.qingxi.example/works/qingxi-yearbook-2022/c007.html</dc:identifier>',
    );
  });

  test.each([
    ['', 'badVerb'],
    ['verb=Steal', 'badVerb'],
    ['verb=constructor', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&more=1', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=mods', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=yesterday', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2023-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=bibtex', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=nothing', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    [
      `verb=ListRecords&resumptionToken=${Buffer.from('["oai_dc","","","",-5]').toString('base64url')}`,
      'badResumptionToken',
    ],
    [
      `verb=ListRecords&resumptionToken=${Buffer.from('["oai_dc","","","",1e9]').toString('base64url')}`,
      'badResumptionToken',
    ],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:a:b', 'idDoesNotExist'],
    [
      'verb=ListMetadataFormats&identifier=oai:fangzhi.qingxi.example:old-work',
      'noMetadataFormats',
    ],
  ])('refuses ?%s as %s', (query, code) => {
    expect(ask(query)).toContain(`<error code="${code}">`);
  });

  test('takes nothing that is asked for markup', () => {
    expect(ask('verb=GetRecord&metadataPrefix=oai_dc&identifier="><script>')).not.toContain(
      '<script>',
    );
  });
});

test('a static repository holds every record that is not deleted', () => {
  const xml = staticRepository(repository);
  expect(count(xml, /<oai:record>/g)).toBe(251);
  expect(xml).toContain('<oai:deletedRecord>no</oai:deletedRecord>');
});

test('a chapter that changed is harvested from that day on, its work with it, and no other', () => {
  const changed = openCatalogue(
    {
      name: '清溪方志',
      adminEmail: 'fangzhi@qingxi.example',
      member: '999931',
      host: 'fangzhi.qingxi.example',
      works: [
        {
          record: aRecord(),
          kind: 'yearbook',
          chapters: [
            { id: 'qingxi-yearbook-2022/a', title: '甲', changed: '2025-06-01' },
            { id: 'qingxi-yearbook-2022/b', title: '乙', changed: '2020-01-01' },
            { id: 'qingxi-yearbook-2022/c', title: '丙' },
          ],
        },
      ],
      gone: [],
    },
    'http://127.0.0.1/oai',
  );
  expect(
    changed.records.map(({ identifier, datestamp }) => [identifier.split(':')[2], datestamp]),
  ).toEqual([
    ['qingxi-yearbook-2022', '2025-06-01'],
    ['qingxi-yearbook-2022/a', '2025-06-01'],
    ['qingxi-yearbook-2022/b', '2022-12-01'],
    ['qingxi-yearbook-2022/c', '2022-12-01'],
  ]);
});

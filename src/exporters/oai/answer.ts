import { element, lines, xmlDeclaration, xmlText } from '../xml.ts';
import { metadataFormats } from './formats.ts';
import { earliestDay, type OaiRecord, type OaiRepository } from './repository.ts';
import { readToken, writeToken, type Position } from './resumption.ts';

/** Records a list gives at once. */
const perPage = 100;

/** A request that OAI-PMH has a name for refusing. */
class OaiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Arguments = ReadonlyMap<string, string>;

const allowed: Record<string, { needs: string[]; may: string[] }> = {
  Identify: { needs: [], may: [] },
  ListMetadataFormats: { needs: [], may: ['identifier'] },
  ListSets: { needs: [], may: ['resumptionToken'] },
  ListIdentifiers: { needs: ['metadataPrefix'], may: ['from', 'until', 'set'] },
  ListRecords: { needs: ['metadataPrefix'], may: ['from', 'until', 'set'] },
  GetRecord: { needs: ['identifier', 'metadataPrefix'], may: [] },
};

/** Answers a request of OAI-PMH 2.0, whatever is asked. `now` is the moment of the answer in UTC, to the second. */
export function answerOai(query: URLSearchParams, repository: OaiRepository, now: string): string {
  const given = new Map(query);
  let body: string;
  let attributes = [...given].map(([name, value]) => ` ${name}="${xmlText(value)}"`).join('');
  try {
    body = answerVerb(readArguments(query, given), given.get('verb') ?? '', repository);
  } catch (error) {
    if (!(error instanceof OaiError)) throw error;
    if (error.code === 'badVerb' || error.code === 'badArgument') attributes = '';
    body = `<error code="${error.code}">${xmlText(error.message)}</error>`;
  }
  return `${xmlDeclaration}${lines(
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">',
    element('responseDate', now),
    `<request${attributes}>${xmlText(repository.baseUrl)}</request>`,
    body,
    '</OAI-PMH>',
  )}\n`;
}

function readArguments(query: URLSearchParams, given: Arguments): Arguments {
  const verb = given.get('verb');
  const rules =
    verb === undefined ? undefined : Object.entries(allowed).find(([name]) => name === verb)?.[1];
  if (!rules || query.getAll('verb').length > 1)
    throw new OaiError('badVerb', 'The verb is missing, repeated or unknown.');
  const names = [...query.keys()].filter((name) => name !== 'verb');
  if (new Set(names).size < names.length)
    throw new OaiError('badArgument', 'An argument is repeated.');
  if (verb?.startsWith('List') === true && given.has('resumptionToken')) {
    if (names.length > 1) throw new OaiError('badArgument', 'resumptionToken must stand alone.');
    return given;
  }
  const unknown = names.find((name) => ![...rules.needs, ...rules.may].includes(name));
  if (unknown !== undefined)
    throw new OaiError('badArgument', `${unknown} is not an argument of this verb.`);
  const missing = rules.needs.find((name) => !given.has(name));
  if (missing !== undefined) throw new OaiError('badArgument', `${missing} is missing.`);
  return given;
}

function answerVerb(given: Arguments, verb: string, repository: OaiRepository): string {
  switch (verb) {
    case 'Identify':
      return identify(repository);
    case 'ListMetadataFormats':
      return listFormats(given, repository);
    case 'ListSets':
      return listSets(given, repository);
    case 'GetRecord':
      return `<GetRecord>${renderRecord(findRecord(given, repository), formatOf(given.get('metadataPrefix')), repository)}</GetRecord>`;
    default:
      return list(given, verb, repository);
  }
}

function identify(repository: OaiRepository): string {
  const { name, baseUrl, adminEmail } = repository;
  return lines(
    '<Identify>',
    element('repositoryName', name),
    element('baseURL', baseUrl),
    '<protocolVersion>2.0</protocolVersion>',
    element('adminEmail', adminEmail),
    element('earliestDatestamp', earliestDay(repository)),
    '<deletedRecord>persistent</deletedRecord>',
    '<granularity>YYYY-MM-DD</granularity>',
    '</Identify>',
  );
}

function listFormats(given: Arguments, repository: OaiRepository): string {
  if (given.has('identifier') && !findRecord(given, repository).record)
    throw new OaiError('noMetadataFormats', 'The record was deleted.');
  const formats = metadataFormats.map(({ prefix, schema, namespace }) =>
    lines(
      '<metadataFormat>',
      element('metadataPrefix', prefix),
      element('schema', schema),
      element('metadataNamespace', namespace),
      '</metadataFormat>',
    ),
  );
  return lines('<ListMetadataFormats>', formats, '</ListMetadataFormats>');
}

function listSets(given: Arguments, { sets }: OaiRepository): string {
  if (given.has('resumptionToken'))
    throw new OaiError('badResumptionToken', 'Sets are listed at once.');
  const each = sets.map(
    ({ spec, name }) => `<set>${element('setSpec', spec)}${element('setName', name)}</set>`,
  );
  return lines('<ListSets>', each, '</ListSets>');
}

function findRecord(given: Arguments, { records }: OaiRepository): OaiRecord {
  const found = records.find(({ identifier }) => identifier === given.get('identifier'));
  if (!found) throw new OaiError('idDoesNotExist', 'There is no record of this identifier.');
  return found;
}

function formatOf(prefix: string | undefined): (typeof metadataFormats)[number] {
  const format = metadataFormats.find((each) => each.prefix === prefix);
  if (!format)
    throw new OaiError('cannotDisseminateFormat', 'Records are not kept in this format.');
  return format;
}

function positionOf(given: Arguments): Position {
  const token = given.get('resumptionToken');
  if (token !== undefined) {
    const position = readToken(token);
    if (!position)
      throw new OaiError('badResumptionToken', 'The resumptionToken was not made here.');
    return position;
  }
  const [from, until] = [given.get('from'), given.get('until')];
  for (const day of [from, until])
    if (day !== undefined && !/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day))
      throw new OaiError('badArgument', 'Days are written YYYY-MM-DD.');
  if (from !== undefined && until !== undefined && from > until)
    throw new OaiError('badArgument', 'from is later than until.');
  return {
    prefix: given.get('metadataPrefix') ?? '',
    from,
    until,
    set: given.get('set'),
    offset: 0,
  };
}

function list(given: Arguments, verb: string, repository: OaiRepository): string {
  const position = positionOf(given);
  const { from = '', until = '9999-12-31', set, offset } = position;
  const format = formatOf(position.prefix);
  const matching = repository.records.filter(
    ({ datestamp, sets }) =>
      datestamp >= from && datestamp <= until && (set === undefined || sets.includes(set)),
  );
  if (matching.length === 0)
    throw new OaiError('noRecordsMatch', 'No record fits these arguments.');
  if (offset >= matching.length)
    throw new OaiError('badResumptionToken', 'The resumptionToken leads past the end.');
  const page = matching.slice(offset, offset + perPage);
  const next = offset + page.length;
  const token = next < matching.length ? writeToken({ ...position, offset: next }) : '';
  const more =
    matching.length > perPage
      ? `<resumptionToken completeListSize="${matching.length}" cursor="${offset}">${token}</resumptionToken>`
      : '';
  const render = (record: OaiRecord): string =>
    verb === 'ListIdentifiers' ? renderHeader(record) : renderRecord(record, format, repository);
  return lines(`<${verb}>`, page.map(render), more, `</${verb}>`);
}

function renderHeader({ identifier, datestamp, sets, record }: OaiRecord): string {
  return lines(
    record ? '<header>' : '<header status="deleted">',
    element('identifier', identifier),
    element('datestamp', datestamp),
    sets.map((set) => element('setSpec', set)),
    '</header>',
  );
}

function renderRecord(
  record: OaiRecord,
  format: (typeof metadataFormats)[number],
  { member }: OaiRepository,
): string {
  return lines(
    '<record>',
    renderHeader(record),
    record.record ? lines('<metadata>', format.render(record.record, member), '</metadata>') : '',
    '</record>',
  );
}

import { element, lines, xmlDeclaration } from '../xml.ts';
import { renderDublinCore } from '../dublin-core.ts';
import { metadataFormats } from './formats.ts';
import { earliestDay, type OaiRepository } from './repository.ts';

/** Records a static repository is meant for. */
const mostRecords = 5000;

/** OAI-PMH static repository: all records in one file, for a gateway of somebody else's to serve. In Dublin Core. */
export function staticRepository(repository: OaiRepository): string {
  const { name, baseUrl, adminEmail, records } = repository;
  const [dublinCore] = metadataFormats;
  const listed = records.filter(({ record }) => record).slice(0, mostRecords);
  return `${xmlDeclaration}${lines(
    '<Repository xmlns="http://www.openarchives.org/OAI/2.0/static-repository" xmlns:oai="http://www.openarchives.org/OAI/2.0/">',
    '<Identify>',
    element('oai:repositoryName', name),
    element('oai:baseURL', baseUrl),
    '<oai:protocolVersion>2.0</oai:protocolVersion>',
    element('oai:adminEmail', adminEmail),
    element('oai:earliestDatestamp', earliestDay({ records: listed })),
    '<oai:deletedRecord>no</oai:deletedRecord>',
    '<oai:granularity>YYYY-MM-DD</oai:granularity>',
    '</Identify>',
    '<ListMetadataFormats><oai:metadataFormat>',
    element('oai:metadataPrefix', dublinCore?.prefix),
    element('oai:schema', dublinCore?.schema),
    element('oai:metadataNamespace', dublinCore?.namespace),
    '</oai:metadataFormat></ListMetadataFormats>',
    '<ListRecords metadataPrefix="oai_dc">',
    listed.flatMap(({ identifier, datestamp, record }) =>
      record
        ? [
            lines(
              '<oai:record><oai:header>',
              element('oai:identifier', identifier),
              element('oai:datestamp', datestamp),
              '</oai:header><oai:metadata>',
              renderDublinCore(record),
              '</oai:metadata></oai:record>',
            ),
          ]
        : [],
    ),
    '</ListRecords>',
    '</Repository>',
  )}\n`;
}

import type { CatalogueRecord } from '../catalogue-record.ts';
import { renderDublinCore } from '../dublin-core.ts';
import { marcRecord } from '../marc.ts';
import { renderMarcXml } from '../marcxml.ts';
import { renderMods } from '../mods.ts';

interface MetadataFormat {
  prefix: string;
  schema: string;
  namespace: string;
  render(record: CatalogueRecord, member: string): string;
}

/** Formats that a harvester may ask for; the first is the one OAI-PMH demands. */
export const metadataFormats: readonly MetadataFormat[] = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
    render: (record) => renderDublinCore(record),
  },
  {
    prefix: 'marc21',
    schema: 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd',
    namespace: 'http://www.loc.gov/MARC21/slim',
    render: (record, member) => renderMarcXml(marcRecord(record, member)),
  },
  {
    prefix: 'mods',
    schema: 'http://www.loc.gov/standards/mods/v3/mods-3-7.xsd',
    namespace: 'http://www.loc.gov/mods/v3',
    render: (record) => renderMods(record),
  },
];

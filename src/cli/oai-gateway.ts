import { readFileSync } from 'node:fs';
import path from 'node:path';
import { answerOai } from '../exporters/oai/answer.ts';
import { openCatalogue, type OaiCatalogue } from '../exporters/oai/catalogue.ts';
import { oaiCatalogueFile } from '../press/exchange-feeds.ts';
import type { Answerer } from './web-server.ts';

/** Where the gateway answers. */
const oaiPath = '/oai';

/**
 * Opens an OAI-PMH gateway over the catalogue of a built portal.
 *
 * @throws {Error} when the portal has none.
 */
export function openGateway(folder: string): Answerer {
  const file = path.join(folder, oaiCatalogueFile);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(
      `没有 ${file}。请在 portal.yaml 写明 site（正式网址），再运行 npx fangzhi build。`,
    );
  }
  const catalogue = JSON.parse(text) as OaiCatalogue;
  return {
    path: oaiPath,
    answer: (query, origin) => ({
      type: 'text/xml; charset=utf-8',
      body: answerOai(
        query,
        openCatalogue(catalogue, `${origin}${oaiPath}`),
        new Date().toISOString().replace(/\.\d+/, ''),
      ),
    }),
  };
}

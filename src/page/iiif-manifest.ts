import { absoluteAddress, unitAddress } from '../model/address.ts';
import type { ScanLeaf, Scans } from '../model/scans.ts';
import type { WorkMeta } from '../model/work.ts';
import {
  imageAddress,
  largestAddress,
  leafAddress,
  manifestAddress,
  wholeAddress,
  type TileSet,
} from './tile-set.ts';

/** The scans of a work that have pictures here, in reading order. */
export interface ManifestWork {
  id: string;
  meta: WorkMeta;
  facts: Omit<Scans, 'volumes'>;
  volumes: { title: string; leaves: { leaf: ScanLeaf; tiles: TileSet; text: string }[] }[];
  site: string | undefined;
  portalTitle: string;
}

type Json = Record<string, unknown>;

/**
 * The IIIF Presentation 3 manifest of a work: a canvas a scan, read from right to left, a range a volume, and the text
 * of each leaf as an annotation. Ids are full addresses where the portal has one of its own.
 */
export function iiifManifest(work: ManifestWork): Json {
  const { id, meta, facts, volumes, site, portalTitle } = work;
  const full = (address: string): string => absoluteAddress(site, address);
  const leaves = volumes.flatMap((volume) => volume.leaves);
  const statement = facts.statement ?? meta.rights;
  const summary = meta.summary;
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: full(manifestAddress(id)),
    type: 'Manifest',
    label: words(meta.title, meta.language),
    metadata: metadata(meta),
    ...(summary === undefined ? {} : { summary: words(summary, meta.language) }),
    viewingDirection: 'right-to-left',
    behavior: ['individuals'],
    ...(facts.rights === undefined ? {} : { rights: facts.rights }),
    ...(statement === undefined
      ? {}
      : { requiredStatement: { label: words('说明'), value: words(statement) } }),
    ...(site === undefined
      ? {}
      : {
          homepage: [
            {
              id: full(unitAddress(id)),
              type: 'Text',
              label: words(portalTitle),
              format: 'text/html',
            },
          ],
        }),
    thumbnail: leaves.slice(0, 1).map(({ leaf, tiles }) => thumbnail(full, id, leaf, tiles)),
    items: leaves.map(({ leaf, tiles, text }) => canvas(work, leaf, tiles, text)),
    structures: volumes
      .filter((volume) => volume.leaves.length > 0)
      .map(({ title, leaves: inside }, index) => ({
        id: `${full(manifestAddress(id))}#range-${index + 1}`,
        type: 'Range',
        label: words(title, meta.language),
        items: inside.map(({ leaf }) => ({ id: canvasId(full, id, leaf), type: 'Canvas' })),
      })),
  };
}

function canvas(
  { id, meta, site }: ManifestWork,
  leaf: ScanLeaf,
  tiles: TileSet,
  text: string,
): Json {
  const full = (address: string): string => absoluteAddress(site, address);
  const { width, height, whole } = tiles;
  const own = canvasId(full, id, leaf);
  const service = full(imageAddress(id, leaf.id));
  return {
    id: own,
    type: 'Canvas',
    label: words(leaf.label, meta.language),
    width,
    height,
    thumbnail: [thumbnail(full, id, leaf, tiles)],
    metadata: [{ label: words('校勘进度'), value: words(leaf.state) }],
    homepage: [
      {
        id: full(leafAddress(id, leaf.id)),
        type: 'Text',
        label: words(leaf.label, meta.language),
        format: 'text/html',
      },
    ],
    items: [
      {
        id: `${own}/page`,
        type: 'AnnotationPage',
        items: [
          {
            id: `${own}/painting`,
            type: 'Annotation',
            motivation: 'painting',
            body: {
              id: full(largestAddress(imageAddress(id, leaf.id))),
              type: 'Image',
              format: 'image/jpeg',
              width: whole.width,
              height: whole.height,
              service: [{ id: service, type: 'ImageService3', profile: 'level0' }],
            },
            target: own,
          },
        ],
      },
    ],
    ...(text === '' ? {} : { annotations: [transcription(own, text, meta.language)] }),
  };
}

function transcription(canvasAddress: string, text: string, language: string): Json {
  return {
    id: `${canvasAddress}/text`,
    type: 'AnnotationPage',
    items: [
      {
        id: `${canvasAddress}/text/1`,
        type: 'Annotation',
        motivation: 'supplementing',
        body: { type: 'TextualBody', value: text, format: 'text/plain', language: [language] },
        target: canvasAddress,
      },
    ],
  };
}

/** Not a file: it names the canvas, as IIIF wants. */
function canvasId(full: (address: string) => string, work: string, { id }: ScanLeaf): string {
  return full(`${imageAddress(work, id)}/canvas`);
}

function thumbnail(
  full: (address: string) => string,
  work: string,
  { id }: ScanLeaf,
  { thumb }: TileSet,
): Json {
  const image = imageAddress(work, id);
  return {
    id: full(wholeAddress(image, thumb)),
    type: 'Image',
    format: 'image/jpeg',
    ...thumb,
    service: [{ id: full(image), type: 'ImageService3', profile: 'level0' }],
  };
}

function words(value: string, language = 'zh-Hans'): Record<string, string[]> {
  return { [language]: [value] };
}

function metadata(meta: WorkMeta): Json[] {
  const old = meta.kind === 'old-gazetteer' ? meta : undefined;
  const facts: [string, string | undefined][] = [
    ['书名', meta.title],
    ['又名', meta.otherTitles.join('、')],
    ['纂修', meta.chiefEditor.join('、')],
    ['朝代', old?.dynasty],
    ['底本', old?.sourceEdition],
    ['藏者', old?.holdingInstitution],
  ];
  return facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => ({ label: words(label), value: words(value ?? '', meta.language) }));
}

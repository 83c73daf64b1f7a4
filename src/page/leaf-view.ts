import { escapeHtml } from '../markdown/escape.ts';
import {
  absoluteAddress,
  cardAddress,
  relativeAddress,
  rootFrom,
  unitAddress,
} from '../model/address.ts';
import type { ScanLeaf, Scans } from '../model/scans.ts';
import type { WorkMeta } from '../model/work.ts';
import { proofNotice, stateClass } from './scan-progress.ts';
import {
  imageAddress,
  largestAddress,
  leafAddress,
  scansAddress,
  viewerSource,
  wholeAddress,
  type TileSet,
} from './tile-set.ts';

/** Fields of the layout of a leaf: `text` fields are escaped when they are put in, `html` fields are markup. */
export const leafFields = {
  root: 'text',
  address: 'text',
  canonical: 'text',
  card: 'text',
  title: 'text',
  documentTitle: 'text',
  description: 'text',
  language: 'text',
  writing: 'text',
  fold: 'text',
  workTitle: 'text',
  breadcrumbs: 'html',
  place: 'html',
  scan: 'html',
  notice: 'html',
  text: 'html',
  source: 'html',
  turn: 'html',
} as const satisfies Record<string, 'text' | 'html'>;

export type LeafView = Record<keyof typeof leafFields, string>;

/** A scan and all that its page must know of the rest. */
export interface LeafPlace {
  leaf: ScanLeaf;
  volume: string;
  work: { id: string; meta: WorkMeta };
  facts: Omit<Scans, 'volumes'>;
  tiles: TileSet | undefined;
  /** Text on the leaf, its links made for this page; empty where there is none. */
  text: string;
  /** Chapters the text is of. */
  chapters: { id: string; title: string }[];
  previous: Pick<ScanLeaf, 'id' | 'label'> | undefined;
  next: Pick<ScanLeaf, 'id' | 'label'> | undefined;
  /** 1-based place in the book, and how many leaves there are. */
  number: number;
  all: number;
  portalTitle: string;
  site: string | undefined;
}

/** Computes the fields of a leaf's page. Pure: the same place gives the same bytes. */
export function leafView(place: LeafPlace): LeafView {
  const { leaf, work, volume, portalTitle, site } = place;
  const address = leafAddress(work.id, leaf.id);
  const title = `${volume}　${leaf.label}`;
  const { language } = work.meta;
  return {
    root: rootFrom(address),
    address,
    canonical: absoluteAddress(site, address),
    card: cardAddress('works', work.id),
    title,
    documentTitle: `${title} · ${work.meta.title} · ${portalTitle}`,
    description: `《${work.meta.title}》${title}的影像和文字，第 ${place.number} 叶，共 ${place.all} 叶。`,
    language,
    writing: writingOf(place),
    fold: work.meta.title,
    workTitle: work.meta.title,
    breadcrumbs: renderBreadcrumbs(place, address),
    place: `<span class="state ${stateClass[leaf.state]}">${leaf.state}</span><span>第 ${place.number} 叶，共 ${place.all} 叶</span>`,
    scan: renderScan(place, address),
    notice: place.text === '' ? '' : proofNotice(leaf.state),
    text:
      place.text === ''
        ? '<p class="no-text" lang="zh-Hans">这一叶没有对应的文字。</p>'
        : place.text,
    source: renderSource(place, address),
    turn: renderTurn(place, address),
  };
}

/** Old books stand in columns unless a reader chooses lines; what only says that there is no text, in a line. */
function writingOf({ text, work: { meta } }: LeafPlace): string {
  if (text === '') return 'horizontal';
  return meta.language === 'lzh-Hant' ? 'vertical' : meta.writing;
}

function renderBreadcrumbs({ work }: LeafPlace, address: string): string {
  const step = (to: string, title: string): string =>
    `<li><a href="${relativeAddress(address, to)}">${escapeHtml(title)}</a></li>`;
  return step(unitAddress(work.id), work.meta.title) + step(scansAddress(work.id), '书影');
}

function renderScan(place: LeafPlace, address: string): string {
  const { leaf, work, tiles, facts } = place;
  if (tiles === undefined) return renderElsewhere(place);
  const image = imageAddress(work.id, leaf.id);
  const link = (to: string): string => escapeHtml(relativeAddress(address, to));
  const { width, height } = tiles.page;
  return `<figure class="scan" data-source="${escapeHtml(viewerSource(address, image, tiles))}"><div class="scan-stage"><a href="${link(largestAddress(image))}"><img src="${link(wholeAddress(image, tiles.page))}" width="${width}" height="${height}" alt="${escapeHtml(`${leaf.label}的影像`)}"></a></div>${renderRights(facts)}</figure>`;
}

/** The picture lies at another's host, and the reader's browser is not sent there unasked. */
function renderElsewhere({ leaf, facts: { manifest, ...facts } }: LeafPlace): string {
  const owner = escapeHtml(manifest?.provider ?? '收藏单位');
  const image = escapeHtml(leaf.image ?? '');
  const rights = {
    statement: manifest?.statement ?? facts.statement,
    rights: manifest?.rights ?? facts.rights,
  };
  return `<div class="scan elsewhere"><p>这一叶的影像存于${owner}的网站，不在本站。</p><p><a class="button" href="${image}" rel="external noreferrer">到${owner}看这一叶</a></p>${renderRights(rights)}</div>`;
}

function renderRights({ statement, rights }: Pick<Scans, 'statement' | 'rights'>): string {
  const parts = [
    statement === undefined ? '' : escapeHtml(statement),
    rights === undefined
      ? ''
      : `<a href="${escapeHtml(rights)}" rel="license external noreferrer">${escapeHtml(rightsName(rights))}</a>`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `<figcaption>${parts.join('　')}</figcaption>`;
}

/** The usual name of a licence known by its address. */
export function rightsName(address: string): string {
  if (address.includes('/publicdomain/mark/')) return '公有领域';
  if (address.includes('/publicdomain/zero/')) return 'CC0';
  const [, licence, version] = /\/licenses\/([a-z-]+)\/([\d.]+)/.exec(address) ?? [];
  if (licence !== undefined) return `CC ${licence.toUpperCase()} ${version ?? ''}`.trim();
  return '权利声明';
}

function renderSource({ chapters }: LeafPlace, address: string): string {
  const links = chapters.map(
    ({ id, title }) =>
      `<a href="${relativeAddress(address, unitAddress(id))}">${escapeHtml(title)}</a>`,
  );
  return links.length === 0 ? '' : `文字见于：${links.join('、')}`;
}

/** Old books are read from right to left: the next leaf lies on the left. */
function renderTurn({ work, previous, next }: LeafPlace, address: string): string {
  const link = (to: Pick<ScanLeaf, 'id' | 'label'> | undefined, rel: 'next' | 'prev'): string => {
    const words = rel === 'next' ? '下一叶' : '上一叶';
    const arrow = `<span aria-hidden="true">${rel === 'next' ? '←' : '→'}</span>`;
    if (to === undefined) return `<span class="turn-${rel}"></span>`;
    const inner = `<span class="turn-words">${words}</span><span class="turn-label">${escapeHtml(to.label)}</span>`;
    return `<a class="turn-${rel}" rel="${rel}" href="${relativeAddress(address, leafAddress(work.id, to.id))}">${rel === 'next' ? arrow + inner : inner + arrow}</a>`;
  };
  return (
    link(next, 'next') +
    `<a class="turn-all" href="${relativeAddress(address, scansAddress(work.id))}">全部书叶</a>` +
    link(previous, 'prev')
  );
}

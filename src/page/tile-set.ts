import { relativeAddress } from '../model/address.ts';

interface Size {
  width: number;
  height: number;
}

/** A scan cut into tiles, and the sizes in which the whole of it lies beside them. */
export interface TileSet extends Size {
  /** Names the folder of the cache. */
  key: string;
  thumb: Size;
  page: Size;
  /** The largest picture of the whole leaf. */
  whole: Size;
  tilePx: number;
  scaleFactors: number[];
}

/** Folder of a scan's pictures in the portal: the base of its IIIF image service. */
export function imageAddress(work: string, leaf: string): string {
  return `iiif/${work}/${leaf}`;
}

/** The IIIF manifest of a work's scans. */
export function manifestAddress(work: string): string {
  return `iiif/${work}/manifest.json`;
}

/** Page that shows all scans of a work. */
export function scansAddress(work: string): string {
  return `works/${work}/scans.html`;
}

/** Page that shows one scan beside its text. */
export function leafAddress(work: string, leaf: string): string {
  return `works/${work}/scans/${leaf}.html`;
}

/** The whole leaf in one size. */
export function wholeAddress(image: string, { width, height }: Size): string {
  return `${image}/full/${width},${height}/0/default.jpg`;
}

/** What IIIF calls the largest size. */
export function largestAddress(image: string): string {
  return `${image}/full/max/0/default.jpg`;
}

/** `info.json` of the image service; `id` is its full address, or one from the portal's root. */
export function imageInfo(id: string, tiles: TileSet): Record<string, unknown> {
  const { width, height, whole, thumb, page, tilePx, scaleFactors } = tiles;
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width,
    height,
    ...(whole.width < width
      ? { maxWidth: Math.max(whole.width, tilePx), maxHeight: Math.max(whole.height, tilePx) }
      : {}),
    sizes: distinct([thumb, page]),
    tiles: [{ width: tilePx, scaleFactors }],
  };
}

function distinct(sizes: readonly Size[]): Size[] {
  const byWidth = new Map(sizes.map(({ width, height }) => [width, { width, height }]));
  return [...byWidth.values()].sort((a, b) => a.width - b.width);
}

/** What a viewer on a page needs to ask for tiles, its address relative to the page. */
export function viewerSource(
  from: string,
  image: string,
  { width, height, tilePx, scaleFactors }: TileSet,
): string {
  return JSON.stringify({
    '@context': 'http://iiif.io/api/image/3/context.json',
    id: relativeAddress(from, image),
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level0',
    width,
    height,
    tiles: [{ width: tilePx, scaleFactors }],
  });
}

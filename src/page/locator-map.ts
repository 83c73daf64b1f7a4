import { escapeHtml } from '../markdown/escape.ts';
import type { Locator, LonLat } from '../model/locator.ts';
import type { Place } from '../model/place.ts';

/** A place the map may show. */
export interface MapPlace {
  id: string;
  meta: Pick<Place, 'name' | 'kind' | 'coordinates' | 'names' | 'within'>;
}

const width = 400;
const margin = 14;
/** Seats of towns have their names on the map; everything else is a dot. */
const towns = /^(镇|乡|民族乡|街道办事处|苏木)$/;

interface Field {
  height: number;
  /** Place of a point in the drawing, in its units. */
  at: (point: LonLat) => [x: number, y: number];
  holds: (point: LonLat) => boolean;
}

/** The outline fills the drawing; degrees of longitude are as much shorter as they are at its latitude. */
function fieldOf({ outline }: Locator): Field {
  const lons = outline.map(([lon]) => lon);
  const lats = outline.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1e-9, (east - west) * shrink),
    (1.6 * width - 2 * margin) / Math.max(1e-9, north - south),
  );
  const left = (width - (east - west) * shrink * scale) / 2;
  return {
    height: Math.ceil((north - south) * scale + 2 * margin),
    at: ([lon, lat]) => [left + (lon - west) * shrink * scale, margin + (north - lat) * scale],
    holds: ([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north,
  };
}

const round = (value: number): string => value.toFixed(1);
const pointOf = ({ meta }: MapPlace): LonLat | undefined =>
  meta.coordinates && [meta.coordinates.longitude, meta.coordinates.latitude];

function pathOf(points: readonly LonLat[], { at }: Field): string {
  return `M${points.map((point) => at(point).map(round).join(' ')).join('L')}`;
}

function drawLand(map: Locator, field: Field): string {
  const rivers = map.rivers.map(
    ({ points }) => `<path class="river" d="${pathOf(points, field)}"/>`,
  );
  const land = `${pathOf(map.outline, field)}Z`;
  return `<path class="land" d="${land}"/>${rivers.join('')}<path class="border" d="${land}"/>`;
}

/** A drawing that says in words what it shows. */
function drawing({ height }: Field, label: string, body: string): string {
  return `<svg class="locator" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(label)}">${body}</svg>`;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const nameSize = 13;

/** A name beside its dot, where it covers neither another name nor another dot; above where every side is taken. */
function placeName(name: string, [x, y]: readonly [number, number], taken: Box[]): string {
  const half = ([...name].length * nameSize) / 2;
  const sides = [
    { x, y: y - 8, from: -half },
    { x, y: y + 18, from: -half },
    { x: x + 8, y: y + 5, from: 0 },
    { x: x - 8, y: y + 5, from: -2 * half },
  ].map((side) => ({
    ...side,
    box: {
      left: side.x + side.from,
      right: side.x + side.from + 2 * half,
      top: side.y - nameSize,
      bottom: side.y + 3,
    },
  }));
  const isFree = ({ left, right, top, bottom }: Box): boolean =>
    left >= 0 &&
    right <= width &&
    taken.every(
      (other) =>
        right < other.left || left > other.right || bottom < other.top || top > other.bottom,
    );
  const best = sides.find(({ box }) => isFree(box)) ?? sides[0];
  if (best === undefined) return '';
  taken.push(best.box);
  const anchor = best.from === -half ? 'middle' : best.from === 0 ? 'start' : 'end';
  return `<text x="${round(best.x)}" y="${round(best.y)}" text-anchor="${anchor}">${escapeHtml(name)}</text>`;
}

const around = ([x, y]: readonly [number, number], reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});

function isTown({ meta }: MapPlace): boolean {
  return towns.test(meta.kind) && meta.names.at(-1)?.to === undefined;
}

/** The county with its towns by name, and every other place of the register that has coordinates as a dot. */
export function drawCounty(map: Locator, county: string, places: readonly MapPlace[]): string {
  const field = fieldOf(map);
  const shown = places.flatMap((place) => {
    const point = pointOf(place);
    const isCounty = place.meta.name === county;
    return point === undefined || isCounty || !field.holds(point)
      ? []
      : [{ place, at: field.at(point) }];
  });
  const named = shown.filter(({ place }) => isTown(place));
  const others = shown.filter(({ place }) => !isTown(place));
  const taken = named.map(({ at }) => around(at, 5));
  const dots = others.map(
    ({ at: [x, y] }) => `<circle class="dot" cx="${round(x)}" cy="${round(y)}" r="2.2"/>`,
  );
  const seats = named.map(
    ({ place, at }) =>
      `<circle class="seat" cx="${round(at[0])}" cy="${round(at[1])}" r="4"/>${placeName(place.meta.name, at, taken)}`,
  );
  const label = `${county}示意图，标出${named.map(({ place }) => place.meta.name).join('、')}${others.length > 0 ? `，另有 ${others.length} 处地名以小点表示` : ''}。`;
  return drawing(field, label, drawLand(map, field) + dots.join('') + seats.join(''));
}

/**
 * Where a place lies: its own dot, or where it has no coordinates the nearest place around it that has them. Empty where
 * none has, or where the dot would lie outside the map.
 */
export function drawPlace(
  map: Locator,
  county: string,
  place: MapPlace,
  byId: ReadonlyMap<string, MapPlace>,
): string {
  const bearer = nearestWithPoint(place, byId);
  const point = bearer && pointOf(bearer);
  const field = fieldOf(map);
  if (bearer === undefined || point === undefined || !field.holds(point)) return '';
  if (bearer.meta.name === county) return '';
  const isOwn = bearer.id === place.id;
  const seats = [...byId.values()].flatMap((other) => {
    const seat = pointOf(other);
    return other.id !== bearer.id && isTown(other) && seat !== undefined && field.holds(seat)
      ? [field.at(seat)]
      : [];
  });
  const [x, y] = field.at(point);
  const dots = seats.map(
    (at) => `<circle class="dot" cx="${round(at[0])}" cy="${round(at[1])}" r="2.6"/>`,
  );
  const spot = isOwn
    ? `<circle class="spot" cx="${round(x)}" cy="${round(y)}" r="6.5"/>`
    : `<circle class="spot around" cx="${round(x)}" cy="${round(y)}" r="16"/>`;
  const name = placeName(
    bearer.meta.name,
    [x, isOwn ? y : y - 10],
    seats.map((at) => around(at, 4)),
  );
  const label = isOwn
    ? `${place.meta.name}在${county}的位置。`
    : `${place.meta.name}在${bearer.meta.name}境内，图上圈出${bearer.meta.name}。`;
  return drawing(field, label, drawLand(map, field) + dots.join('') + spot + name);
}

function nearestWithPoint(
  place: MapPlace,
  byId: ReadonlyMap<string, MapPlace>,
): MapPlace | undefined {
  const seen = new Set<string>();
  let at: MapPlace | undefined = place;
  while (at !== undefined && !seen.has(at.id)) {
    if (at.meta.coordinates !== undefined) return at;
    seen.add(at.id);
    at = byId.get(at.meta.within ?? '');
  }
  return undefined;
}

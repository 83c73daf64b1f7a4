import { z } from 'zod';
import { text } from './fields.ts';

/** A point of the earth as maps for the web order it: degrees of longitude, then of latitude. */
export type LonLat = readonly [longitude: number, latitude: number];

const pair = String.raw`-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?`;

/** Points in a row, `经度,纬度` each, spaces between: `104.06,30.67 104.08,30.69`. */
const points = z
  .string({ error: '写成一行“经度,纬度”，点与点之间空一格。' })
  .trim()
  .regex(new RegExp(String.raw`^${pair}(\s+${pair})+$`), {
    error: '每一点写成“经度,纬度”，用半角逗号，点与点之间空一格，例如 104.06,30.67 104.08,30.69。',
  })
  .transform((written) =>
    written.split(/\s+/).map((point): LonLat => {
      const [longitude = 0, latitude = 0] = point.split(',').map(Number);
      return [longitude, latitude];
    }),
  )
  .refine((row) => row.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90), {
    error: '经度在 -180 与 180 之间，纬度在 -90 与 90 之间；先写经度，后写纬度。',
  });

/**
 * What the map of places is drawn from: the county's outline and its rivers, as the office gives them. A map must
 * carry its approval number (《地图管理条例》第十五条), so without one there is no map.
 */
export const locatorSchema = z.strictObject({
  /** Approval number, or why none is needed. */
  approval: text,
  outline: points,
  rivers: z.array(z.strictObject({ name: text.optional(), points })).default([]),
});

export type Locator = z.output<typeof locatorSchema>;

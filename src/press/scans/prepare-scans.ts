import type { Release } from '../../model/access.ts';
import type { Finding } from '../../model/finding.ts';
import type { WorkScans } from '../../page/portal-data.ts';
import type { ReleasedWork } from '../released.ts';
import { makeScanTiles, scanKey, type MadeScans, type ScansRoom } from './make-tiles.ts';
import {
  releaseScans,
  unpairedFindings,
  type ReleasedScans,
  type ScannedWork,
} from './released-scans.ts';

/** The scans of a portal, cut and paired. */
export interface PreparedScans {
  released: ReleasedScans[];
  made: MadeScans;
  findings: Finding[];
}

export async function prepareScans(
  scanned: readonly ScannedWork[],
  works: readonly ReleasedWork[],
  room: ScansRoom & { release: Release },
): Promise<PreparedScans> {
  const released = releaseScans(scanned, works, room.release);
  const made = await makeScanTiles(released, room);
  return { released, made, findings: [...made.findings, ...scanned.flatMap(unpairedFindings)] };
}

/** What the site's own pages show of the scans of a work. */
export function scansData(
  { work, facts, volumes }: ReleasedScans,
  { made }: PreparedScans,
): WorkScans {
  const { manifest } = facts;
  return {
    volumes: volumes.map(({ title, counts, isBelow, leaves }) => ({
      title,
      counts,
      isBelow,
      leaves: leaves.map(({ id, label, state }) => {
        const tiles = made.tiles.get(scanKey(work.work.id, id));
        return { id, label, state, ...(tiles === undefined ? {} : { thumb: tiles.thumb }) };
      }),
    })),
    statement: facts.statement ?? manifest?.statement,
    rights: facts.rights ?? manifest?.rights,
    ...(manifest === undefined
      ? {}
      : { manifest: { id: manifest.id, provider: manifest.provider } }),
  };
}

import { escapeHtml } from '../markdown/escape.ts';
import { relativeAddress } from '../model/address.ts';
import type { WorkScans } from './portal-data.ts';
import { stateClass } from './scan-progress.ts';
import { imageAddress, leafAddress, wholeAddress } from './tile-set.ts';

/** Leaves of a volume as small pictures, each a link to its page. A string: of thousands of components Astro is slow. */
export function renderLeaves(
  work: string,
  { leaves }: Pick<WorkScans['volumes'][number], 'leaves'>,
  from: string,
): string {
  // Where no picture is ours, rows of empty frames say nothing.
  const hasPictures = leaves.some(({ thumb }) => thumb !== undefined);
  return leaves
    .map(({ id, label, state, thumb }) => {
      const picture =
        thumb === undefined
          ? hasPictures
            ? '<span class="no-thumb" aria-hidden="true"></span>'
            : ''
          : `<img src="${escapeHtml(relativeAddress(from, wholeAddress(imageAddress(work, id), thumb)))}" width="${thumb.width}" height="${thumb.height}" alt="" loading="lazy" decoding="async">`;
      return `<li><a href="${relativeAddress(from, leafAddress(work, id))}">${picture}<span>${escapeHtml(label)}</span><small class="state ${stateClass[state]}">${state}</small></a></li>`;
    })
    .join('');
}

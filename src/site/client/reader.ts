import { followContents } from './follow-contents.ts';
import { ownFolder } from './hanzi-choice.ts';
import { loadBeside } from './load-beside.ts';
import { placeNotes } from './notes.ts';
import { rememberPlace, showContinue } from './reading-place.ts';
import { setSmallNotes } from './small-notes.ts';

const folder = ownFolder();

/** Citations are made anew once the reader opens them or turns to an entry; as written they are there already. */
function citeWhenAsked(): void {
  let isAsked = false;
  const ask = (): void => {
    if (!isAsked) loadBeside(folder, 'cite');
    isAsked = true;
  };
  document.querySelector('.cite')?.addEventListener('toggle', ask);
  addEventListener('hashchange', ask);
  if (location.hash !== '') ask();
}

citeWhenAsked();
setSmallNotes();
placeNotes();
followContents();
rememberPlace();
showContinue();
// Pictures can be looked at closely, once they are there.
addEventListener('load', () => {
  if (document.querySelector('.prose .figure img')) loadBeside(folder, 'gallery');
});
// In time for printing, and after all that the reader sees first.
if (!document.querySelector('.print-code'))
  addEventListener('load', () => setTimeout(() => loadBeside(folder, 'print-code'), 1000));

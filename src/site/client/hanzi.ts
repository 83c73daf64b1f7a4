import { readHanziTable, type Convert, type Hanzi } from '../../page/hanzi/convert.ts';
import { HanziDrawings } from './hanzi-drawings.ts';
import { HanziPage, type HanziChoice } from './hanzi-page.ts';
import { appearanceEvent } from './appearance-event.ts';
import { chosenHanzi, ownFolder } from './hanzi-choice.ts';

declare global {
  interface Window {
    /** Called by a table's own script: scripts load from `file://` too, where nothing can be fetched. */
    fangzhiHanzi?: (to: Hanzi, characters: string, phrases: string) => void;
  }
}

/* Loaded when the reader first asks for the other script (hanzi-choice.ts); each table when it is first needed. */

const folder = ownFolder();
const page = new HanziPage(document.documentElement);
const drawings = new HanziDrawings();
const tables = new Map<Hanzi, Convert>();

window.fangzhiHanzi = (to, characters, phrases) => {
  tables.set(to, readHanziTable({ characters, phrases }));
  follow();
};

/** Shows what is chosen now; where its table is still on the way, the table's coming calls again. */
function follow(): void {
  const choice = chosenHanzi();
  const convert = choice === 'written' ? (text: string) => text : tables.get(choice);
  if (convert === undefined) loadTable(choice);
  else if (choice !== shown) {
    page.show((shown = choice), convert);
    void drawings.show((image) => page.isMeantAt(image), convert);
  }
}

let shown: HanziChoice = 'written';
const asked = new Set<HanziChoice>();

function loadTable(to: HanziChoice): void {
  if (asked.has(to)) return;
  asked.add(to);
  const script = document.createElement('script');
  script.src = new URL(`${to}.js`, folder).href;
  // A reader who is offline may choose again later.
  script.onerror = () => asked.delete(to);
  document.head.append(script);
}

addEventListener(appearanceEvent, follow);
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', follow);
else follow();

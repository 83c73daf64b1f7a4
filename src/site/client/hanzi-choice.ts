import { appearanceEvent } from './appearance-event.ts';
import type { HanziChoice } from './hanzi-page.ts';

/** The script the reader chose; `data-hanzi` of the page says so. */
export function chosenHanzi(): HanziChoice {
  const { hanzi } = document.documentElement.dataset;
  return hanzi === 'hans' || hanzi === 'hant' ? hanzi : 'written';
}

/** Folder of the script that is being run for the first time, where others lie beside it. */
export function ownFolder(): string {
  const script = document.currentScript;
  return script instanceof HTMLScriptElement ? script.src : document.baseURI;
}

/** Loads the converter once the reader wants another script than the page was written in: most never do. */
export function loadHanziWhenAsked(): void {
  const folder = ownFolder();
  const load = (): void => {
    if (chosenHanzi() === 'written') return;
    removeEventListener(appearanceEvent, load);
    const script = document.createElement('script');
    script.src = new URL('hanzi.js', folder).href;
    document.head.append(script);
  };
  addEventListener(appearanceEvent, load);
  load();
}

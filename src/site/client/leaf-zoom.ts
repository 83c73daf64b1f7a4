import { loadBeside } from './load-beside.ts';

export type ZoomAction = 'in' | 'out' | 'home';
/** Asks the viewer, once it is there, for an action named in `detail`. */
export const zoomEvent = 'fangzhi:zoom';
/** Tells that the viewer is there. */
export const viewerEvent = 'fangzhi:viewer';

/**
 * Lets a scan be looked at closely: the viewer is loaded when it is first asked for, since the scan as a plain picture
 * is enough for most readers.
 *
 * @returns what asks for an action; false where the page has no picture of its own.
 */
export function openZoom(folder: string): (action: ZoomAction) => boolean {
  const scan = document.querySelector('[data-source]');
  const group = document.querySelector<HTMLElement>('.zoom');
  if (!scan) {
    if (group) group.hidden = true;
    return () => false;
  }
  const waiting: ZoomAction[] = [];
  let state: 'closed' | 'loading' | 'open' = 'closed';
  const send = (action: ZoomAction): void => {
    dispatchEvent(new CustomEvent(zoomEvent, { detail: action }));
  };
  addEventListener(viewerEvent, () => {
    state = 'open';
    for (const action of waiting.splice(0)) send(action);
  });
  const zoom = (action: ZoomAction): boolean => {
    if (state === 'open') send(action);
    else waiting.push(action);
    if (state === 'closed') {
      state = 'loading';
      loadBeside(folder, 'leaf-viewer');
    }
    return true;
  };
  for (const button of document.querySelectorAll<HTMLElement>('[data-zoom]'))
    button.addEventListener('click', () => zoom(button.dataset['zoom'] as ZoomAction));
  scan.querySelector('a')?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    zoom('in');
  });
  return zoom;
}

import OpenSeadragon from 'openseadragon';
import { viewerEvent, zoomEvent, type ZoomAction } from './leaf-zoom.ts';

/** Opens the tiles of the page's scan in a viewer laid over the plain picture. */
function open(scan: HTMLElement): void {
  const stage = scan.querySelector<HTMLElement>('.scan-stage');
  const link = stage?.querySelector('a');
  if (!stage || !link) return;
  const element = document.createElement('div');
  element.className = 'scan-viewer';
  stage.append(element);
  forgoStyles();
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const viewer = OpenSeadragon({
    element,
    // What the page says of the tiles, so that nothing has to be fetched: from a disk nothing can be.
    tileSources: JSON.parse(scan.dataset['source'] ?? '{}') as OpenSeadragon.TileSourceSpecifier,
    // Pictures opened from a disk may be drawn, but not read, which WebGL would do.
    drawer: 'canvas',
    showNavigationControl: false,
    animationTime: isStill ? 0 : 0.6,
    maxZoomPixelRatio: 3,
    visibilityRatio: 0.5,
    minZoomImageRatio: 0.9,
    gestureSettingsMouse: { clickToZoom: true },
  });
  // Covered by the viewer, the plain picture must not be reached by Tab nor read out; its size is the stage's.
  link.style.visibility = 'hidden';
  viewer.addOnceHandler('open-failed', () => {
    link.style.visibility = '';
    element.remove();
  });
  // Its surface is what is reached by Tab; the picture's words are those of the plain one.
  viewer.canvas.setAttribute('role', 'img');
  viewer.canvas.setAttribute('aria-label', link.querySelector('img')?.alt ?? '');
  viewer.addOnceHandler('open', () => {
    addEventListener(zoomEvent, (event) => {
      act(viewer, (event as CustomEvent<ZoomAction>).detail);
    });
    dispatchEvent(new Event(viewerEvent));
  });
  viewer.addHandler('canvas-key', (event) => {
    // The page's own keys turn leaves.
    event.preventDefaultAction = true;
  });
}

/**
 * OpenSeadragon 6.1 writes a style element unless there is one, which the page's policy refuses with an error in the
 * console. An element of that name that is none of HTML's will do.
 */
function forgoStyles(): void {
  const element = document.createElementNS('urn:fangzhi', 'style');
  element.setAttribute('data-openseadragon-mobile-css', '');
  document.head.append(element);
}

function act(viewer: OpenSeadragon.Viewer, action: ZoomAction): void {
  const { viewport } = viewer;
  if (action === 'home') viewport.goHome();
  else viewport.zoomBy(action === 'in' ? 1.6 : 1 / 1.6);
  viewport.applyConstraints();
}

const scan = document.querySelector<HTMLElement>('[data-source]');
if (scan) open(scan);

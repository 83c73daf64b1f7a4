import { qrCode } from '../../page/qr.ts';

/** Puts the page's permanent address, to read and to scan, at its end when it is first printed. */
function codeOnPrint(): void {
  addEventListener(
    'beforeprint',
    () => {
      const address = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
      const code = address === undefined ? undefined : qrCode(address);
      if (address === undefined || code === undefined) return;
      document.querySelector('main')?.append(draw(address, code));
    },
    { once: true },
  );
}

/** The same markup as components/PrintCode.astro. */
function draw(address: string, { size, path }: { size: number; path: string }): HTMLElement {
  const box = document.createElement('div');
  box.className = 'print-code';
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `-4 -4 ${size + 8} ${size + 8}`);
  svg.setAttribute('aria-hidden', 'true');
  const dark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  dark.setAttribute('d', path);
  svg.append(dark);
  const words = document.createElement('p');
  words.textContent = address;
  box.append(svg, words);
  return box;
}

codeOnPrint();

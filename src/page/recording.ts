import { escapeHtml } from '../markdown/escape.ts';
import { relativeAddress } from '../model/address.ts';
import type { RecordingData } from './portal-data.ts';

/**
 * The browser's own player, the script that lets the words follow, and the words as files. Nothing is loaded before
 * the reader plays. Captions are for moving pictures: sound alone has the words beside it on the page.
 */
export function renderRecording({ media, tracks, title }: RecordingData, from: string): string {
  const link = (address: string): string => escapeHtml(relativeAddress(from, address));
  const files = tracks.map(
    ({ address, label, language }) =>
      `<a href="${link(address)}" download hreflang="${escapeHtml(language)}">${escapeHtml(label)}文稿（WebVTT）</a>`,
  );
  const style = `<link rel="stylesheet" href="${link('assets/transcript.css')}">`;
  const words = `${style}<p class="track-files">${files.join('')}</p>`;
  if (media === undefined) return words;
  const isVideo = media.type.startsWith('video/');
  const captions = tracks.map(
    ({ address, label, language }, index) =>
      `<track kind="captions" src="${link(address)}" label="${escapeHtml(label)}" srclang="${escapeHtml(language)}"${index === 0 ? ' default' : ''}>`,
  );
  const tag = isVideo ? 'video' : 'audio';
  return `<${tag} controls preload="none" aria-label="${escapeHtml(title ?? '录音')}"><source src="${link(media.address)}" type="${media.type}">${isVideo ? captions.join('') : ''}</${tag}>${words}<script defer src="${link('assets/transcript.js')}"></script>`;
}

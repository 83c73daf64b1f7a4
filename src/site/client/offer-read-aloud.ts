import { loadBeside } from './load-beside.ts';

/** Voices of the device itself: others would send the text away to be read. */
export function ownChineseVoices(): SpeechSynthesisVoice[] {
  return speechSynthesis
    .getVoices()
    .filter(({ lang, localService }) => localService && /^(zh|cmn)\b/i.test(lang));
}

/** Shows the button that reads the page aloud where there is a text and a Chinese voice; elsewhere stays silent. */
export function offerReadAloud(folder: string): void {
  const button = document.querySelector<HTMLButtonElement>('[data-read-aloud]');
  if (!button || !('speechSynthesis' in window) || !document.querySelector('article.prose')) return;
  const show = (): void => {
    button.hidden = ownChineseVoices().length === 0;
  };
  show();
  // Voices come late in some browsers.
  speechSynthesis.addEventListener('voiceschanged', show);
  button.addEventListener('click', () => loadBeside(folder, 'read-aloud'), { once: true });
}

import { ownChineseVoices } from './offer-read-aloud.ts';
import { sentencesOf } from './sentences.ts';

/** Reads the chapter aloud, block by block, with a bar to stop, go on and skip. Loaded when the reader first asks. */
const article = document.querySelector<HTMLElement>('article.prose');
const button = document.querySelector<HTMLButtonElement>('[data-read-aloud]');
const silent = '.note-mark,.anchor,rt,rp,.leaf,.print-page,.note-back';
const blocks = article
  ? [
      ...article.querySelectorAll<HTMLElement>('h2,h3,h4,h5,h6,p,li,blockquote p,figcaption'),
    ].filter(
      (block) => !block.closest('.notes') && !block.querySelector('p') && textOf(block) !== '',
    )
  : [];
let at = 0;
/** Counts up whenever reading begins anew, so that the end of what was cut off starts nothing. */
let turn = 0;

function textOf(block: HTMLElement): string {
  const copy = block.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll(silent)) part.remove();
  return copy.textContent.trim();
}

const bar = document.createElement('div');
bar.className = 'reading-bar';
bar.setAttribute('role', 'region');
bar.setAttribute('aria-label', '朗读');
const pause = addButton('暂停', () => {
  if (speechSynthesis.paused) {
    speechSynthesis.resume();
    pause.textContent = '暂停';
  } else {
    speechSynthesis.pause();
    pause.textContent = '继续';
  }
});
addButton('上一段', () => read(at - 1));
addButton('下一段', () => read(at + 1));
addButton('停止', stop);

function addButton(label: string, act: () => void): HTMLButtonElement {
  const key = document.createElement('button');
  key.type = 'button';
  key.className = 'quiet';
  key.textContent = label;
  key.addEventListener('click', act);
  bar.append(key);
  return key;
}

function mark(block: HTMLElement | undefined): void {
  for (const read of document.querySelectorAll('.is-read')) read.classList.remove('is-read');
  block?.classList.add('is-read');
  block?.scrollIntoView({ block: 'center' });
}

function read(index: number): void {
  speechSynthesis.cancel();
  speechSynthesis.resume();
  pause.textContent = '暂停';
  at = Math.max(0, index);
  const block = blocks[at];
  turn++;
  if (!block) {
    stop();
    return;
  }
  mark(block);
  const own = turn;
  const sentences = sentencesOf(textOf(block));
  const say = (next: number): void => {
    if (own !== turn) return;
    const sentence = sentences[next];
    if (sentence === undefined) {
      read(at + 1);
      return;
    }
    const words = new SpeechSynthesisUtterance(sentence);
    const voice = ownChineseVoices().sort(mainlandFirst)[0];
    words.lang = voice?.lang ?? 'zh-CN';
    if (voice) words.voice = voice;
    words.onend = () => say(next + 1);
    words.onerror = ({ error }) => {
      if (own === turn && error !== 'canceled' && error !== 'interrupted') stop();
    };
    speechSynthesis.speak(words);
  };
  say(0);
}

function mainlandFirst(a: SpeechSynthesisVoice, b: SpeechSynthesisVoice): number {
  return Number(/CN/i.test(b.lang)) - Number(/CN/i.test(a.lang));
}

function stop(): void {
  turn++;
  speechSynthesis.cancel();
  mark(undefined);
  bar.remove();
  button?.focus();
}

function start(): void {
  const first = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 80);
  document.body.append(bar);
  pause.focus({ preventScroll: true });
  const menu = button?.closest('details');
  if (menu) menu.open = false;
  read(Math.max(0, first));
}

document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape' && bar.isConnected) stop();
});
addEventListener('pagehide', () => speechSynthesis.cancel());
button?.addEventListener('click', start);
start();

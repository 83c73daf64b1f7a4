/** Lets the words of a recording follow it, and the reader go to any of them. */

interface Line {
  element: HTMLElement;
  from: number;
  to: number;
}

for (const section of document.querySelectorAll<HTMLElement>('section.transcript')) open(section);

function open(section: HTMLElement): void {
  const list = section.querySelector<HTMLElement>('ol.cues');
  if (!list) return;
  offerTracks(list);
  const player = section.querySelector<HTMLMediaElement>('audio, video');
  if (!player) return;
  const lines = [...list.querySelectorAll<HTMLElement>('[data-time]')].map((element): Line => {
    const [from = 0, to = 0] = (element.dataset['time'] ?? '').split(',').map(Number);
    return { element, from, to };
  });
  follow(player, lines);
  section.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.cue-time') : null;
    const line = lines.find(({ element }) => link?.getAttribute('href') === `#${element.id}`);
    if (!line) return;
    event.preventDefault();
    history.replaceState(null, '', `#${line.element.id}`);
    seek(player, line.from);
    void player.play().catch(() => undefined); // the browser may want a press on its own button
  });
  const asked = lines.find(({ element }) => location.hash === `#${element.id}`);
  if (asked) seek(player, asked.from);
}

/** Before anything is loaded, a player takes a time only once it knows the length. */
function seek(player: HTMLMediaElement, seconds: number): void {
  if (player.readyState >= HTMLMediaElement.HAVE_METADATA) {
    player.currentTime = seconds;
    return;
  }
  const later = (): void => {
    player.currentTime = seconds;
  };
  player.addEventListener('loadedmetadata', later, { once: true });
  player.preload = 'metadata';
  player.load();
}

/** Marks the line that is heard, and keeps it in sight while the reader leaves the page alone. */
function follow(player: HTMLMediaElement, lines: readonly Line[]): void {
  let current: Line | undefined;
  let movedAt = 0;
  for (const kind of ['wheel', 'touchmove', 'keydown'] as const) {
    addEventListener(kind, () => (movedAt = Date.now()), { passive: true });
  }
  player.addEventListener('timeupdate', () => {
    const now = player.currentTime;
    const heard = lines.find(({ from, to }) => now >= from && now < to);
    if (heard === current) return;
    current?.element.removeAttribute('aria-current');
    current = heard;
    heard?.element.setAttribute('aria-current', 'true');
    const isLeftAlone = Date.now() - movedAt > 5000;
    if (heard && isLeftAlone && !player.paused) keepInSight(heard.element);
  });
}

function keepInSight(element: HTMLElement): void {
  const { top, bottom } = element.getBoundingClientRect();
  if (top > innerHeight * 0.2 && bottom < innerHeight * 0.8) return;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}

/** Where the words are given twice, the reader may read either, or both side by side. */
function offerTracks(list: HTMLElement): void {
  const [first, second] = (list.dataset['labels'] ?? '').split('|');
  if (first === undefined || second === undefined) return;
  const group = document.createElement('div');
  group.className = 'track-choice';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', '文稿');
  const choices = [
    ['both', `${first}、${second}对照`],
    ['first', `只看${first}`],
    ['second', `只看${second}`],
  ] as const;
  const buttons = choices.map(([show, label]) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.setAttribute('aria-pressed', String(show === 'both'));
    button.addEventListener('click', () => {
      list.dataset['show'] = show;
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
    });
    return button;
  });
  group.append(...buttons);
  list.before(group);
}

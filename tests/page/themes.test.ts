import { expect, test } from 'vitest';
import { renderThemes, themesOf } from '../../src/page/themes.ts';
import type { SpokenTheme } from '../../src/page/portal-data.ts';

const spoken = (theme: string, text: string): SpokenTheme => ({
  theme,
  text,
  time: '0:02',
  chapter: 'koushu/song',
  chapterTitle: '夯歌',
  work: 'koushu',
  anchor: 'cue-2500',
});

test('lists every passage under its theme, those with most first, each leading to the words', () => {
  const themes = themesOf([spoken('夯歌', '甲'), spoken('停夯', '乙<\n丙'), spoken('停夯', '丁')]);
  expect(themes.map(({ theme, uses }) => [theme, uses.length])).toEqual([
    ['停夯', 2],
    ['夯歌', 1],
  ]);
  expect(renderThemes(themes.slice(0, 1), new Map([['koushu', '口述']]))).toBe(
    '<ul class="theme-index"><li><a href="#theme-停夯">停夯 <small>2 段</small></a></li></ul><section><h2 id="theme-停夯">停夯</h2><ul class="passages"><li><p>乙&lt;丙</p><a href="works/koushu/song.html#cue-2500">口述 · 夯歌　0:02</a></li><li><p>丁</p><a href="works/koushu/song.html#cue-2500">口述 · 夯歌　0:02</a></li></ul></section>',
  );
});

import { expect, test } from 'vitest';
import { galleryFigureMissing } from '../../src/checks/gallery-figure-missing.ts';
import { workUnknown } from '../../src/checks/work-unknown.ts';
import { aChapter, aChecked, aFigure, anItem, aWork } from '../builders.ts';
import { messagesOf } from './messages.ts';

const chapter = aChapter('30-tea.mdx', {}, { figures: [aFigure()] });
const works = [aWork({}, { chapters: [chapter], absent: ['qingxi-yearbook-2022/secret'] })];
const known = 'qingxi-yearbook-2022';

test('works that reading rooms, gifts and galleries name are works of the portal', () => {
  const checked = aChecked(works, {
    'reading-rooms': [
      anItem('reading-rooms', 'wenmiao', {
        name: '阅览室',
        holdings: [{ work: known }, { work: 'gone' }, { title: '《清溪县志》' }],
      }),
    ],
    donations: [
      anItem('donations', 'a', {
        date: '2022',
        name: '学校',
        books: [{ work: 'lost', copies: 1 }],
      }),
    ],
    galleries: [anItem('galleries', 'b', { title: '图集', licence: 'CC0', works: ['none'] })],
  });
  expect(messagesOf(workUnknown, checked)).toMatchInlineSnapshot(`
    "reading-rooms/wenmiao.yaml 错误 work-unknown：著作“gone”不存在，或尚未公开。请核对 works/ 里的文件夹名；不是本站著作的，改写 title（书名）。
    donations/a.yaml 错误 work-unknown：著作“lost”不存在，或尚未公开。请核对 works/ 里的文件夹名；不是本站著作的，改写 title（书名）。
    galleries/b.yaml 错误 work-unknown：著作“none”不存在，或尚未公开。请核对 works/ 里的文件夹名；不是本站著作的，改写 title（书名）。"
  `);
});

test('pictures a gallery takes from a chapter stand in it', () => {
  const pictures = ['tea', 'gone', 'secret'].map((name) => ({
    chapter: `${known}/${name}`,
    file: name === 'tea' ? 'map.svg' : 'other.svg',
  }));
  const more = { chapter: `${known}/tea`, file: 'none.svg' };
  const checked = aChecked(works, {
    galleries: [
      anItem('galleries', 'b', { title: '图集', licence: 'CC0', pictures: [...pictures, more] }),
    ],
  });
  expect(messagesOf(galleryFigureMissing, checked)).toMatchInlineSnapshot(`
    "galleries/b.yaml 错误 gallery-figure-missing：篇章 qingxi-yearbook-2022/gone 不存在。请写 著作编号/篇章编号，例如 baiyan-village/tea，不带序号和 .mdx。
    galleries/b.yaml 错误 gallery-figure-missing：篇章 qingxi-yearbook-2022/tea 里没有图片 none.svg。请照篇章里 <Figure src> 的写法写文件名。"
  `);
});

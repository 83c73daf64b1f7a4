import { expect, test } from 'vitest';
import { renderPicture } from '../../src/page/picture.ts';

test('a photograph has every format and size, the best first, and says how wide it will be', () => {
  const html = renderPicture(
    {
      width: 1600,
      height: 900,
      sources: [
        {
          type: 'image/avif',
          files: [
            { address: 'images/ab-480.avif', width: 480 },
            { address: 'images/ab-960.avif', width: 960 },
          ],
        },
        { type: 'image/webp', files: [{ address: 'images/ab-480.webp', width: 480 }] },
      ],
      fallback: 'images/ab-960.webp',
    },
    '老街 "口" <东>',
    'works/a/b.html',
  );
  expect(html).toBe(
    '<picture>' +
      '<source type="image/avif" sizes="(min-width: 60rem) 44rem, 100vw" srcset="../../images/ab-480.avif 480w, ../../images/ab-960.avif 960w">' +
      '<source type="image/webp" sizes="(min-width: 60rem) 44rem, 100vw" srcset="../../images/ab-480.webp 480w">' +
      '<img src="../../images/ab-960.webp" width="1600" height="900" alt="老街 &quot;口&quot; &lt;东&gt;" loading="lazy" decoding="async">' +
      '</picture>',
  );
});

test('a drawing is one image, without a choice of files', () => {
  const drawing = { width: 400, height: 300, sources: [], fallback: 'images/ab.svg' };
  expect(renderPicture(drawing, '村图', 'exhibits/water.html')).toBe(
    '<img src="../images/ab.svg" width="400" height="300" alt="村图" loading="lazy" decoding="async">',
  );
});

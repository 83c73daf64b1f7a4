import { describe, expect, test } from 'vitest';
import { readSvg } from '../../src/press/svg.ts';

const svg = (inside: string, attributes = 'viewBox="0 0 90 60"'): string =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`;

test('gives the size of a drawing of shapes, text and gradients', () => {
  const drawing = svg(
    '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><g fill="url(#g)"><path d="M0 0"/><text>清溪</text></g><use href="#g"/>',
  );
  expect(readSvg(drawing)).toEqual({ width: 90, height: 60 });
});

test('takes width and height where there is no viewBox', () => {
  expect(readSvg(svg('', 'width="120px" height="80"'))).toEqual({ width: 120, height: 80 });
});

describe('refuses what runs, loads or embeds', () => {
  test.each([
    ['<script>alert(1)</script>', '<script>'],
    ['<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>', '<svg:script>'],
    ['<path onclick="x()"/>', 'onclick'],
    ['<path\nONLOAD = "x()"/>', 'ONLOAD'],
    ['<foreignObject><p/></foreignObject>', '<foreignObject>'],
    ['<a href="#x"><path/></a>', '<a>'],
    ['<image href="https://evil.example/x.png"/>', '<image>'],
    ['<use href="https://evil.example/x.svg#a"/>', '外部内容'],
    ['<use xlink:href="javascript:alert(1)"/>', 'javascript:'],
    ['<use href="&#106;avascript:alert(1)"/>', '外部内容'],
    ['<style>@import "https://evil.example/x.css";</style>', '@import'],
    ['<style>path{fill:url(https://evil.example/x)}</style>', '外部内容'],
    [String.raw`<style>path{fill:\75rl(x)}</style>`, '反斜杠'],
    ['<animate attributeName="href" to="javascript:x"/>', '<animate>'],
    ['<set attributeName="onload" to="x"/>', '<set>'],
    ['<iframe src="x"/>', '<iframe>'],
  ])('%s', (inside, named) => {
    const read = readSvg(svg(inside));
    expect('problem' in read && read.problem).toContain(named);
  });

  test('entities and document types', () => {
    const read = readSvg(
      '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 1 1">&x;</svg>',
    );
    expect('problem' in read && read.problem).toContain('DOCTYPE');
  });

  test('what is no SVG, or has no size', () => {
    expect(readSvg('<html></html>')).toEqual({ problem: '文件里没有 <svg>，不是矢量图。' });
    expect(readSvg(svg('', ''))).toEqual({
      problem: '文件没有写明大小。请写 viewBox 或 width 与 height。',
    });
  });
});

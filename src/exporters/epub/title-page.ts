import { licenceAddress } from '../../model/licence.ts';
import type { CatalogueRecord } from '../catalogue-record.ts';
import { element, lines, xmlText } from '../xml.ts';
import { xhtmlPage } from './xhtml-page.ts';

/** Title, those who made the work, and what its colophon (版权页) says; whose it is and under which licence. */
export function titlePage(record: CatalogueRecord): string {
  const { title, language, subtitle, isbn, url } = record;
  const line = (label: string, text: string | undefined): string =>
    text === undefined || text === '' ? '' : `<p>${label}：${xmlText(text)}</p>`;
  const licence = licenceAddress(record.licence);
  const content = lines(
    `<h1>${xmlText(title)}</h1>`,
    element('p', subtitle, 'class="cover"'),
    '<div class="colophon">',
    [...record.creators, ...record.contributors].map(({ name, role }) => line(role, name)),
    line('出版', [record.place, record.publisher].filter(Boolean).join('：')),
    line('出版时间', record.published),
    line('版次', record.publisher === undefined ? undefined : record.edition),
    line('ISBN', isbn),
    line('发布单位', record.office),
    line('版权', record.rights),
    licence === undefined
      ? line('许可', record.licence)
      : `<p>许可：<a href="${licence}">${xmlText(record.licence ?? '')}</a></p>`,
    url === undefined ? '' : `<p>网址：<a href="${xmlText(url)}">${xmlText(url)}</a></p>`,
    line('编号', record.identifier),
    '</div>',
  );
  return xhtmlPage({ title, language, type: 'titlepage', content });
}

import { z } from 'zod';
import { itemAddress, relativeAddress } from '../../model/address.ts';
import { slug } from '../../model/identifiers.ts';
import { defineComponent } from '../component.ts';
import type { Mention } from '../compiled.ts';

const attributes = z.strictObject({ id: slug });

/** `<Person id>`, `<Place id>`, `<Organisation id>`: a name in the text, tied to its item in a register. */
function itemLink(name: string, title: string, register: Mention['register'], example: string) {
  return defineComponent<z.output<typeof attributes>>({
    name,
    title,
    example,
    placement: 'inline',
    content: 'required',
    attributes,
    render(page, { id }, { writeChildren, at }) {
      if (page.isWithoutItem(register, id)) {
        writeChildren();
        return;
      }
      const href = relativeAddress(page.address, itemAddress(register, id));
      const start = page.length;
      const { html, text: name } = page.capture(() =>
        page.writeLink(`<a class="item" href="${href}">`, at, writeChildren),
      );
      page.writeHtml(html);
      const end = page.length;
      page.mentions.push({
        register,
        id,
        name: name.trim(),
        anchor: page.currentAnchor,
        start,
        end,
        at,
      });
    },
  });
}

export const person = itemLink('Person', '人物', 'people', '<Person id="li-si">李四</Person>');
export const place = itemLink('Place', '地名', 'places', '<Place id="baiyan-cun">白岩村</Place>');
export const organisation = itemLink(
  'Organisation',
  '机构',
  'organisations',
  '<Organisation id="dang-an-guan">县档案馆</Organisation>',
);

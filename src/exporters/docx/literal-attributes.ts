import { withoutStandIns } from '../../markdown/stand-ins.ts';
import type { Tag } from '../../markdown/tree.ts';

/** Attributes of a component as the text they are. */
export function literalAttributes(tag: Tag): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const attribute of tag.attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || typeof attribute.value !== 'string') continue;
    attributes[attribute.name] = withoutStandIns(attribute.value);
  }
  return attributes;
}

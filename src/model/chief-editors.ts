import type { WorkMeta } from './work.ts';

/** Who made a work, and what they did of it. */
export interface ChiefEditor {
  name: string;
  role: string;
}

/** Parts that title pages name behind a name; other brackets belong to the name. */
const part =
  /^(.+?)[（(]([总總主协協分监監续續补補重增]?(?:修|纂|纂修|纂輯|纂辑|修纂|辑|輯|校|编|編|撰))[）)]$/u;

/** The chief editors as a title page has them, `柳宗翰（纂）` as a name and a part. */
export function chiefEditors({
  kind,
  chiefEditor,
}: Pick<WorkMeta, 'kind' | 'chiefEditor'>): ChiefEditor[] {
  const usual = kind === 'old-gazetteer' ? '纂修' : '主编';
  return chiefEditor.map((written) => {
    const [, name = written, role = usual] = part.exec(written) ?? [];
    return { name, role };
  });
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { explainIssue } from '../../corpus/zod-messages.ts';

const file = new URL('exchange-profile-2.schema.json', import.meta.url);

/** What the profile describes: files of a bundle, each by its own definition of the schema. */
export type Noun = 'release' | 'keyHistory' | 'portal' | 'work' | 'scans' | 'part' | 'chapter';

interface ProfileSchema {
  $defs: Record<string, object>;
}

/** Reads the profile's JSON Schema, the same file that other offices' programs are given. */
export function openProfileSchema(): (noun: Noun, value: unknown) => string[] {
  const { $defs } = JSON.parse(readFileSync(file, 'utf8')) as ProfileSchema;
  const schemas = new Map<Noun, z.ZodType>();
  const schemaOf = (noun: Noun): z.ZodType => {
    const known = schemas.get(noun);
    if (known) return known;
    const made = z.fromJSONSchema({ ...$defs[noun], $defs } as Parameters<
      typeof z.fromJSONSchema
    >[0]);
    schemas.set(noun, made);
    return made;
  };
  return (noun, value) => {
    const checked = schemaOf(noun).safeParse(value, { error: explainIssue, reportInput: true });
    return (checked.error?.issues ?? []).map(
      ({ path, message }) => `${path.length === 0 ? '全部内容' : path.join('.')}：${message}`,
    );
  };
}

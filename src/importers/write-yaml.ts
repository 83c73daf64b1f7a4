import { stringify } from 'yaml';

/** Quotes every text, so that no reader of YAML takes a date or a number for anything else. Absent facts are left out. */
export function writeYaml(facts: Record<string, unknown>): string {
  return stringify(facts, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
  });
}

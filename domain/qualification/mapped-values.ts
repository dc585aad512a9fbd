import { fieldOf } from '../records/fields.ts';
import { isFilled } from '../records/filled.ts';
import type { Lead } from '../records/lead.ts';
import { valueFor } from './effects.ts';
import type { Facts } from './gather.ts';
import type { MappingRow } from './mapping.ts';
import type { Target } from './settings.ts';

/** Values under the names of a record's fields. */
export type Fields = Readonly<Record<string, string | number>>;

/**
 * The lead's filled values under the names of the target's fields, along the attribute map (S2.6.2). A row that
 * names no field, or a text where a number belongs, copies nothing: the mapping linter tells the administrator.
 */
export function mappedValues(lead: Lead, rows: readonly MappingRow[], target: Target): Fields {
  const values: Record<string, string | number> = {};
  for (const { from, to } of rows) {
    const field = fieldOf(target, to);
    const value = (lead as unknown as Record<string, unknown>)[from];
    if (field === undefined || fieldOf('lead', from) === undefined || !isFilled(value)) continue;
    const fitting = valueFor(field, value);
    if (fitting !== undefined) values[field.name] = fitting;
  }
  return values;
}

/** What is really copied: a reference only while it points at an active record that the actor may read. */
export const copiedValues = ({ lead, rows, candidates }: Facts, target: Target): Fields =>
  Object.fromEntries(
    Object.entries(mappedValues(lead, rows[target], target)).filter(([name, value]) => {
      const field = fieldOf(target, name);
      return field?.type !== 'lookup' || candidates[field.of].existing?.id === value;
    }),
  );

import { attributeMaps, duplicateRules } from '../collections.ts';
import { isActive, type Typed, typedRecord } from '../core-records.ts';
import { type DuplicateRule, matchcode } from '../duplicates/detection-rule.ts';
import { idsMatching } from '../duplicates/matchcodes.ts';
import type { CoreEntity } from '../records/fields.ts';
import type { Lead } from '../records/lead.ts';
import type { View } from '../store/store.ts';
import { defaultRows, mapId } from './default-maps.ts';
import { mappedValues } from './mapped-values.ts';
import type { Target } from './settings.ts';

/** A record that a qualification updates or creates, as far as rules compare it. */
export interface Base {
  readonly entity: CoreEntity;
  readonly record: object;
}

/** A stored record that published rules find for a base, with the rules that do. */
export type RuleHit = Typed & { readonly rules: readonly DuplicateRule[] };

/** What the lead would become in each target, along the mapping. */
export async function mappedBase(view: View, lead: Lead, entity: Target): Promise<Base> {
  const rows = (await view.get(attributeMaps, mapId(entity)))?.rows ?? defaultRows[entity];
  return { entity, record: mappedValues(lead, rows, entity) };
}

/**
 * The records of the given types that published rules find for the bases; never the lead itself, nor a record that
 * was merged into another.
 */
export async function ruleHits(
  view: View,
  lead: Lead,
  bases: readonly Base[],
  types: readonly CoreEntity[],
): Promise<readonly RuleHit[]> {
  const hits = new Map<string, RuleHit>();
  for (const base of bases) {
    const published = await view.find(duplicateRules, 'byBase', `published|${base.entity}`);
    for (const rule of published.filter(({ matching }) => types.includes(matching)))
      for (const id of await idsMatching(view, rule, base.record)) {
        const found = await typedRecord(view, rule.matching, id);
        if (found === undefined || id === lead.id || !counts(rule, base, found)) continue;
        const key = `${found.entity}:${id}`;
        hits.set(key, { ...found, rules: [...(hits.get(key)?.rules ?? []), rule] });
      }
  }
  return [...hits.values()];
}

const counts = (rule: DuplicateRule, base: Base, { record }: Typed): boolean =>
  (isActive(record) || !rule.excludeInactive) &&
  !('mergedIntoId' in record && record.mergedIntoId !== undefined) &&
  matchcode(rule, 'matching', record) === matchcode(rule, 'base', base.record);

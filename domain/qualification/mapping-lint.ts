import { attributeMaps, optionSets } from '../collections.ts';
import { type Field, fieldOf } from '../records/fields.ts';
import type { View } from '../store/store.ts';
import { liveState, mapId, optionSetId } from './default-maps.ts';
import type { AttributeMap, MappingRow, Option, OptionSet } from './mapping.ts';
import { type Target, targets } from './settings.ts';

/** What is wrong with one row of a mapping (dynamics-facts 3). */
export type MappingFinding = { readonly target: Target; readonly row: MappingRow } & (
  | { readonly kind: 'fieldUnknown'; readonly side: 'lead' | 'target'; readonly field: string }
  | { readonly kind: 'typeDiffers'; readonly from: Field; readonly to: Field }
  | { readonly kind: 'targetTooShort'; readonly from: Field; readonly to: Field }
  /** Another row writes the same target field. */
  | { readonly kind: 'secondSource'; readonly first: string }
  /** E7: options that the lead has and the target lacks (S2.6.3, S2.6.4). */
  | { readonly kind: 'optionsMissing'; readonly attribute: string; readonly options: readonly Option[] }
  /** An open lead's value belongs to a closed state there: "2 Contacted" is the reason of an inactive contact. */
  | {
      readonly kind: 'stateDiffers';
      readonly attribute: string;
      readonly options: readonly { readonly value: number; readonly lead: Option; readonly target: Option }[];
    }
);

/** The maps and option sets of an organisation, as the linter needs them. */
export interface Mappings {
  readonly maps: readonly AttributeMap[];
  readonly optionSets: readonly OptionSet[];
}

export async function loadMappings(view: View): Promise<Mappings> {
  const sets: OptionSet[] = [];
  for await (const set of view.all(optionSets)) sets.push(set);
  const maps = await Promise.all(targets.map((target) => view.get(attributeMaps, mapId(target))));
  return { maps: maps.filter((map) => map !== undefined), optionSets: sets };
}

/** Everything wrong with the mappings of all three targets (C10), in the order of the rows. */
export const lintMappings = async (view: View): Promise<readonly MappingFinding[]> =>
  lint(await loadMappings(view));

export const lint = ({ maps, optionSets: sets }: Mappings): readonly MappingFinding[] =>
  maps.flatMap((map) => map.rows.flatMap((row, at) => lintRow(map, row, at, sets)));

function lintRow(
  { target, rows }: AttributeMap,
  row: MappingRow,
  at: number,
  sets: readonly OptionSet[],
): readonly MappingFinding[] {
  const on = { target, row } as const;
  const from = fieldOf('lead', row.from);
  const to = fieldOf(target, row.to);
  const findings: MappingFinding[] = [];
  if (from === undefined) findings.push({ ...on, kind: 'fieldUnknown', side: 'lead', field: row.from });
  if (to === undefined) findings.push({ ...on, kind: 'fieldUnknown', side: 'target', field: row.to });
  const first = rows.slice(0, at).find((other) => other.to === row.to);
  if (first !== undefined) findings.push({ ...on, kind: 'secondSource', first: first.from });
  if (from === undefined || to === undefined) return findings;
  if (!sameType(from, to)) findings.push({ ...on, kind: 'typeDiffers', from, to });
  else if ('maxLength' in from && 'maxLength' in to && to.maxLength < from.maxLength)
    findings.push({ ...on, kind: 'targetTooShort', from, to });
  if (from.type === 'option' && to.type === 'option')
    findings.push(
      ...lintOptions(on, from.attribute, compareOptions(sets, target, from.attribute, to.attribute)),
    );
  return findings;
}

/** Same type and format; a look-up must point at the same kind of record. */
const sameType = (from: Field, to: Field): boolean =>
  from.type === to.type && (from.type !== 'lookup' || to.type !== 'lookup' || from.of === to.of);

function lintOptions(
  on: { readonly target: Target; readonly row: MappingRow },
  attribute: string,
  lines: readonly OptionLine[],
): readonly MappingFinding[] {
  const missing = lines.flatMap(({ lead, target }) => (lead && !target ? [lead] : []));
  const closed = lines.flatMap(({ value, lead, target }) =>
    lead?.state === 'open' && target?.state !== undefined && target.state !== liveState[on.target]
      ? [{ value, lead, target }]
      : [],
  );
  return [
    ...(missing.length > 0 ? [{ ...on, kind: 'optionsMissing', attribute, options: missing } as const] : []),
    ...(closed.length > 0 ? [{ ...on, kind: 'stateDiffers', attribute, options: closed } as const] : []),
  ];
}

/** One value with what it means on both sides; a side that lacks it is missing. */
export interface OptionLine {
  readonly value: number;
  readonly lead?: Option;
  readonly target?: Option;
}

function compareOptions(
  sets: readonly OptionSet[],
  target: Target,
  from: string,
  to: string,
): readonly OptionLine[] {
  const of = (entity: OptionSet['entity'], attribute: string): ReadonlyMap<number, Option> =>
    new Map(
      sets
        .find(({ id }) => id === optionSetId(entity, attribute))
        ?.options.map((option) => [option.value, option]),
    );
  const onLead = of('lead', from);
  const onTarget = of(target, to);
  return [...new Set([...onLead.keys(), ...onTarget.keys()])]
    .toSorted((a, b) => a - b)
    .map((value) => {
      const [lead, there] = [onLead.get(value), onTarget.get(value)];
      return { value, ...(lead && { lead }), ...(there && { target: there }) };
    });
}

/** The status reasons of lead and target side by side, by value (S2.6.5–S2.6.10). */
export async function statusReasonsSideBySide(view: View, target: Target): Promise<readonly OptionLine[]> {
  return compareOptions((await loadMappings(view)).optionSets, target, 'statuscode', 'statuscode');
}

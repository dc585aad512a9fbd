import { attributeMaps, optionSets } from '../collections.ts';
import type { Actor } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import type { Transaction, View } from '../store/store.ts';
import { isOutOfTheBox, mapId, optionSetId } from './default-maps.ts';
import type { AttributeMap, MappingRow, Option, OptionSet } from './mapping.ts';
import { lint, loadMappings, type MappingFinding, type Mappings } from './mapping-lint.ts';
import type { Target } from './settings.ts';

/** What an administrator can do to the mappings. */
export type MappingChange =
  /** *New* in the mappings of a relationship (S2.6.12). */
  | { readonly kind: 'addRow'; readonly target: Target; readonly row: MappingRow }
  | { readonly kind: 'removeRow'; readonly target: Target; readonly row: MappingRow }
  /** Import option values, into a target's set (S2.6.14) or into the lead's own. */
  | {
      readonly kind: 'addOptions';
      readonly entity: OptionSet['entity'];
      readonly attribute: string;
      readonly options: readonly Option[];
    };

/** What the change does, told by what the linter says before and after it. */
export interface MappingPlan {
  readonly map?: AttributeMap;
  readonly optionSet?: OptionSet;
  readonly resolves: readonly MappingFinding[];
  readonly introduces: readonly MappingFinding[];
}

export type MappingRefusal =
  /** Type, length, an unknown field or a second source: such a row cannot be made. */
  | { readonly kind: 'rowUnsound'; readonly findings: readonly MappingFinding[] }
  | { readonly kind: 'rowThere'; readonly row: MappingRow }
  /** Mappings that came with the product cannot be removed. */
  | { readonly kind: 'outOfTheBox'; readonly row: MappingRow }
  /** The value stands for something else in that set. */
  | { readonly kind: 'valueTaken'; readonly value: number; readonly by: Option }
  | { readonly kind: 'optionInvalid'; readonly option: Option };

export type MappingDecision = Decision<MappingPlan, MappingRefusal>;

/** What the change would do. Needs Write on Attribute Map, for options Write on Customizations. */
export async function previewMapping(
  view: View,
  actor: Actor,
  change: MappingChange,
): Promise<MappingDecision> {
  const on = change.kind === 'addOptions' ? 'customizations' : 'attributeMap';
  const forbidden = await notAllowed(view, actor, 'write', on);
  if (forbidden) return forbidden;
  const mappings = await loadMappings(view);
  return change.kind === 'addOptions' ? planOptions(mappings, change) : planRow(mappings, change);
}

export async function changeMapping(
  tx: Transaction,
  actor: Actor,
  change: MappingChange,
): Promise<MappingDecision> {
  const decision = await previewMapping(tx, actor, change);
  if (decision.kind === 'refused') return decision;
  const { map, optionSet } = decision.plan;
  if (map) await tx.put(attributeMaps, map);
  if (optionSet) await tx.put(optionSets, optionSet);
  return decision;
}

const isRow =
  (row: MappingRow) =>
  ({ from, to }: MappingRow): boolean =>
    from === row.from && to === row.to;

function planRow(
  mappings: Mappings,
  change: Extract<MappingChange, { kind: 'addRow' | 'removeRow' }>,
): MappingDecision {
  const { target, row } = change;
  const map = mappings.maps.find(({ id }) => id === mapId(target));
  if (map === undefined) return notFound('mapping', mapId(target));
  const there = map.rows.some(isRow(row));
  if (change.kind === 'removeRow') {
    if (!there) return notFound('mapping', `${row.from}-${row.to}`);
    if (isOutOfTheBox(target, row)) return refused({ kind: 'outOfTheBox', row });
    return agreed(
      compared(mappings, { map: { ...map, rows: map.rows.filter((each) => !isRow(row)(each)) } }),
    );
  }
  if (there) return refused({ kind: 'rowThere', row });
  const plan = compared(mappings, { map: { ...map, rows: [...map.rows, row] } });
  const unsound = plan.introduces.filter(({ kind }) => !aboutOptions.has(kind));
  return unsound.length > 0 ? refused({ kind: 'rowUnsound', findings: unsound }) : agreed(plan);
}

/** Curable after the row is made, by importing options: so they warn and do not refuse. */
const aboutOptions: ReadonlySet<MappingFinding['kind']> = new Set(['optionsMissing', 'optionsDiffer']);

function planOptions(
  mappings: Mappings,
  { entity, attribute, options }: Extract<MappingChange, { kind: 'addOptions' }>,
): MappingDecision {
  const id = optionSetId(entity, attribute);
  const set = mappings.optionSets.find((each) => each.id === id);
  if (set === undefined) return notFound('optionSet', id);
  const added = new Map<number, Option>();
  for (const option of options) {
    if (!Number.isSafeInteger(option.value) || option.value < 0 || option.label.trim() === '')
      return refused({ kind: 'optionInvalid', option });
    const by = set.options.find(({ value }) => value === option.value) ?? added.get(option.value);
    if (by && by.label !== option.label) return refused({ kind: 'valueTaken', value: option.value, by });
    if (!by) added.set(option.value, option);
  }
  return agreed(compared(mappings, { optionSet: { ...set, options: [...set.options, ...added.values()] } }));
}

const identity = (finding: MappingFinding): string => JSON.stringify(finding);

function compared(
  mappings: Mappings,
  next: { readonly map?: AttributeMap; readonly optionSet?: OptionSet },
): MappingPlan {
  const before = lint(mappings);
  const after = lint({
    maps: mappings.maps.map((map) => (map.id === next.map?.id ? next.map : map)),
    optionSets: mappings.optionSets.map((set) => (set.id === next.optionSet?.id ? next.optionSet : set)),
  });
  const [known, left] = [new Set(before.map(identity)), new Set(after.map(identity))];
  return {
    ...next,
    resolves: before.filter((finding) => !left.has(identity(finding))),
    introduces: after.filter((finding) => !known.has(identity(finding))),
  };
}

/** Records copied as live ones: the state in which a new record of the target starts. */
const liveState: Readonly<Record<Target, string>> = {
  account: 'active',
  contact: 'active',
  opportunity: 'open',
};

/** Both fixes of the guidance for options that the target lacks (S2.6.13, S2.6.14); none for other findings. */
export function fixesFor(finding: MappingFinding): readonly MappingChange[] {
  const { target, row } = finding;
  switch (finding.kind) {
    case 'optionsMissing':
      return [
        {
          kind: 'addOptions',
          entity: target,
          attribute: finding.attribute,
          options: finding.options.map((option) => ({ ...option, state: liveState[target] })),
        },
        { kind: 'removeRow', target, row },
      ];
    default:
      return isOutOfTheBox(target, row) ? [] : [{ kind: 'removeRow', target, row }];
  }
}

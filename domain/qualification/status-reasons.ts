import { optionSets } from '../collections.ts';
import type { View } from '../store/store.ts';
import { optionSetId } from './default-maps.ts';
import type { Option, OptionSet } from './mapping.ts';

const ofFreshOrganisation: Readonly<Record<string, number>> = { qualified: 3, lost: 4 };

/** The status reasons of an entity as they are now; none where an organisation removed them. */
export async function statusReasonSets(
  view: View,
  entity: OptionSet['entity'],
): Promise<readonly OptionSet[]> {
  const set = await view.get(optionSets, optionSetId(entity, 'statuscode'));
  return set === undefined ? [] : [set];
}

/** The status reasons that go with a state, the default one first. */
export const reasonsOf = (
  sets: readonly OptionSet[],
  entity: OptionSet['entity'],
  state: string,
): readonly Option[] =>
  sets
    .find(({ id }) => id === optionSetId(entity, 'statuscode'))
    ?.options.filter((option) => option.state === state) ?? [];

/** The status reason that the system picks for a state (dynamics-facts 2.1). */
export const defaultReason = (
  sets: readonly OptionSet[],
  entity: OptionSet['entity'],
  state: string,
): number => reasonsOf(sets, entity, state)[0]?.value ?? ofFreshOrganisation[state] ?? 1;

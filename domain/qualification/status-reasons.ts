import { optionSetId } from './default-maps.ts';
import type { Option, OptionSet } from './mapping.ts';

const ofFreshOrganisation: Readonly<Record<string, number>> = { qualified: 3, lost: 4 };

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

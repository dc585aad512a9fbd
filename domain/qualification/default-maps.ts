import type { AttributeMap, MappingRow, Option, OptionSet } from './mapping.ts';
import { type Target, targets } from './settings.ts';

const same = (...fields: readonly string[]): readonly MappingRow[] =>
  fields.map((field) => ({ from: field, to: field }));

const address = same('street', 'city', 'region', 'postalCode', 'country');

/**
 * What qualifying copies in a fresh organisation (dynamics-facts 3), along the relationships Lead → target
 * (S2.6.2). Two readings of ours: the business phone goes to the phone of account and contact, where the printed
 * table names `address1_telephone1` and `managerphone`; and what a salesperson found out about the deal
 * (budget, timeframe, need …) comes along, although the table does not list it. No status reason is mapped.
 */
export const defaultRows: Readonly<Record<Target, readonly MappingRow[]>> = {
  account: [
    { from: 'companyName', to: 'name' },
    ...same('website', 'phone'),
    ...address,
    ...same('industry'),
  ],
  contact: [
    ...same('firstName', 'lastName', 'jobTitle', 'email', 'phone', 'mobilePhone'),
    ...address,
    ...same('birthDate'),
  ],
  opportunity: [
    { from: 'topic', to: 'name' },
    ...same('accountId', 'contactId'),
    ...same('budgetAmount', 'purchaseTimeframe', 'need', 'decisionMaker', 'industry', 'leadSource'),
    ...same('description'),
  ],
};

/** The row that copies the status reason: an administrator adds it and takes it away (S2.6.13). */
export const statusRow: MappingRow = { from: 'statusReason', to: 'statusReason' };

export const mapId = (target: Target): string => `lead-${target}`;

export const defaultMaps: readonly Omit<AttributeMap, 'version'>[] = targets.map((target) => ({
  id: mapId(target),
  target,
  rows: defaultRows[target],
}));

/** Rows of a fresh organisation cannot be removed (dynamics-facts 3). */
export const isOutOfTheBox = (target: Target, row: MappingRow): boolean =>
  defaultRows[target].some(({ from, to }) => from === row.from && to === row.to);

const options = (state: string, ...labels: readonly (readonly [number, string])[]): readonly Option[] =>
  labels.map(([value, label]) => ({ value, label, state }));

const activity = [...options('active', [1, 'Active']), ...options('inactive', [2, 'Inactive'])];

export const optionSetId = (entity: OptionSet['entity'], attribute: string): string =>
  `${entity}.${attribute}`;

/** Status reasons of a fresh organisation; a state's first option is its default (dynamics-facts 1). */
export const defaultOptionSets: readonly Omit<OptionSet, 'version'>[] = (
  [
    [
      'lead',
      [
        ...options('open', [1, 'New'], [2, 'Contacted']),
        ...options('qualified', [3, 'Qualified']),
        ...options(
          'disqualified',
          [4, 'Lost'],
          [5, 'Cannot Contact'],
          [6, 'No Longer Interested'],
          [7, 'Canceled'],
        ),
      ],
    ],
    ['account', activity],
    ['contact', activity],
    [
      'opportunity',
      [
        ...options('open', [1, 'In Progress'], [2, 'On Hold']),
        ...options('won', [3, 'Won']),
        ...options('lost', [4, 'Canceled'], [5, 'Out-Sold']),
      ],
    ],
  ] as const
).map(([entity, set]) => ({
  id: optionSetId(entity, 'statuscode'),
  entity,
  attribute: 'statuscode',
  options: set,
}));

import fc from 'fast-check';
import {
  type AccessLevel,
  type Cell,
  coreRecords,
  customizationEntities,
} from '../../domain/people/roles.ts';
import type { ProcessFlow } from '../../domain/process/flow.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import { defaultRows, statusRow } from '../../domain/qualification/default-maps.ts';
import type { QualifyChoices, Route } from '../../domain/qualification/outcome.ts';
import { aLead, aPerson, aRole } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anAutomation, anInstance, anOpportunity } from '../builders.ts';
import type { Given } from '../qualification/desk.ts';

/** An organisation in which everything that decides a qualification is a matter of chance, and one command in it. */
export interface World {
  readonly given: Given;
  readonly command: { readonly leadId: string; readonly route: Route; readonly choices: QualifyChoices };
}

/** Mostly the first value, so that most worlds have few obstacles at once. */
const mostly = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 3, arbitrary: fc.constantFrom(...others) },
  );

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const filled = <T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;

const levels: readonly AccessLevel[] = ['none', 'user', 'businessUnit', 'parentChild', 'organization'];
const owner = fc.constantFrom(
  { ownerId: 'pat', businessUnitId: 'north' },
  { ownerId: 'kim', businessUnitId: 'north' },
  { ownerId: 'kim', businessUnitId: 'south' },
);

const grants: fc.Arbitrary<Partial<Record<Cell, AccessLevel>>> = fc
  .tuple(
    mostly<AccessLevel>('organization', ...levels),
    fc.array(
      fc.tuple(
        fc.constantFrom('create', 'read', 'append', 'appendTo', 'write'),
        fc.constantFrom(...coreRecords, ...customizationEntities, 'custom:site', 'custom:invoice', 'note'),
        fc.constantFrom(...levels),
      ),
      { maxLength: 1 },
    ),
  )
  .map(([level, exceptions]) =>
    Object.fromEntries([
      ...coreRecords.flatMap((on) =>
        ['create', 'read', 'append', 'appendTo', 'write'].map((privilege) => [`${privilege}:${on}`, level]),
      ),
      ...customizationEntities.map((on) => [`read:${on}`, 'user']),
      ['read:custom:site', 'user'],
      ['read:note', 'organization'],
      ...exceptions.map(([privilege, on, held]) => [`${privilege}:${on}`, held]),
    ]),
  );

const word = fc.constantFrom('Contoso', 'Litware', 'Contoso Ltd', 'Fabrikam');
const email = fc.constantFrom('ann@contoso.example', 'ANN@contoso.example', 'bo@litware.example');
const phone = fc.constantFrom('+44 20 7946 0958', '020 7946 0958', '+1 425 555 0100');

const accountOf = (id: string) =>
  fc
    .record({
      name: word,
      email: maybe(email),
      phone: maybe(phone),
      city: maybe(fc.constantFrom('London', 'Leeds')),
      state: mostly<'active' | 'inactive'>('active', 'inactive'),
      owner,
    })
    .map(({ owner: whose, ...rest }) => anAccount(id, { ...filled(rest), ...whose }));

const contactOf = (id: string) =>
  fc
    .record({
      firstName: fc.constantFrom('Ann', 'Bo'),
      email: maybe(email),
      phone: maybe(phone),
      accountId: maybe(fc.constantFrom('a0', 'a1', 'gone')),
      jobTitle: maybe(fc.constant('Buyer')),
      state: mostly<'active' | 'inactive'>('active', 'inactive'),
      owner,
    })
    .map(({ owner: whose, ...rest }) => aContact(id, { lastName: 'Smith', ...filled(rest), ...whose }));

const numbered = <T>(of: (id: string) => fc.Arbitrary<T>, prefix: string, most: number) =>
  fc.nat(most).chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => of(`${prefix}${at}`))));

const lead = fc
  .record({
    companyName: maybe(word),
    firstName: maybe(fc.constant('Ann')),
    email: maybe(email),
    phone: maybe(phone),
    city: maybe(fc.constant('London')),
    jobTitle: maybe(fc.constant('Head of purchasing')),
    need: maybe(fc.constantFrom('Two lathes', '  ')),
    budgetAmount: maybe(fc.constantFrom(0, 5000)),
    accountId: mostly<string | undefined>(undefined, 'a0', 'gone'),
    contactId: mostly<string | undefined>(undefined, 'c0', 'gone'),
    statusReason: mostly(1, 2, 8, 8),
    closed: mostly(false, true),
    owner,
  })
  .map(({ owner: whose, closed, ...rest }) =>
    aLead('lead', {
      ...filled(rest),
      ...whose,
      lastName: 'Smith',
      ...(closed && {
        status: { state: 'qualified', at: '2026-11-10T08:00:00.000Z', by: 'kim', opportunityIds: ['o0'] },
      }),
    }),
  );

const stageIds = ['first', 'second', 'deal', 'end'] as const;
const process: fc.Arbitrary<ProcessFlow> = fc
  .record({
    stages: mostly<readonly string[]>(['first', 'second', 'deal', 'end'], [], ['first'], ['deal']),
    required: mostly<string | undefined>(undefined, 'need', 'budgetAmount', 'accountId'),
  })
  .map(({ stages, required }) => ({
    id: 'sales',
    version: 0,
    name: 'Sales',
    stages: stages.map((id) => ({
      id,
      name: id.toUpperCase(),
      entity: id === 'deal' || id === 'end' ? ('opportunity' as const) : ('lead' as const),
      steps: required === undefined ? [] : [{ field: required, label: required, required: true }],
    })),
  }));

const instance = maybe(
  fc
    .record({
      activeStageId: mostly<string>('first', ...stageIds, 'gone'),
      status: mostly<'active' | 'finished' | 'aborted'>('active', 'finished', 'aborted'),
    })
    .map((rest) => anInstance('lead', { processId: 'sales', path: [rest.activeStageId], ...rest })),
);

const automationOf = (id: string): fc.Arbitrary<Automation> =>
  fc
    .record({
      on: fc.constantFrom('account' as const, 'contact' as const, 'opportunity' as const),
      active: mostly(true, false),
      touches: mostly<Automation['touches']>(
        [],
        [{ privilege: 'read', on: 'custom:invoice' }],
        [{ privilege: 'create', on: 'contact' }],
      ),
      effects: mostly<Automation['effects']>(
        [{ kind: 'addNote', text: 'Hello' }],
        [{ kind: 'setField', field: 'description', value: 'Set' }],
        [{ kind: 'requireField', field: 'email' }],
        [{ kind: 'requireField', field: 'accountId' }],
      ),
    })
    .map(({ on, ...rest }) => anAutomation(id, on, rest));

const creation = fc.constantFrom('automatic' as const, 'ask' as const);
const partyChoice = (...ids: readonly string[]) =>
  maybe(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          { kind: 'createNew' } as const,
          { kind: 'skip' } as const,
          { kind: 'create' } as const,
        ),
      },
      { weight: 2, arbitrary: fc.constantFrom(...ids).map((id) => ({ kind: 'link', id }) as const) },
    ),
  );
const dealChoice = maybe(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({ kind: 'create', names: ['Deal'] } as const) },
    { weight: 2, arbitrary: fc.constant({ kind: 'skip' } as const) },
    { weight: 1, arbitrary: fc.constantFrom('o0', 'gone').map((id) => ({ kind: 'link', id }) as const) },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom('Deal', 'Other', ' '), { maxLength: 6 })
        .map((names) => ({ kind: 'create', names }) as const),
    },
  ),
);

export const aRandomWorld: fc.Arbitrary<World> = fc
  .record({
    grants,
    lead,
    accounts: numbered(accountOf, 'a', 2),
    contacts: numbered(contactOf, 'c', 2),
    deals: numbered(
      (id) =>
        fc
          .record({
            originatingLeadId: mostly('lead', 'other'),
            state: mostly<'open' | 'lost'>('open', 'lost'),
            owner,
          })
          .map(({ owner: whose, ...rest }) => anOpportunity(id, { ...rest, ...whose })),
      'o',
      1,
    ),
    notes: numbered(
      (id) =>
        fc.record({ attached: fc.boolean(), owner }).map(({ attached, owner: whose }) =>
          aNote(id, 'lead', {
            ...whose,
            ...(attached && { attachment: { fileName: 'f', mimeType: 't', bytes: 1, content: 'YQ==' } }),
          }),
        ),
      'n',
      2,
    ),
    automations: numbered(automationOf, 'auto', 2),
    process,
    instance,
    mapped: fc.subarray(['account', 'contact', 'opportunity'] as const),
    create: fc.record({ account: creation, contact: creation, opportunity: creation }),
    customEntities: mostly<readonly `custom:${string}`[]>(['custom:site'], ['custom:site', 'custom:other']),
    improvedDuplicates: fc.boolean(),
    route: mostly<Route>('form', 'grid'),
    choices: fc.record({
      account: partyChoice('a0', 'a1', 'gone'),
      contact: partyChoice('c0', 'c1', 'gone'),
      opportunity: dealChoice,
    }),
    leadId: mostly('lead', 'missing'),
  })
  .map((w) => ({
    given: {
      settings: {
        create: w.create,
        improvedDuplicates: w.improvedDuplicates,
        customEntities: w.customEntities,
      },
      leads: [w.lead],
      accounts: w.accounts,
      contacts: w.contacts,
      opportunities: w.deals,
      notes: w.notes,
      automations: w.automations,
      processes: [w.process],
      instances: w.instance === undefined ? [] : [w.instance],
      maps: w.mapped.map((target) => ({
        id: `lead-${target}`,
        target,
        rows: [...defaultRows[target], statusRow],
      })),
      roles: [aRole('pat-role', w.grants)],
      people: [aPerson('pat', ['pat-role']), aPerson('kim', [])],
    },
    command: { leadId: w.leadId, route: w.route, choices: filled(w.choices) },
  }));

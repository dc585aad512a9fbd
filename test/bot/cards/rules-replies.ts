import type { AdminRefusal } from '../../../dialogs/admin/change.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import type { DuplicateRule, RuleProblem } from '../../../domain/duplicates/detection-rule.ts';

/** What the bot says about duplicate detection rules, in every state that changes its look. */

const rule: DuplicateRule = {
  id: 'leads-same-email',
  version: 1,
  name: 'Leads with the same e-mail address',
  base: 'lead',
  matching: 'lead',
  criteria: [
    { baseField: 'email', matchingField: 'email', comparison: { kind: 'exact' }, ignoreBlanks: true },
    {
      baseField: 'phone',
      matchingField: 'mobilePhone',
      comparison: { kind: 'lastCharacters', characters: 7 },
      ignoreBlanks: false,
    },
  ],
  caseSensitive: false,
  excludeInactive: false,
  status: 'unpublished',
};
const contact: DuplicateRule = {
  ...rule,
  matching: 'contact',
  criteria: [
    {
      baseField: 'lastName',
      matchingField: 'lastName',
      comparison: { kind: 'firstCharacters', characters: 4 },
      ignoreBlanks: true,
    },
  ],
  excludeInactive: true,
  caseSensitive: true,
};
const offers = [{ kind: 'rules' }] as const;
const asking = { flow: 'rule-form:ada:x', rev: 1 } as const;
const problems: readonly RuleProblem[] = [
  { kind: 'nameBlank' },
  { kind: 'noCriteria' },
  { kind: 'fieldUnknown', entity: 'lead', field: 'shoe size' },
  { kind: 'typesDiffer', baseField: 'email', matchingField: 'phone' },
  { kind: 'charactersInvalid', field: 'lastName', characters: 0 },
  { kind: 'charactersInvalid', field: 'lastName', characters: Number.NaN },
  { kind: 'matchcodeTooLong', length: 2_300, limit: 450 },
];
const refusals: readonly AdminRefusal[] = [
  { kind: 'rulePublished', id: 'r', name: 'Leads with the same e-mail address' },
  { kind: 'ruleUnpublished', id: 'r', name: 'Leads with the same e-mail address' },
  { kind: 'rulePublishing', name: 'Leads with the same e-mail address' },
  { kind: 'ruleWithoutCriteria', name: 'Leads with the same e-mail address' },
  { kind: 'tooManyPublished', base: 'lead', limit: 5, names: ['One', 'Two', 'Three', 'Four', 'Five'] },
];
const form = { kind: 'ruleForm', step: 'criteria', base: 'lead', matching: 'contact' } as const;
const plan = { next: rule, records: 100_000 };

export const rulesReplies: readonly (readonly [name: string, reply: Reply])[] = [
  [
    'rules',
    {
      kind: 'rules',
      rules: [rule, contact],
      mayChange: true,
      offers: [{ kind: 'rule-form' }, { kind: 'help' }],
    },
  ],
  ['rules, none', { kind: 'rules', rules: [], mayChange: false, offers: [{ kind: 'help' }] }],
  ['rule, unpublished', { kind: 'rule', rule, mayChange: true, offers }],
  ['rule, published', { kind: 'rule', rule: { ...rule, status: 'published' }, mayChange: true, offers }],
  [
    'rule, across types',
    { kind: 'rule', rule: { ...contact, status: 'published' }, mayChange: true, offers },
  ],
  ['rule, publishing', { kind: 'rule', rule: { ...rule, status: 'publishing' }, mayChange: true, offers }],
  [
    'rule, publishing half-way',
    {
      kind: 'rule',
      rule: { ...rule, status: 'publishing', progress: { done: 45_000, total: 100_000 } },
      mayChange: false,
      offers,
    },
  ],
  ['rule without criteria', { kind: 'rule', rule: { ...rule, criteria: [] }, mayChange: true, offers }],
  [
    'rule form, types',
    {
      kind: 'ruleForm',
      step: 'types',
      base: 'lead',
      matching: 'contact',
      values: {},
      problems: [],
      ...asking,
    },
  ],
  ['rule form, blank', { ...form, values: {}, problems: [], ...asking }],
  [
    'rule form, problems',
    {
      ...form,
      values: {
        name: 'Same surname',
        'base-0': 'lastName',
        'matching-0': 'same',
        'comparison-0': 'firstCharacters',
        'characters-0': '4',
        'base-3': 'email',
      },
      problems,
      ...asking,
    },
  ],
  ...([[], ['Ada Novak'], ['Ada Novak', 'Mira Chen']] as const).map(
    (told) =>
      [
        `rule change asked, ${told.length}`,
        { kind: 'ruleChangeAsked', name: rule.name, told, offers: [{ kind: 'help' }] },
      ] as const,
  ),
  ...([true, false] as const).map(
    (excludeInactive) =>
      [
        `rule notice, ${excludeInactive}`,
        {
          kind: 'notice',
          about: {
            kind: 'ruleChangeAsked',
            ruleId: 'r',
            name: rule.name,
            excludeInactive,
            personName: 'Sam Rivera',
            leadId: 'lead-1',
            leadName: 'Ann Weber',
          },
          offers,
        },
      ] as const,
  ),
  ...(['define', 'remove', 'rebuild'] as const).flatMap((act) => [
    [`rule, ${act}`, { kind: 'adminConfirm', plan: { kind: 'rule', act, plan }, ...asking }] as const,
    [
      `rule, ${act} of ${act === 'define' ? 'a new one' : 'a large one'}`,
      {
        kind: 'adminConfirm',
        plan: {
          kind: 'rule',
          act,
          plan: { before: rule, next: { ...contact, criteria: [], status: 'publishing' }, records: 1 },
        },
        ...asking,
      },
    ] as const,
  ]),
  ...refusals.map(
    (refusal) => [`rule refused, ${refusal.kind}`, { kind: 'adminRefused', refusal, offers }] as const,
  ),
];

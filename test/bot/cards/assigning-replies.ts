import type { WhyAsked } from '../../../dialogs/assigning/reply.ts';
import type { Reply } from '../../../dialogs/reply.ts';

/** What the bot says about giving a lead to somebody, in every state that changes its look. */

const lead = { id: 'lead-1', name: 'Ann Meyer', company: 'Contoso Coffee', topic: '20 espresso machines' };
const asking = { flow: 'assign:sam:lead-1', rev: 2 };
const owner = (n: number) => ({ id: `person-${n}`, name: `Priya Nair ${n}`, unit: 'South' });
const people = (total: number) => ({
  owners: Array.from({ length: Math.min(total, 20) }, (_, n) => owner(n + 1)),
  total,
});
const asks = (why: WhyAsked, total: number): Reply => ({
  kind: 'assignAsks',
  lead,
  why,
  ...people(total),
  ...asking,
});
const confirm: Extract<Reply, { kind: 'assignConfirm' }> = {
  kind: 'assignConfirm',
  lead,
  from: 'Sam Rivera',
  to: 'Priya Nair',
  staysInSight: true,
  ...asking,
};
const receipt = {
  leadId: 'lead-1',
  leadName: 'Ann Meyer',
  from: 'Sam Rivera',
  to: 'Priya Nair',
  byName: 'Sam Rivera',
  at: '2026-11-25T10:12:00Z',
  staysInSight: true,
};

export const assigningReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['assign: to whom', asks({ kind: 'notSaid' }, 4)],
  ['assign: to whom of twelve', asks({ kind: 'notSaid' }, 12)],
  [
    'assign: to whom of many, none chosen',
    { ...asks({ kind: 'notSaid' }, 80), problem: { kind: 'nothingSelected' } } as Reply,
  ],
  ['assign: nobody of that name', asks({ kind: 'nobody', words: 'Maria' }, 4)],
  ['assign: several of that name', asks({ kind: 'several', words: 'Nair' }, 2)],
  ['assign: somebody who may not own leads', asks({ kind: 'mayNotOwn', name: 'Tom Okafor' }, 4)],
  ['assign: somebody who left', asks({ kind: 'gone' }, 4)],
  [
    'assign: namesakes of one business unit',
    {
      ...asks({ kind: 'several', words: 'Kim Lee' }, 2),
      owners: ['kim.lee@contoso.example', 'kim.lee2@contoso.example'].map((email, n) => ({
        id: `kim-${n}`,
        name: 'Kim Lee',
        unit: 'South',
        email,
      })),
    } as Reply,
  ],
  ['assign: the owner already', asks({ kind: 'ownsItAlready', name: 'Sam Rivera' }, 4)],
  ['assign: nobody else is there', asks({ kind: 'notSaid' }, 0)],
  ['assign: confirm', confirm],
  [
    'assign: confirm, out of the unit and out of sight',
    { ...confirm, unit: { from: 'North', to: 'South' }, staysInSight: false },
  ],
  ['assign: saved by somebody meanwhile', { ...confirm, problem: { kind: 'leadChanged' } }],
  [
    'assigned',
    {
      kind: 'assigned',
      receipt,
      offers: [{ kind: 'show-lead', lead: { kind: 'id', id: 'lead-1' } }],
      ...asking,
    },
  ],
  [
    'assigned: to another business unit',
    {
      kind: 'assigned',
      receipt: { ...receipt, unit: 'South', staysInSight: false },
      offers: [{ kind: 'list-leads', view: 'my-open' }],
      ...asking,
    },
  ],
];

import type { Reply } from '../../../dialogs/reply.ts';
import type { Comparison, Side } from '../../../domain/merging/look.ts';
import type { MergeReceipt } from '../../../domain/merging/merge.ts';

/** What the bot says about two records that may be one, in every state that changes its look. */

const moves: Side['moves'] = {
  notes: 2,
  attachments: 1,
  records: [{ kind: 'opportunity', id: 'o', name: 'Seals for the Leeds plant' }],
  process: { name: 'Lead to Opportunity Sales Process', stage: 'Qualify', goesOn: false },
};
const nothing: Side['moves'] = { notes: 0, attachments: 0, records: [] };

const side = (id: string, name: string, over: Partial<Side> = {}): Side => ({
  id,
  version: 3,
  name,
  ownerName: 'Sam Rivera',
  createdAt: '2026-11-16T10:00:00Z',
  modifiedAt: '2026-11-16T10:00:00Z',
  filled: 13,
  moves: nothing,
  ...over,
});

const comparison: Comparison = {
  entity: 'lead',
  sides: [
    side('pump-seals', 'Regina Murphy', { score: 71 }),
    side('pump-seals-again', 'Regina Merphy', { ownerName: 'Tom Okafor', filled: 11, moves }),
  ],
  rows: [
    {
      field: 'topic',
      label: 'Topic',
      a: 'Seals for two circulation pumps',
      b: 'Seals, two pumps',
      verdict: 'differs',
    },
    { field: 'firstName', label: 'First name', a: 'Regina', b: 'Regina', verdict: 'same' },
    { field: 'lastName', label: 'Last name', a: 'Murphy', b: 'Merphy', verdict: 'differs' },
    { field: 'companyName', label: 'Company', a: 'Contoso', b: 'Contoso.inc', verdict: 'differs' },
    {
      field: 'email',
      label: 'Email',
      a: 'regina.murphy@contoso.example',
      b: 'r.merphy@contoso-group.example',
      verdict: 'differs',
    },
    { field: 'phone', label: 'Business phone', a: '+44 20 7946 0102', verdict: 'onlyA' },
    { field: 'jobTitle', label: 'Job title', b: 'Head of maintenance', verdict: 'onlyB' },
    { field: 'city', label: 'City', a: 'Leeds', b: 'Leeds', verdict: 'same' },
  ],
  suggested: 0,
};
const twins: Comparison = {
  entity: 'account',
  sides: [side('a', 'Contoso'), side('b', 'Contoso')],
  rows: [{ field: 'name', label: 'Account name', a: 'Contoso', b: 'Contoso', verdict: 'same' }],
  suggested: 1,
};
const long: Comparison = {
  ...comparison,
  rows: [
    ...comparison.rows,
    ...['need', 'description'].map((field) => ({
      field,
      label: field === 'need' ? 'Need' : 'Description',
      a: 'Pressure drops when all four lines run. '.repeat(50),
      b: 'A second look at the whole loop. '.repeat(60),
      verdict: 'differs' as const,
    })),
  ],
};

const receipt: MergeReceipt = {
  entity: 'lead',
  mergeId: 'merge-1',
  master: { id: 'pump-seals', name: 'Regina Murphy' },
  other: { id: 'pump-seals-again', name: 'Regina Merphy' },
  at: '2026-11-25T10:12:00Z',
  byName: 'Sam Rivera',
  taken: ['Email', 'Job title'],
  moves,
  undoUntil: '2026-11-25T11:12:00Z',
};

const asking = { flow: 'merge:sam:lead-a-b', rev: 2 } as const;
const changed = { ...asking, problem: { kind: 'recordChanged' } } as const;
const lead = { kind: 'id', id: 'pump-seals' } as const;

export const mergingReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['mergeCompare', { kind: 'mergeCompare', comparison, ...asking }],
  ['mergeCompare, nothing differs', { kind: 'mergeCompare', comparison: twins, ...asking }],
  ['mergeChoose', { kind: 'mergeChoose', comparison, master: 0, undoMinutes: 60, ...asking }],
  [
    'mergeChoose, the second stays, changed since',
    { kind: 'mergeChoose', comparison, master: 1, undoMinutes: 60, ...changed },
  ],
  [
    'mergeChoose, nothing to choose',
    { kind: 'mergeChoose', comparison: twins, master: 0, undoMinutes: 0, ...asking },
  ],
  [
    'mergeChoose, long values',
    { kind: 'mergeChoose', comparison: long, master: 1, undoMinutes: 60, ...asking },
  ],
  [
    'noDuplicates',
    {
      kind: 'noDuplicates',
      lead: { id: 'a', name: 'Kai Tanaka', topic: 'Pumps' },
      offers: [{ kind: 'scan-duplicates', act: 'show' }],
    },
  ],
  [
    'notDuplicates',
    {
      kind: 'notDuplicates',
      entity: 'lead',
      names: ['Jordan Lee', 'Jordan Lee'],
      offers: [{ kind: 'merge-records', entity: 'lead', ids: ['a', 'b'] }],
    },
  ],
  [
    'merged',
    {
      kind: 'merged',
      receipt,
      offers: [
        { kind: 'show-lead', lead, name: 'Regina Murphy' },
        { kind: 'undo-merge', mergeId: 'merge-1' },
        { kind: 'qualify-lead', lead },
      ],
    },
  ],
  [
    'merged, nothing moved',
    {
      kind: 'merged',
      receipt: { ...receipt, entity: 'account', taken: [], moves: nothing },
      offers: [{ kind: 'undo-merge', mergeId: 'merge-1' }, { kind: 'help' }],
    },
  ],
  ...([[], ['New machines'], ['New machines', 'Spare parts']] as const).map(
    (left) =>
      [
        `unmerged, ${left.length} left`,
        {
          kind: 'unmerged',
          receipt: {
            entity: 'lead',
            master: receipt.master,
            other: receipt.other,
            at: receipt.at,
            byName: 'Sam Rivera',
            left,
          },
          offers: [{ kind: 'show-lead', lead, name: 'Regina Murphy' }],
        },
      ] as const,
  ),
];

import type { Reply } from '../../../dialogs/reply.ts';
import type { GroupRow } from '../../../dialogs/scanning/reply.ts';

/** What the bot says about a search among all records, in every state that changes its look. */

const ids = ['a', 'b'] as const;

const group = (names: readonly string[], probability: number, more = 0): GroupRow => ({
  members: names.map((name, at) => ({
    id: `${at}`,
    name,
    facts: ['Contoso', 'Seals for two circulation pumps', 'regina.murphy@contoso.example'],
    owner: 'Sam Rivera',
  })),
  more,
  probability,
  compare: { kind: 'merge-records', entity: 'lead', ids },
  merge: { kind: 'merge-records', entity: 'lead', ids, choose: true },
  apart: { kind: 'scan-duplicates', act: 'show', apart: ids },
});

const offers = [{ kind: 'scan-duplicates', act: 'show' }, { kind: 'help' }] as const;
const asked = { byName: 'Sam Rivera', askedAt: '2026-11-25T10:12:00Z', offers } as const;

export const scanningReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['scan waits', { kind: 'scanProgress', entity: 'lead', restarted: false, ...asked }],
  ...(['reading', 'sorting', 'indexing', 'comparing', 'saving'] as const).map(
    (phase) =>
      [
        `scan, ${phase}`,
        {
          kind: 'scanProgress',
          entity: 'contact',
          restarted: true,
          progress: { phase, percent: 40 },
          ...asked,
        },
      ] as const,
  ),
  [
    'scan, groups',
    {
      kind: 'duplicateGroups',
      entity: 'lead',
      scannedAt: '2026-11-25T10:12:00Z',
      groups: [
        group(['Regina Murphy', 'Regina Merphy'], 0.99),
        group(['Jon Smith', 'John Smyth', 'J. Smith', 'Jonathan Smith'], 0.62, 3),
      ],
      total: 7,
      first: 1,
      offers: [
        { kind: 'scan-duplicates', act: 'show', page: 2 },
        { kind: 'scan-duplicates', act: 'start' },
      ],
    },
  ],
  [
    'scan, no group',
    {
      kind: 'duplicateGroups',
      entity: 'account',
      scannedAt: '2026-11-25T10:12:00Z',
      groups: [],
      total: 0,
      first: 1,
      offers,
    },
  ],
  [
    'scan never',
    { kind: 'neverScanned', entity: 'lead', offers: [{ kind: 'scan-duplicates', act: 'start' }] },
  ],
  ...([2, 0] as const).map(
    (groups) =>
      [
        `scan notice, ${groups}`,
        { kind: 'notice', about: { kind: 'duplicatesFound', scanId: 's', entity: 'lead', groups }, offers },
      ] as const,
  ),
  [
    'scan notice, failed',
    { kind: 'notice', about: { kind: 'scanFailed', scanId: 's', entity: 'account' }, offers },
  ],
];

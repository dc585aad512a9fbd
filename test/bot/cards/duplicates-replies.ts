import type { DuplicateRow } from '../../../dialogs/duplicates/reply.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import type { Comparable } from '../../../domain/duplicates/comparable.ts';
import { openDetector } from '../../../domain/duplicates/detector.ts';
import { findDuplicates } from '../../../domain/duplicates/find.ts';

/** Duplicates in every state that changes their look; the judgements are the engine's own. */

const detector = openDetector();
const ann: Comparable = {
  id: 'lead-1',
  kind: 'lead',
  firstName: 'Ann',
  lastName: 'Meyer',
  companyName: 'Contoso Coffee',
  email: 'ann.meyer@contoso.example',
  phones: ['+49 40 23125 010'],
  city: 'Hamburg',
};

export function judged(other: Partial<Comparable>, of: Comparable = ann): DuplicateRow['judged'] {
  const [match] = findDuplicates(detector, of, [{ ...of, id: 'other', ...other }]);
  if (match === undefined) throw new Error('not even alike');
  const { probability, band, score, rules, evidence, lookAlikes } = match;
  return { probability, band, score, rules, evidence, lookAlikes };
}

const row = (id: string, over: Partial<DuplicateRow>): DuplicateRow => ({
  entity: 'lead',
  id,
  name: 'Anne Meier',
  company: 'Contoso Coffee GmbH',
  about: 'Espresso machines, ground floor',
  state: 'open',
  owner: 'Priya Nair',
  createdAt: '2026-11-03T09:30:00Z',
  judged: judged({ firstName: 'Anne', lastName: 'Meier', companyName: 'Contoso Coffee GmbH' }),
  open: { kind: 'show-lead', lead: { kind: 'id', id } },
  merge: { kind: 'merge-records', entity: 'lead', ids: ['lead-1', 'lead-2'] },
  dismiss: {
    kind: 'not-a-duplicate',
    lead: { kind: 'id', id: 'lead-1' },
    other: { entity: 'lead', id },
    verdict: 'different',
  },
  compare: { kind: 'merge-leads', lead: { kind: 'id', id: 'lead-1' }, other: { kind: 'id', id } },
  ...over,
});

export const similar = row('lead-2', {});
const closed = row('lead-3', {
  name: 'A. Meyer',
  company: 'Contoso',
  state: 'disqualified',
  judged: {
    ...judged({ firstName: 'A.', companyName: 'Contoso', email: 'info@contoso.example', phones: [] }),
    decided: 'ignored',
  },
});
const {
  open: _,
  compare: __,
  ...unopened
} = row('contact-4', {
  entity: 'contact',
  name: 'Ann Meyer',
  judged: judged({ kind: 'contact' }),
});
const alike = row('lead-5', {
  name: 'Bo Larsen',
  judged: judged({ firstName: 'Bo', lastName: 'Larsen', email: 'bo@contoso.example' }),
});

const lead = { id: 'lead-1', name: 'Ann Meyer', company: 'Contoso Coffee', topic: '20 espresso machines' };
const offers = [{ kind: 'show-lead', lead: { kind: 'id', id: 'lead-1' } }] as const;
const nothing = { matches: [], total: 0, lookAlikes: [], lookAlikesTotal: 0, crowds: [] };

export const duplicatesReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['no duplicates', { kind: 'duplicates', lead, found: nothing, offers }],
  [
    'duplicates of a lead',
    {
      kind: 'duplicates',
      lead,
      found: {
        ...nothing,
        matches: [unopened, similar, closed],
        total: 9,
        lookAlikes: [alike],
        lookAlikesTotal: 4,
        crowds: [{ kind: 'lead', of: 'phone' }],
      },
      offers,
    },
  ],
  [
    'not a duplicate, decided',
    {
      kind: 'duplicates',
      lead,
      found: { ...nothing, lookAlikes: [alike], lookAlikesTotal: 1 },
      decided: { verdict: 'different', name: 'Anne Meier' },
      offers: [
        {
          kind: 'not-a-duplicate',
          lead: { kind: 'id', id: 'lead-1' },
          other: { entity: 'lead', id: 'lead-2' },
          verdict: 'withdrawn',
        },
        ...offers,
      ],
    },
  ],
];

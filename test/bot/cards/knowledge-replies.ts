import type { SectionRow } from '../../../dialogs/knowledge/reply.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import type { SectionPlan, SectionRefusal } from '../../../domain/guidance/change-section.ts';

/** The guidance as its administrators see it, in every state that changes its look. */

const closed: SectionRow = { id: 'err-lead-closed', title: 'Lead is already closed' };
const edited: SectionRow = {
  ...closed,
  edited: { n: 3, by: 'Ada Novak', at: '2026-11-24T15:20:00Z' },
};
const text = [
  '## Lead is already closed {#err-lead-closed}',
  'audience: everyone',
  'asks: lead is closed | cannot qualify a closed lead',
  '',
  'Only an open lead can be qualified or disqualified.',
  '',
  '1. Open **Closed Leads**.',
  '2. Choose **Reactivate**.',
].join('\n');
const plan: SectionPlan = {
  sectionId: 'err-lead-closed',
  title: 'Lead is already closed',
  n: 4,
  removed: ['Only an open lead can be qualified.'],
  added: ['Only an open lead can be qualified or disqualified. Here, ask Mira first.'],
};
const asking = { flow: 'knowledge:ada:err-lead-closed', rev: 2 };

const list: Extract<Reply, { kind: 'knowledgeList' }> = {
  kind: 'knowledgeList',
  sections: [edited, { id: 'faq-score-vs-grade', title: 'Score and grade' }],
  first: 1,
  total: 28,
  problems: [],
  gaps: 0,
  offers: [{ kind: 'knowledge', act: 'list', page: 1 }, { kind: 'knowledge', act: 'new' }, { kind: 'help' }],
};

const refusals: readonly SectionRefusal[] = [
  { kind: 'sectionUnreadable', line: 2, problem: { kind: 'keyMissing', key: 'audience' } },
  { kind: 'sectionTooLong', characters: 7_200, limit: 6_000 },
  { kind: 'sectionChangedSince', by: 'Mira Chen', at: '2026-11-24T15:20:00Z' },
  { kind: 'sectionNeeded', problems: [{ kind: 'sectionMissing', id: 'org-quotes', by: 'err-overview' }] },
  { kind: 'sectionNeverEdited', sectionId: 'err-lead-closed' },
];

export const knowledgeReplies: readonly (readonly [name: string, reply: Reply])[] = [
  ['guidance', list],
  [
    'guidance with a bad file and open questions',
    {
      ...list,
      problems: [{ file: 'lead-management-faq.md', line: 12, problem: { kind: 'textBeforeSections' } }],
      gaps: 4,
    },
  ],
  [
    'section of the guidance',
    {
      kind: 'knowledgeSection',
      section: edited,
      text,
      offers: [
        { kind: 'knowledge', act: 'edit', section: 'err-lead-closed' },
        { kind: 'knowledge', act: 'history', section: 'err-lead-closed' },
        { kind: 'knowledge', act: 'list' },
      ],
    },
  ],
  ['section form', { kind: 'knowledgeForm', title: closed.title, text, ...asking }],
  [
    'section form with a mistake',
    {
      kind: 'knowledgeForm',
      text,
      wrong: { line: 2, problem: { kind: 'pairExpected', known: ['audience', 'asks'] } },
      ...asking,
    },
  ],
  ['section confirm', { kind: 'knowledgeConfirm', plan, ...asking }],
  [
    'section confirm with many lines',
    {
      kind: 'knowledgeConfirm',
      plan: { ...plan, restores: 0, removed: Array.from({ length: 20 }, (_, at) => `line ${at}`) },
      ...asking,
    },
  ],
  [
    'section confirm without a change',
    { kind: 'knowledgeConfirm', plan: { ...plan, removed: [], added: [] }, ...asking },
  ],
  [
    'section saved',
    {
      kind: 'knowledgeSaved',
      plan,
      offers: [
        { kind: 'question', text: plan.title },
        { kind: 'knowledge', act: 'list' },
      ],
    },
  ],
  [
    'section history',
    {
      kind: 'knowledgeHistory',
      section: edited,
      versions: [
        { n: 3, by: 'Ada Novak', at: '2026-11-24T15:20:00Z', shipped: false, restores: 1 },
        { n: 2, by: 'Mira Chen', at: '2026-11-23T15:20:00Z', shipped: true, restores: 0 },
        { n: 1, by: 'Ada Novak', at: '2026-11-22T15:20:00Z', shipped: false },
      ],
      offers: [
        { kind: 'knowledge', act: 'rollback', section: 'err-lead-closed', n: 2 },
        { kind: 'knowledge', act: 'show', section: 'err-lead-closed' },
      ],
    },
  ],
  [
    'section never edited',
    { kind: 'knowledgeHistory', section: closed, versions: [], offers: [{ kind: 'help' }] },
  ],
  [
    'open questions',
    {
      kind: 'knowledgeGaps',
      first: 1,
      total: 3,
      groups: [
        {
          id: 'how do i print a quote',
          wordings: ['How do I print a quote?', 'quote as pdf?', 'print the quote'],
          times: 7,
          outcome: 'declined',
          reasons: [],
          nearest: 'err-overview',
          nearestTitle: 'Errors when qualifying',
        },
        {
          id: 'vote:1',
          wordings: ['Why is my lead already closed?'],
          times: 1,
          outcome: 'votedDown',
          reasons: ['does not tell who closed it'],
        },
      ],
      offers: [
        { kind: 'knowledge', act: 'gaps', page: 1 },
        { kind: 'knowledge', act: 'list' },
      ],
    },
  ],
  [
    'no open questions',
    { kind: 'knowledgeGaps', first: 1, total: 0, groups: [], offers: [{ kind: 'knowledge', act: 'list' }] },
  ],
  ...refusals.map((refusal): readonly [string, Reply] => [
    `section refused: ${refusal.kind}`,
    { kind: 'adminRefused', refusal, offers: [{ kind: 'help' }] },
  ]),
];

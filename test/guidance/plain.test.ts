import { describe, expect, test } from 'vitest';
import type { Answer } from '../../domain/guidance/answer.ts';
import { neighbours } from '../../domain/guidance/neighbours.ts';
import { partText, phrases, plainText, unmarked } from '../../domain/guidance/plain.ts';

const found = { language: 'en', topics: [], recognition: { kind: 'none' } } as const;
const answer: Extract<Answer, { kind: 'answer' }> = {
  ...found,
  kind: 'answer',
  written: 'en',
  about: ['err-lead-closed', 'faq-find-closed-leads'],
  parts: [
    { kind: 'paragraph', text: 'A **closed** lead cannot be *qualified*.', cites: [1] },
    { kind: 'paragraph', text: 'Type `closed leads`.', ours: true, cites: [] },
    {
      kind: 'steps',
      items: ['Open **Leads**', 'Choose `Closed Leads`'],
      cites: [1, 2],
      heading: 'Finding it',
    },
  ],
  settings: [],
  citations: [
    { n: 1, section: 'err-lead-closed', title: 'Lead is already closed', source: 'D' },
    { n: 2, section: 'faq-find-closed-leads', title: 'Finding closed leads', source: 'D' },
  ],
  scope: 'Dynamics 365 Sales',
  related: [],
};

describe('an answer as plain text', () => {
  test('has its parts with their headings and citations, then its products and sources', () => {
    expect(plainText(answer)).toBe(
      [
        'A closed lead cannot be qualified. [1]',
        'Type closed leads.',
        'Finding it:\n1. Open Leads\n2. Choose Closed Leads [1] [2]',
        'Applies to Dynamics 365 Sales.',
        '[1] Lead is already closed\n[2] Finding closed leads',
      ].join('\n\n'),
    );
  });

  test('begins by saying that it is in English, where the question was not', () => {
    const [first, second] = plainText({ ...answer, language: 'de' }).split('\n\n');
    expect([first, second]).toEqual([phrases.de.inEnglish, 'A closed lead cannot be qualified. [1]']);
    const german = plainText({ ...answer, language: 'de', written: 'de' }).split('\n\n');
    expect(german[0]).toBe('A closed lead cannot be qualified. [1]');
    expect(german[3]).toBe('Gilt für Dynamics 365 Sales.');
  });

  test('is a list of topics, a meaning or a refusal where there is none', () => {
    const offered = ['Lead scores', 'Lead grades'].map((title) => ({
      id: 'err-overview' as const,
      title,
      score: 1,
    }));
    expect(plainText({ ...found, kind: 'didYouMean', offered })).toBe(
      'I am not sure which of these you mean:\n- Lead scores\n- Lead grades',
    );
    const [neighbour] = neighbours;
    if (neighbour === undefined) throw new Error('no neighbour');
    expect(plainText({ ...found, kind: 'neighbour', neighbour })).toBe(neighbour.meaning);
    expect(plainText({ ...found, kind: 'decline' })).toBe(phrases.en.decline);
  });
});

test('a block as plain text', () => {
  expect(partText({ kind: 'bullets', items: ['**one**', '*two*'] })).toBe('- one\n- two');
  expect(
    partText({
      kind: 'table',
      head: ['a', '**b**'],
      rows: [
        ['c', '`d`'],
        ['e', 'f'],
      ],
    }),
  ).toBe('a | b\nc | d\ne | f');
});

test('marks go and what they mark stays', () => {
  expect(unmarked('**All Settings** > *Leads* and `a` or `my open leads`, 2 * 3')).toBe(
    'All Settings > Leads and a or my open leads, 2 * 3',
  );
});

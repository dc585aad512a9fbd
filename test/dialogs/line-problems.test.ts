import { describe, expect, test } from 'vitest';
import { render } from '../../bot/render.ts';
import { lineProblemDe } from '../../dialogs/wording/de-lines.ts';
import { lineProblemEn } from '../../dialogs/wording/en-lines.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';
import type { LineProblem } from '../../domain/guidance/line-problem.ts';
import { as, talk } from '../dialogs/talk.ts';

/** One of every kind: a new kind does not compile before it stands here. */
const everyKind: { readonly [K in LineProblem['kind']]: Extract<LineProblem, { kind: K }> } = {
  headExpected: { kind: 'headExpected' },
  textBeforeSections: { kind: 'textBeforeSections' },
  titleExpected: { kind: 'titleExpected' },
  notAnId: { kind: 'notAnId', id: 'parking' },
  noneOf: { kind: 'noneOf', value: 'boss', known: ['everyone', 'manager'] },
  pairExpected: { kind: 'pairExpected', known: ['audience', 'asks'] },
  keyTwice: { kind: 'keyTwice', key: 'asks' },
  keyMissing: { kind: 'keyMissing', key: 'audience' },
  asksMissing: { kind: 'asksMissing' },
  secondSection: { kind: 'secondSection' },
  markup: { kind: 'markup' },
  noText: { kind: 'noText' },
  markExpected: { kind: 'markExpected' },
  brokenList: { kind: 'brokenList' },
  crookedTable: { kind: 'crookedTable', cells: 2 },
  wordsExpected: { kind: 'wordsExpected' },
  notReadable: { kind: 'notReadable', detail: 'Invalid input: expected string, received undefined' },
  sectionTwice: { kind: 'sectionTwice', id: 'org-parking' },
  topicMissing: { kind: 'topicMissing', id: 'err-overview' },
  sectionMissing: { kind: 'sectionMissing', id: 'org-parking', by: 'err-overview' },
  answerMissing: { kind: 'answerMissing', id: 'org-parking', question: 'hand-a-1' },
  noSuchSection: { kind: 'noSuchSection', id: 'org-parking' },
  unwritten: { kind: 'unwritten' },
  idStays: { kind: 'idStays', id: 'org-parking' },
  idTaken: { kind: 'idTaken', id: 'org-parking' },
  notOwnId: { kind: 'notOwnId' },
};
const problems: readonly LineProblem[] = Object.values(everyKind);

/** What is typed as it stands, in whatever language, and what both languages call alike. */
const alike = ['org', 'faq', 'err', 'for', 'ours', 'from', 'asks', 'id', 'text', 'links', 'tags'];

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];

test.each(problems)('UX10: $kind is told in German to the last word', (problem) => {
  const { kind: _, ...values } = problem;
  const english = new Set(wordsIn(lineProblemEn(problem)));
  const given = [...alike, ...(problem.kind === 'notReadable' ? [] : wordsIn(JSON.stringify(values)))];
  const left = wordsIn(lineProblemDe(problem)).filter((word) => english.has(word) && !given.includes(word));
  expect(left).toEqual([]);
});

describe('UX10: an administrator who writes in German', () => {
  const german = { words: wordsFor({ locale: 'de' }), sign: (command: object) => ({ command }) };
  const pairs = 'audience: everyone\nasks: where to park';
  const parking = (text: string): string => `## Parking {#org-parking}\n${pairs}\n\n${text}`;

  test.each([
    ['Hello', 'Zeile 1: Ein Abschnitt beginnt mit „## Titel {#id}“.'],
    [
      parking('text').replace('everyone', 'boss'),
      'Zeile 2: „boss“ gibt es hier nicht; möglich sind: everyone, ',
    ],
    [
      parking('text').replace('asks:', 'ask:'),
      'Zeile 3: Erwartet wird „Schlüssel: Wert“, der Schlüssel eines von: ',
    ],
    [parking('<!-- hidden -->\ntext'), 'Zeile 5: Erwartet wird <!-- for: Rolle -->, <!-- ours --> oder '],
    [parking('- one\ntwo'), 'Zeile 6: Jede Zeile einer Liste beginnt mit ihrem Zeichen; '],
    [parking('[here](there)'), 'Zeile 5: Tags und Links werden nicht angezeigt: Schreiben Sie reinen Text.'],
    [parking('Write the answer here.'), 'Zeile 5: Die Antwort ist noch zu schreiben.'],
    [parking('Schreiben Sie hier die Antwort.'), 'Zeile 5: Die Antwort ist noch zu schreiben.'],
    [parking('text').replace('#org-', '#faq-'), 'Zeile 1: Die ID eines eigenen Abschnitts beginnt mit org-.'],
    [
      parking('text').replace('org-parking', 'err-lead-closed'),
      'Zeile 1: Den Abschnitt err-lead-closed gibt es schon.',
    ],
  ])('is told in German what is wrong with %j', async (text, told) => {
    const conversation = await talk();
    const form = as('knowledgeForm', await conversation.says('ada', 'new knowledge'));
    const again = as('knowledgeForm', await conversation.answers('ada', form, 'check', { text }));
    expect(render(again, german).summary).toContain(told);
  });

  test('is told in German which sections would point at nothing', async () => {
    const conversation = await talk();
    const form = as('knowledgeForm', await conversation.says('ada', 'new knowledge'));
    const text = parking('text').replace('\n\n', '\nsee also: org-garage\n\n');
    const refused = as('adminRefused', await conversation.answers('ada', form, 'check', { text }));
    expect(JSON.stringify(render(refused, german).card)).toContain('Den Abschnitt org-garage gibt es nicht');
  });
});

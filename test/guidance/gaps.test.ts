import { describe, expect, test } from 'vitest';
import { feedback, openQuestions } from '../../domain/collections.ts';
import {
  blankSection,
  dismissGroup,
  draftFor,
  groupOf,
  noteQuestion,
  type QuestionGroup,
  questionGroups,
  questionsKept,
} from '../../domain/guidance/gaps.ts';
import type { Feedback } from '../../domain/records/feedback.ts';
import type { OpenQuestion } from '../../domain/records/open-question.ts';
import type { Store } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';

test('SEC14: whoever asks nonsense hundreds of times pushes out no question that was asked twice', async () => {
  const store = anEmptyStore();
  const ask = (text: string, second: number) =>
    store.change({ by: 'sam', why: 'ask', at: new Date(0) }, (tx) =>
      noteQuestion(
        tx,
        { text, outcome: 'declined', nearest: [] },
        new Date(Date.UTC(2026, 0, 1, 0, 0, second)),
      ),
    );
  await ask('Who may import leads?', 0);
  await ask('Who may import leads?', 1);
  await ask('Where is the recycle bin?', 2);
  for (let n = 0; n < questionsKept; n += 1) await ask(`nonsense number ${n}`, 10 + n);
  const kept = await store.read((view) => view.find(openQuestions, 'byWorth', 'all'));
  expect(kept).toHaveLength(questionsKept);
  expect(kept.map(({ text }) => text)).toContain('Who may import leads?');
  expect(kept.map(({ text }) => text)).not.toContain('Where is the recycle bin?');
});

const because = { by: 'sam', why: 'test', at: new Date(0) };
const asks = (
  store: Store,
  text: string,
  rest: Partial<Pick<OpenQuestion, 'outcome' | 'nearest'>> = {},
  day = '2026-11-20',
) =>
  store.change(because, (tx) =>
    noteQuestion(tx, { text, outcome: 'declined', nearest: [], ...rest }, new Date(day)),
  );
const votes = (store: Store, id: string, rest: Partial<Feedback> = {}) => {
  const vote: Feedback = {
    id,
    version: 0,
    personId: 'sam',
    reaction: 'dislike',
    topics: [],
    at: '2026-11-20T09:00:00.000Z',
    ...rest,
  };
  return store.change(because, (tx) => tx.put(feedback, vote));
};
const groups = (store: Store) => store.read(questionGroups);

describe('a question that was not answered', () => {
  test('is kept as it was asked first; asked again it counts once more, with what was so the last time', async () => {
    const store = anEmptyStore();
    await asks(store, '  Who may IMPORT leads? ');
    await asks(
      store,
      'who may import leads',
      { outcome: 'several', nearest: ['err-overview'] },
      '2026-11-21',
    );
    const [kept, ...others] = await store.read((view) => view.find(openQuestions, 'byWorth', 'all'));
    expect(others).toEqual([]);
    expect(kept).toEqual({
      id: 'who may import leads',
      version: 2,
      text: 'Who may IMPORT leads?',
      outcome: 'several',
      nearest: ['err-overview'],
      times: 2,
      at: '2026-11-21T00:00:00.000Z',
    });
  });

  test('that says nothing is not kept, and of a pasted page the beginning is', async () => {
    const store = anEmptyStore();
    for (const text of ['', ' ?! ']) await asks(store, text);
    expect(await groups(store)).toEqual([]);
    await asks(store, 'x'.repeat(400));
    expect((await groups(store))[0]?.wordings).toEqual(['x'.repeat(300)]);
  });
});

describe('what nobody got a good answer to', () => {
  test('is told in groups of one thought, the oftenest asked first', async () => {
    const store = anEmptyStore();
    await asks(store, 'how do I export the audit log', { nearest: ['err-overview'] });
    for (let n = 0; n < 3; n++) await asks(store, 'how do I export the audit log as a file?');
    for (let n = 0; n < 2; n++) await asks(store, 'is there a mobile app', { outcome: 'several' });
    await asks(store, 'zebra crossing');
    await asks(store, 'apple pie');
    expect(await groups(store)).toStrictEqual([
      {
        id: 'how do i export the audit log as a file',
        wordings: ['how do I export the audit log as a file?', 'how do I export the audit log'],
        times: 4,
        outcome: 'declined',
        reasons: [],
        nearest: 'err-overview',
      },
      {
        id: 'is there a mobile app',
        wordings: ['is there a mobile app'],
        times: 2,
        outcome: 'several',
        reasons: [],
      },
      { id: 'apple pie', wordings: ['apple pie'], times: 1, outcome: 'declined', reasons: [] },
      { id: 'zebra crossing', wordings: ['zebra crossing'], times: 1, outcome: 'declined', reasons: [] },
    ]);
  });

  test('includes what was voted down, with why and what the answer was about', async () => {
    const store = anEmptyStore();
    await votes(store, 'a', {
      question: 'Is there a mobile app?',
      comment: 'wrong',
      topics: ['err-overview'],
    });
    await votes(store, 'b', { question: 'Is there a mobile app?' });
    await votes(store, 'liked', { reaction: 'like', question: 'What is a lead?' });
    await votes(store, 'lost');
    await asks(store, 'is there any mobile app');
    expect(await groups(store)).toStrictEqual([
      {
        id: 'vote:a',
        wordings: ['Is there a mobile app?', 'is there any mobile app'],
        times: 3,
        outcome: 'votedDown',
        reasons: ['wrong'],
        nearest: 'err-overview',
      },
    ]);
  });

  test('is told by how often all wordings of a thought were asked together, then by name', async () => {
    const store = anEmptyStore();
    for (let n = 0; n < 3; n++) await asks(store, 'where is the recycle bin?');
    for (let n = 0; n < 2; n++) await asks(store, 'how do I export the audit log');
    for (let n = 0; n < 2; n++) await asks(store, 'how do I export the audit log as a file?');
    await asks(store, 'apple pie');
    await asks(store, 'apple pie please');
    for (let n = 0; n < 2; n++) await asks(store, 'zebra crossing');
    expect((await groups(store)).map(({ id, times }) => [id, times])).toEqual([
      ['how do i export the audit log', 4],
      ['where is the recycle bin', 3],
      ['apple pie', 2],
      ['zebra crossing', 2],
    ]);
  });

  test('counts as voted down once somebody did, however often it was declined before', async () => {
    const store = anEmptyStore();
    for (let n = 0; n < 2; n++) await asks(store, 'is there a mobile app');
    await votes(store, 'a', { question: 'Is there a mobile app?' });
    expect(await groups(store)).toStrictEqual([
      {
        id: 'is there a mobile app',
        wordings: ['is there a mobile app', 'Is there a mobile app?'],
        times: 3,
        outcome: 'votedDown',
        reasons: [],
      },
    ]);
  });

  test('is found by its id, and put aside for good', async () => {
    const store = anEmptyStore();
    await asks(store, 'apple pie');
    for (let n = 0; n < 2; n++) await asks(store, 'is there a mobile app');
    await votes(store, 'a', { question: 'Is there a mobile app?' });
    const group = await store.read((view) => groupOf(view, 'is there a mobile app'));
    if (group === undefined) throw new Error('no group');
    expect(group.times).toBe(3);
    expect(await store.read((view) => groupOf(view, 'another'))).toBeUndefined();
    await store.change(because, (tx) => dismissGroup(tx, group, new Date('2026-11-22')));
    expect((await groups(store)).map(({ id }) => id)).toEqual(['apple pie']);
    await asks(store, 'Is there a mobile app?');
    expect((await groups(store)).map(({ id }) => id)).toEqual(['apple pie']);
  });

  test('voted down alone, it is put aside just so', async () => {
    const store = anEmptyStore();
    await votes(store, 'a', { question: 'Is there a mobile app?' });
    const [group] = await groups(store);
    if (group === undefined) throw new Error('no group');
    await store.change(because, (tx) => dismissGroup(tx, group, new Date('2026-11-22')));
    expect(await groups(store)).toEqual([]);
    expect(await store.read((view) => view.find(openQuestions, 'byState', 'dismissed'))).toEqual([
      {
        id: 'is there a mobile app',
        version: 1,
        text: 'Is there a mobile app?',
        outcome: 'declined',
        nearest: [],
        times: 1,
        at: '2026-11-22T00:00:00.000Z',
        dismissed: true,
      },
    ]);
  });

  test('put aside, a pasted page stays aside, whether it was voted down or asked', async () => {
    const store = anEmptyStore();
    const page = 'why does the page say this '.repeat(20);
    await asks(store, page);
    await votes(store, 'a', { question: page });
    for (const group of await groups(store))
      await store.change(because, (tx) => dismissGroup(tx, group, new Date('2026-11-22')));
    expect(await groups(store)).toEqual([]);
    await asks(store, page);
    expect(await groups(store)).toEqual([]);
    expect(await store.read((view) => view.size(openQuestions))).toBe(1);
  });
});

describe('the section that an administrator starts from', () => {
  const draft = (...wordings: readonly string[]): string =>
    draftFor({ id: 'x', wordings, times: 1, outcome: 'declined', reasons: [] } satisfies QuestionGroup, 'en');

  test('is called as people asked, and found by all their wordings', () => {
    expect(draft('is there a [mobile] app for sales people on the road?', 'mobile | app')).toBe(
      `## Is there a mobile app for sales people on the road {#org-is-there-a-mobile-app-for}\naudience: everyone\nasks: is there a mobile app for sales people on the road? | mobile app\n\nWrite the answer here.`,
    );
  });

  test('has none of the marks that a section is written with, and one space between words', () => {
    expect(draft(' import/export|lead<s>  to  Excel. Really?! ')).toBe(
      `## Import/export lead s to Excel. Really {#org-import-export-lead-s-to-excel}\naudience: everyone\nasks: import/export lead s to Excel. Really?!\n\nWrite the answer here.`,
    );
  });

  test('is called something where nobody said a word, and takes eight wordings at most', () => {
    expect(draft()).toContain('## New topic {#org-new-topic}');
    expect(draft('???')).toContain('{#org-new-topic}');
    const many = Array.from({ length: 12 }, (_, n) => `wording ${n}`);
    expect(/^asks: (.*)$/m.exec(draft(...many))?.[1]?.split(' | ')).toEqual(many.slice(0, 8));
    expect(/^## (.*) \{/.exec(draft('y'.repeat(100)))?.[1]).toBe(`Y${'y'.repeat(79)}`);
  });
});

test('UX10: a section is begun in the language of whoever writes it, and is not saved before the answer is written', () => {
  expect(blankSection('de')).toMatch(
    /^## Titel des Themas \{#org-kurzer-name\}\n[\s\S]*\n\nSchreiben Sie hier die Antwort\.$/,
  );
  expect(blankSection('en')).toMatch(
    /^## Title of the topic \{#org-short-name\}\n[\s\S]*\n\nWrite the answer here\.$/,
  );
});

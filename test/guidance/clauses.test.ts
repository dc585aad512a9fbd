import { describe, expect, test } from 'vitest';
import { type Clause, clausesOf, joinClauses } from '../../domain/guidance/clauses.ts';
import { findTopics } from '../../domain/guidance/find.ts';
import type { Signals } from '../../domain/guidance/gate.ts';
import type { Retrieval, Retrieve } from '../../domain/guidance/retrieve.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';

const topics = [
  'faq-score-vs-grade',
  'faq-notes-attachments',
  'faq-multiple-models',
  'faq-find-closed-leads',
] as const;
const [grade, notes, models, closed] = topics;
const ranked = (...of: readonly (readonly [SectionId, number])[]) => of.map(([id, score]) => ({ id, score }));

/** Signals by which a question is answered with this chance, about: see `gate.ts`. */
const chances = { none: -3, vague: -0.4, hint: 0, together: 0.9, alone: 2 } as const;
const signals = (chance: keyof typeof chances, lead = 0.2): Signals => {
  const rest = { best: 0, nearestTopic: 0, nearestOutside: 0, outside: 0, strange: 0, text: 0 };
  return { ...rest, lead, known: (5.547 + 1.112 * lead + 0.6 + chances[chance]) / 6.859 };
};
const retrieval = (ranking: Retrieval['ranking'], of: Signals): Retrieval => ({
  language: 'en',
  contentWords: 4,
  ranking,
  signals: of,
});
/** Finds by a word of the question; anything else is about nothing. */
const finds =
  (known: Readonly<Record<string, Retrieval>>): Retrieve =>
  (question) =>
    Object.entries(known).find(([word]) => question.includes(word))?.[1] ??
    retrieval(ranked([grade, 0.1]), signals('none'));

describe('the parts of a question', () => {
  const asked = (question: string, of: Retrieval) =>
    clausesOf(finds({ zebra: of }), `${question}; what about the other thing`);

  test.each<[string, number, keyof typeof chances, number, readonly Clause[]]>([
    ['ask without doubt', 0.5, 'alone', 0.1, [{ topic: notes, score: 0.5, sure: 'alone' }]],
    ['are not far enough ahead', 0.5, 'alone', 0.09, [{ topic: notes, score: 0.5, sure: 'together' }]],
    ['resemble not enough', 0.49, 'alone', 0.1, [{ topic: notes, score: 0.49, sure: 'together' }]],
    ['ask with the whole', 0.4, 'together', 0.1, [{ topic: notes, score: 0.4, sure: 'together' }]],
    ['only hint', 0.4, 'hint', 0.1, [{ topic: notes, score: 0.4, sure: 'hint' }]],
    ['resemble hardly anything', 0.39, 'alone', 0.1, []],
    ['are about something else', 0.9, 'none', 0.3, []],
  ])('that %s', (_, score, chance, lead, expected) => {
    expect(asked('how do zebras cross', retrieval(ranked([notes, score]), signals(chance, lead)))).toEqual(
      expected,
    );
  });

  test('that resemble the overview, or nothing at all, ask for nothing', () => {
    expect(asked('how do zebras cross', retrieval(ranked(['err-overview', 0.9]), signals('alone')))).toEqual(
      [],
    );
    expect(asked('how do zebras cross', retrieval([], signals('alone')))).toEqual([]);
  });

  test('are none where there is one question of three words or more, or one alone', () => {
    const sure = finds({ zebra: retrieval(ranked([notes, 0.9]), signals('alone')) });
    expect(clausesOf(sure, 'how do zebras cross')).toEqual([]);
    expect(clausesOf(sure, 'how do zebras cross? thank you')).toEqual([]);
    for (const seam of ['? ', '. ', '\n', ' and ', ', and ', ' as well as ', ' und ', ', where '])
      expect(clausesOf(sure, `how do zebras cross${seam}can the lions sleep`)).toHaveLength(1);
    expect(clausesOf(sure, 'how do zebras cross, with the lions asleep')).toEqual([]);
    const many = 'one two three? '.repeat(5);
    expect(clausesOf(sure, `${many}how do zebras cross`)).toEqual([]);
    expect(clausesOf(sure, `${many.slice(15)}how do zebras cross`)).toHaveLength(1);
  });

  test('that quote a message ask for what explains it', () => {
    const none = finds({});
    expect(
      clausesOf(none, 'Ann sees "The lead is already closed", Tom "Active stage is not on lead entity"'),
    ).toMatchObject([
      { topic: 'err-lead-closed', sure: 'alone' },
      { topic: 'err-active-stage', sure: 'alone' },
    ]);
  });
});

describe('the parts are joined to the whole', () => {
  const whole = ranked([grade, 0.5], [models, 0.4], [notes, 0.3], [closed, 0.2], ['err-next-stage', 0.1]);

  test('what they ask for is raised and answered, and the best of the whole stays the best', () => {
    expect(
      joinClauses(whole, [
        { topic: closed, score: 0.9, sure: 'together' },
        { topic: 'err-next-stage', score: 0.8, sure: 'together' },
        { topic: notes, score: 0.7, sure: 'hint' },
        { topic: models, score: 0.2, sure: 'alone' },
      ]),
    ).toEqual({
      ranking: [
        { id: grade, score: 0.9 },
        { id: closed, score: 0.9 },
        { id: 'err-next-stage', score: expect.closeTo(0.64, 10) },
        { id: notes, score: expect.closeTo(0.56, 10) },
        { id: models, score: 0.4 },
      ],
      about: [grade, closed, models],
    });
  });

  test('three topics at most are answered, each once', () => {
    const sure = (topic: SectionId): Clause => ({ topic, score: 0.6, sure: 'alone' });
    expect(
      joinClauses(whole, [sure(grade), sure(notes), sure(notes), sure(models), sure(closed)]),
    ).toMatchObject({
      ranking: [{ id: grade, score: 0.6 }, {}, {}, {}, {}],
      about: [grade, notes, models],
    });
    expect(joinClauses(whole, [])).toEqual({ ranking: whole, about: [grade] });
    expect(joinClauses([], [sure(grade)])).toEqual({ ranking: [], about: [] });
  });
});

describe('a whole question', () => {
  const known = {
    zebra: retrieval(ranked([notes, 0.9], [grade, 0.1]), signals('alone')),
    lion: retrieval(ranked([closed, 0.8], [grade, 0.1]), signals('alone')),
  };
  const find = (question: string, of: Readonly<Record<string, Retrieval>>) =>
    findTopics(finds(of), question, []);

  test('of which one part is in scope is answered from that', () => {
    const joke = retrieval(ranked([grade, 0.2], [notes, 0.1]), signals('none'));
    expect(find('tell me a joke; how do zebras cross', { joke, ...known })).toMatchObject({
      kind: 'answer',
      about: [notes],
    });
    expect(find('tell me a joke; how do hyenas cross', { joke })).toMatchObject({ kind: 'decline' });
  });

  test('of several clear parts is answered from all of them, however little the whole resembles anything', () => {
    const vague = retrieval(ranked([grade, 0.4], [notes, 0.3], [closed, 0.2]), signals('vague'));
    const all = { '; ': vague, ...known };
    expect(find('how do zebras cross; where do lions sleep', all)).toMatchObject({
      kind: 'answer',
      about: [grade, notes, closed],
    });
    expect(find('how do zebras cross; where do hyenas sleep', all)).toMatchObject({ kind: 'didYouMean' });
  });

  test('that quotes a message lifts its topic by half, and is read without what was said before', () => {
    const earlier: (readonly string[] | undefined)[] = [];
    const retrieve: Retrieve = (_, before) => {
      earlier.push(before);
      return retrieval(ranked([grade, 0.6], [notes, 0.5], ['err-active-stage', 0.3]), signals('none'));
    };
    const found = findTopics(retrieve, 'and: Active stage is not on lead entity.', [
      'how do I qualify a lead',
    ]);
    if (found.recognition.kind !== 'error') throw new Error(found.recognition.kind);
    expect(found).toMatchObject({ kind: 'answer', about: ['err-active-stage'] });
    expect(found.ranking.slice(1)).toEqual([
      { id: grade, score: expect.closeTo(0.4, 10) },
      { id: notes, score: expect.closeTo(0.5 / 1.5, 10) },
    ]);
    expect(new Set(earlier)).toEqual(new Set([undefined]));
  });

  test('that quotes a message of the platform is explained as that', () => {
    expect(
      find('Entity Key violated. A record with the same value already exists. 0x80060892', {}),
    ).toMatchObject({
      kind: 'neighbour',
      neighbour: { name: 'DuplicateRecordEntityKey' },
    });
  });
});

import { describe, expect, test } from 'vitest';
import { growRetrieval, guidanceOf } from '../../domain/guidance/answer.ts';
import { parseBank } from '../../domain/guidance/bank.ts';
import { indexMeaning, joined, textsToEmbed, type Vector } from '../../domain/guidance/meaning.ts';
import { type Retrieval, wordingsOf } from '../../domain/guidance/retrieve.ts';
import { finish } from '../../domain/guidance/steps.ts';
import { theKnowledge } from './the-guidance.ts';

const whole = await theKnowledge();
const knowledge = { ...whole, bank: whole.bank.filter((_, at) => at % 20 === 0) };
const labels = [...new Set(wordingsOf(knowledge).map(({ label }) => label))];
/** A model that knows what every wording asks for: one direction for each topic. */
const towards = (label: string): Vector => Float32Array.from(labels, (each) => (each === label ? 1 : 0.1));
const vectors = new Map(wordingsOf(knowledge).map(({ text, label }) => [text, towards(label)]));
const retrieve = finish(growRetrieval(knowledge));
const origin = { shipped: knowledge, problems: [] };
const withMeaning = guidanceOf(knowledge, retrieve, origin, indexMeaning(knowledge, vectors));
const withoutMeaning = guidanceOf(knowledge, retrieve, origin);

const question = { text: 'my leads look so empty these days', role: 'salesperson' } as const;

test('a question that the words leave open goes where its meaning points', () => {
  const vector = towards('faq-leads-not-scored');
  expect(withMeaning.ask({ ...question, vector }).topics[0]?.id).toBe('faq-leads-not-scored');
  const elsewhere = towards('faq-notes-attachments');
  expect(withMeaning.ask({ ...question, vector: elsewhere }).topics[0]?.id).toBe('faq-notes-attachments');
});

test('without a vector everything is as without a model', () => {
  expect(withMeaning.ask(question)).toEqual(withoutMeaning.ask(question));
  expect(withoutMeaning.ask({ ...question, vector: towards('err-overview') })).toEqual(
    withoutMeaning.ask(question),
  );
});

test('a message that is quoted stays certain, whatever the vector says', () => {
  const answer = withMeaning.ask({
    text: 'Active stage is not on lead entity.',
    role: 'salesperson',
    vector: towards('faq-notes-attachments'),
  });
  expect(answer.kind === 'answer' && answer.about[0]).toBe('err-active-stage');
});

test('every wording is embedded once', () => {
  const texts = textsToEmbed(knowledge);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThan(100);
});

describe('the meaning of a question', () => {
  const line = (question: string, expected: string) =>
    `{"id":"${question}","question":"${question}","expected":["${expected}"]}`;
  const bank = parseBank(
    [
      ...['north', 'north too', 'north east', 'east of all'].map((text) => line(text, 'err-overview')),
      ...['east', 'unknown', 'deep'].map((text) => line(text, 'err-lead-closed')),
    ].join('\n'),
  );
  if (!bank.ok) throw new Error(bank.problem.kind);
  const small = { ...whole, bank: bank.value, sections: new Map() };
  const meaning = indexMeaning(
    small,
    new Map(
      Object.entries({
        north: [0, 2],
        'north too': [0, 1],
        'north east': [3, 4],
        'east of all': [1, 0],
        east: [5, 0],
        deep: [0, 1, 0],
      }).map(([text, numbers]) => [text, Float32Array.from(numbers)]),
    ),
  );
  const shares = (...question: number[]) => Object.fromEntries(meaning(Float32Array.from(question)));

  test('is shared out by the mean of the three nearest wordings of each topic, whatever their lengths', () => {
    // Cosines with east: 1, .6, 0 and 0 for the one topic, of which the best three count; 1 for the other.
    const rest = Math.exp((1.6 / 3 - 1) / 0.05);
    expect(shares(7, 0)).toEqual({
      'err-overview': expect.closeTo(rest / (1 + rest), 6),
      'err-lead-closed': expect.closeTo(1 / (1 + rest), 6),
    });
    const north = Math.exp((0 - 2.8 / 3) / 0.05);
    expect(shares(0, 0.5)['err-lead-closed']).toBeCloseTo(north / (1 + north), 6);
  });

  test('is shared equally where it has no direction, and wordings of another model say nothing', () => {
    expect(shares(0, 0)).toEqual({ 'err-overview': 0.5, 'err-lead-closed': 0.5 });
    expect(shares(0, 0, 1)).toEqual({ 'err-lead-closed': 1 });
  });

  test('counts 35 in a hundred beside the words', () => {
    const found = {
      language: 'en',
      contentWords: 3,
      ranking: [
        { id: 'err-overview', score: 0.6 },
        { id: 'err-lead-closed', score: 0.5 },
        { id: 'err-next-stage', score: 0.1 },
      ],
      signals: { best: 0.6, lead: 0.1, outside: 0.2, known: 1 },
    } as unknown as Retrieval;
    const means = new Map([
      ['err-lead-closed', 0.7],
      ['err-overview', 0.1],
      ['outside weather', 0.15],
      ['outside smalltalk', 0.05],
    ]);
    const one = (score: number) => expect.closeTo(score, 10);
    expect(joined(found, means)).toEqual({
      language: 'en',
      contentWords: 3,
      ranking: [
        { id: 'err-lead-closed', score: one(0.57) },
        { id: 'err-overview', score: one(0.425) },
        { id: 'err-next-stage', score: one(0.065) },
      ],
      signals: { best: one(0.57), lead: one(0.145), outside: one(0.2), known: 1 },
    });
    expect(joined({ ...found, ranking: [] }, means).signals).toMatchObject({ best: 0, lead: 0 });
  });
});

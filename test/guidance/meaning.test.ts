import { expect, test } from 'vitest';
import { growRetrieval, guidanceOf } from '../../domain/guidance/answer.ts';
import { indexMeaning, textsToEmbed, type Vector } from '../../domain/guidance/meaning.ts';
import { wordingsOf } from '../../domain/guidance/retrieve.ts';
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

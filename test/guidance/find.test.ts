import { describe, expect, test } from 'vitest';
import { findTopics } from '../../domain/guidance/find.ts';
import type { Signals } from '../../domain/guidance/gate.ts';
import type { Retrieval, Retrieve } from '../../domain/guidance/retrieve.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';

const nothing: Signals = {
  best: 0,
  lead: 0,
  nearestTopic: 0,
  nearestOutside: 0,
  outside: 0,
  known: 0,
  strange: 0,
  text: 0,
};
/** Answered surely, doubtfully and not at all: see `gate.ts`. */
const sure: Signals = { ...nothing, best: 0.9, lead: 0.5, known: 1, text: 0.5 };
const doubtful: Signals = { ...nothing, best: 0.3, lead: 0.2, known: 0.75 };
const unclear: Signals = { ...sure, best: 0.4, lead: 0.01, text: 2 };
const first: SectionId = 'faq-leads-not-scored';
const second: SectionId = 'err-lead-closed';

const retrieval = (signals: Signals): Retrieval =>
  ({
    language: 'en',
    contentWords: 4,
    ranking: [
      { id: first, score: 0.8 },
      { id: second, score: 0.7 },
    ],
    signals,
  }) as unknown as Retrieval;
/** What is found of a question, and of it with what was said before. */
const finding = (question: string, alone: Signals, together?: Signals) => {
  const asked: (readonly string[] | undefined)[] = [];
  const retrieve = ((_: string, earlier?: readonly string[]) => {
    asked.push(earlier);
    return retrieval(earlier === undefined || together === undefined ? alone : together);
  }) as unknown as Retrieve;
  const found = findTopics(retrieve, question, together === undefined ? [] : ['how do I qualify a lead']);
  return { found, asked };
};

describe('a question', () => {
  const words = 'zebras crossing slowly yonder';

  test('is answered from its best topic, doubted or declined by how likely it can be answered', () => {
    expect(finding(words, sure).found).toMatchObject({ kind: 'answer', about: [first] });
    expect(finding(words, doubtful).found.kind).toBe('didYouMean');
    expect(finding(words, unclear).found.kind).toBe('didYouMean');
    expect(finding(words, nothing).found).toMatchObject({
      kind: 'decline',
      ranking: [{ id: first }, { id: second }],
    });
  });

  test('that quotes a message is answered from that, however unlikely the words', () => {
    const { found } = finding('Active stage is not on lead entity.', nothing);
    expect(found).toMatchObject({
      kind: 'answer',
      recognition: { kind: 'error', topic: 'err-active-stage' },
    });
  });

  test('that says nothing by itself is read with what was said before; one that is about something else is not', () => {
    const together = finding(words, nothing, sure);
    expect(together.found).toMatchObject({ kind: 'answer' });
    expect(together.asked.slice(0, 2)).toEqual([undefined, ['how do I qualify a lead']]);
    expect(finding(words, { ...nothing, outside: 0.1 }, sure).found.kind).toBe('decline');
    expect(finding(words, sure, nothing).found.kind).toBe('answer');
    expect(finding(words, { ...nothing, known: 0.1 }, nothing).found.kind).toBe('decline');
  });

  test('that leans on what was said before is read with it at once', () => {
    const { found, asked } = finding('and how do I undo that?', nothing, sure);
    expect(found.kind).toBe('answer');
    expect(asked[0]).toEqual(['how do I qualify a lead']);
  });
});

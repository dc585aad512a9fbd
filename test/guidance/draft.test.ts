import { expect, test } from 'vitest';
import { draftOf } from '../../domain/guidance/draft.ts';

const grounds = {
  sources: [
    {
      id: 'err-lead-closed',
      title: 'Lead is already closed',
      text: 'A qualified or disqualified lead is closed. Reactivate the lead in Closed Leads.',
    },
  ],
  question: 'Why is my lead closed?',
  here: [],
  language: 'en',
} as const;

const whole = JSON.stringify({
  canAnswer: true,
  answer:
    'A qualified lead is closed [err-lead-closed]. Reactivate the "lead" [err-lead-closed]. See https://evil.example [err-lead-closed].',
  citations: ['err-lead-closed'],
});

test('grows by cited sentences, and never shows what would not be shown in the end', () => {
  const drafts = new Set(
    Array.from({ length: whole.length }, (_, at) => draftOf(whole.slice(0, at), grounds)),
  );
  expect([...drafts]).toEqual([
    undefined,
    'A qualified lead is closed [1]',
    'A qualified lead is closed [1].',
    'A qualified lead is closed [1]. Reactivate the "lead" [1]',
    'A qualified lead is closed [1]. Reactivate the "lead" [1].',
  ]);
});

test('ends with the last citation, and with the mark behind it once more follows', () => {
  const soFar = (text: string) => `{ "canAnswer" : true , "answer" : "${text}`;
  const cited = 'A qualified lead is closed [err-lead-closed]';
  expect(draftOf(soFar(`${cited}. Reactiv`), grounds)).toBe('A qualified lead is closed [1].');
  expect(draftOf(soFar(`${cited} and Reactiv`), grounds)).toBe('A qualified lead is closed [1]');
  expect(draftOf(soFar(`${cited}(`), grounds)).toBeUndefined();
});

test('letters that are written as codes are read, and half a code waits for its end', () => {
  const soFar = (text: string) => `{"canAnswer":true,"answer":"${text}`;
  const whole = 'A qualified \\u201clead\\u201d is closed [err-lead-closed].';
  expect(draftOf(soFar(whole), grounds)).toBe('A qualified “lead” is closed [1].');
  expect(draftOf(soFar(`${whole} \\u20`), grounds)).toBe('A qualified “lead” is closed [1].');
});

test.each([
  ['{"canAnswer": false, "answer": "A qualified lead is closed [err-lead-closed]. "'],
  ['{"answer": "A qualified lead is closed [err-lead-closed]. "'],
  ['{"canAnswer": true, "answer": "A qualified lead is closed [faq-invented]. "'],
  ['{"canAnswer": true, "answer": "A lead closes after 90 days [err-lead-closed]. "'],
  ['{"canAnswer": true, "answer": "I have qualified it [err-lead-closed]. "'],
  ['Sorry, I cannot do JSON [err-lead-closed]. '],
])('%s shows nothing', (soFar) => {
  expect(draftOf(soFar, grounds)).toBeUndefined();
});

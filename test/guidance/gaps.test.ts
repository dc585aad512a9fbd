import { expect, test } from 'vitest';
import { openQuestions } from '../../domain/collections.ts';
import { noteQuestion, questionsKept } from '../../domain/guidance/gaps.ts';
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

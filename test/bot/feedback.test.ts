import { expect, test } from 'vitest';
import { createOpinions, thumbsKept } from '../../bot/feedback.ts';
import { feedback } from '../../domain/collections.ts';
import { anEmptyStore } from '../an-empty-store.ts';

test('SEC14: whoever rates message after message keeps their newest thumbs, and nobody else loses one', async () => {
  const store = anEmptyStore();
  const opinions = createOpinions(store);
  const rate = (personId: string, n: number) =>
    opinions.given({
      personId,
      conversationId: 'chat',
      messageId: `message ${n}`,
      reaction: 'like',
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, n)),
    });
  await rate('mira', 0);
  for (let n = 1; n <= thumbsKept + 3; n += 1) await rate('sam', n);
  await rate('sam', thumbsKept + 3);
  const [sams, miras] = await store.read((view) =>
    Promise.all([view.find(feedback, 'byPerson', 'sam'), view.find(feedback, 'byPerson', 'mira')]),
  );
  expect(sams).toHaveLength(thumbsKept);
  expect(sams[0]?.id).toBe('chat|message 4|sam');
  expect(miras).toHaveLength(1);
});

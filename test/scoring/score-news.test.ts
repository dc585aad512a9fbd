import { expect, test } from 'vitest';
import { conversations, notices } from '../../domain/collections.ts';
import type { Grade, Score } from '../../domain/records/lead.ts';
import { scoreNews } from '../../domain/scoring/score-news.ts';
import { asLead } from '../../domain/scoring/scored-record.ts';
import { aLead, anOrganisation, because, now } from '../an-organisation.ts';
import { anOpportunity } from '../builders.ts';

const lead = (id: string, grade?: Grade, ownerId = 'sam') => {
  const score = { value: 50, at: now.toISOString(), modelId: 'm', trend: 'steady' } satisfies Partial<Score>;
  return asLead(aLead(id, { ownerId, ...(grade && { score: { ...score, grade } }) }));
};

const conversation = {
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversationId: 'chat',
  userId: 'user',
  botId: 'bot',
  locale: 'en-GB',
};

/** What the owners are told of a run, by kind. */
async function told(note: (news: ReturnType<typeof scoreNews>) => void) {
  const store = await anOrganisation(async (tx) => {
    for (const id of ['sam', 'ada']) await tx.put(conversations, { id, version: 0, ...conversation });
  });
  const news = scoreNews();
  note(news);
  await store.change(because, (tx) => news.tell(tx, now));
  const waiting = await store.read((view) => view.find(notices, 'byAge', 'all'));
  return waiting.map(({ id, to, about }) => ({ id, to, about })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

test('an owner is told once of all new leads of grade A, and once of all that moved by more than a grade', async () => {
  const at = now.toISOString();
  expect(
    await told((news) => {
      news.note(lead('new'), 'A');
      news.note(lead('new-too'), 'A');
      news.note(lead('good'), 'B');
      news.note(lead('fallen', 'A'), 'C');
      news.note(lead('risen', 'D'), 'A');
      news.note(lead('one-step', 'B'), 'A');
      news.note(lead('same', 'A'), 'A');
      news.note(lead('theirs', 'D', 'ada'), 'B');
    }),
  ).toEqual([
    { id: `highScores:${at}:new:sam`, to: 'sam', about: { kind: 'highScores', leadIds: ['new', 'new-too'] } },
    {
      id: `scoresMoved:${at}:new:sam`,
      to: 'sam',
      about: {
        kind: 'scoresMoved',
        moves: [
          { leadId: 'fallen', from: 'A' },
          { leadId: 'risen', from: 'D' },
        ],
      },
    },
    {
      id: `scoresMoved:${at}:theirs:ada`,
      to: 'ada',
      about: { kind: 'scoresMoved', moves: [{ leadId: 'theirs', from: 'D' }] },
    },
  ]);
});

test('of opportunities, and of a run without news, nobody is told anything', async () => {
  expect(
    await told((news) => news.note({ entity: 'opportunity', record: anOpportunity('deal') }, 'A')),
  ).toEqual([]);
});

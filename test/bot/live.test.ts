import type { Activity } from 'botbuilder';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLive } from '../../bot/live.ts';

type Sent = Partial<Activity> & { readonly at: number };
type Info = Readonly<Record<string, unknown>>;

/** A chat that records what it is sent, and when; `refuses` says which send fails, counted from 1. */
function aChat(refuses: (n: number) => boolean = () => false) {
  const sent: Sent[] = [];
  const sendActivity = async (activity: unknown) => {
    sent.push({ ...(activity as Partial<Activity>), at: performance.now() });
    if (refuses(sent.length)) throw new Error('403 ContentStreamNotAllowed');
    return { id: `s-${sent.length}` };
  };
  return { sent, context: { sendActivity } as Parameters<typeof createLive>[0] };
}

const reading = { kind: 'reading', topic: 'Lead is already closed' } as const;
const written = (text: string) => ({ kind: 'written', text }) as const;
const message = {
  type: 'message',
  summary: 'Lead is already closed',
  attachments: [],
  entities: [{ type: 'x' }],
};
const infoOf = (activity: Sent | undefined): Info =>
  ((activity?.entities ?? []) as Info[]).find(({ type }) => type === 'streaminfo') ?? {};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('UX7: an answer that grows in a chat of two', () => {
  test('comes as numbered pieces at least a second and a half apart; the message takes their place', async () => {
    const { sent, context } = aChat();
    const live = createLive(context, ({ topic }) => `Reading ${topic}`);
    live.show(reading);
    await pass(500);
    for (let n = 1; n <= 40; n += 1) {
      live.show(written('word '.repeat(n)));
      await pass(100);
    }
    const finished = live.finish(message as Partial<Activity>);
    await pass(2_000);
    await finished;
    const pieces = sent.slice(0, -1);
    expect(pieces.map((piece) => infoOf(piece)['streamSequence'])).toEqual(pieces.map((_, at) => at + 1));
    expect(pieces.map((piece) => infoOf(piece)['streamType'])).toEqual([
      'informative',
      ...pieces.slice(1).map(() => 'streaming'),
    ]);
    expect(pieces.length).toBeGreaterThanOrEqual(3);
    for (const [at, piece] of pieces.slice(1).entries()) {
      expect(piece.at - (pieces[at]?.at ?? 0)).toBeGreaterThanOrEqual(1_500);
      expect(infoOf(piece)['streamId']).toBe('s-1');
      expect(at === 0 || piece.text?.startsWith(pieces[at]?.text ?? '-')).toBe(true);
      expect(piece.type).toBe('typing');
      expect(piece.attachments).toBeUndefined();
    }
    const last = sent.at(-1);
    expect(last?.type).toBe('message');
    expect(infoOf(last)).toEqual({ type: 'streaminfo', streamType: 'final', streamId: 's-1' });
    expect(last?.entities).toContainEqual({ type: 'x' });
    expect((last?.at ?? 0) - (pieces.at(-1)?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test('an answer that is there at once is a plain message', async () => {
    const { sent, context } = aChat();
    const live = createLive(context, () => 'Reading');
    live.show(reading);
    await live.finish(message as Partial<Activity>);
    await pass(5_000);
    expect(sent.map(({ type, entities }) => [type, entities])).toEqual([['message', [{ type: 'x' }]]]);
  });

  test.each([1, 2, 3])('where send %i is refused, the whole message comes all the same', async (n) => {
    const { sent, context } = aChat((at) => at === n);
    const live = createLive(context, () => 'Reading');
    live.show(reading);
    await pass(500);
    live.show(written('one'));
    await pass(2_000);
    const finished = live.finish(message as Partial<Activity>);
    await pass(2_000);
    await finished;
    const last = sent.at(-1);
    expect(last?.type).toBe('message');
    expect(last?.attachments).toEqual([]);
    expect(infoOf(last)).toEqual({});
  });

  test('nothing more is added after two minutes', async () => {
    const { sent, context } = aChat();
    const live = createLive(context, () => 'Reading');
    live.show(reading);
    await pass(500);
    for (let n = 0; n < 100; n += 1) {
      live.show(written('x'.repeat(n)));
      await pass(2_000);
    }
    expect(sent.at(-1)?.at).toBeLessThan((sent[0]?.at ?? 0) + 120_000);
  });
});

import { describe, expect, test } from 'vitest';
import { rationed, resting } from '../../bot/model-limits.ts';
import { baseUrlOf, createModel, usualModelPace } from '../../bot/openai.ts';
import type { LanguageModel, ModelAsk } from '../../domain/outside.ts';
import { watchedLog } from '../watched-log.ts';
import { completion, faults, startFakeOpenAi, streamFaults } from './fake-openai.ts';

const ask: ModelAsk = {
  system: 'rules',
  user: '{"question":"why?"}',
  form: { name: 'answer', schema: { type: 'object' } },
  personId: 'sam',
};
/** So that the tests do not wait as long as people do. */
const hasty = { deadline: 400, attempt: 200, followed: 800, idle: 150 };
const config = (baseUrl: string) => ({
  name: 'test-model',
  apiKey: 'sk-canary',
  baseUrl,
  questionsPerDay: 9,
});

async function aModel(pace = usualModelPace) {
  const logged: string[] = [];
  const server = await startFakeOpenAi();
  const log = watchedLog((line) => void logged.push(line));
  return { server, model: createModel(config(server.url), log, pace), logged };
}

describe('any server that speaks Chat Completions', () => {
  test('is asked once, with the form, the key and no tools', async () => {
    const { server, model } = await aModel();
    server.serves({ kind: 'says', content: 'well' });
    expect(await model.complete(ask)).toBe('well');
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer sk-canary' },
      body: { model: 'test-model', response_format: { type: 'json_schema' } },
    });
    expect(server.asked[0]?.body.messages.map(({ content }) => content)).toEqual([ask.system, ask.user]);
    expect(server.asked[0]?.body).not.toHaveProperty('tools');
  });

  test('a busy or broken server is asked a second time', async () => {
    const { server, model } = await aModel();
    server.serves({ kind: 'reset' }, { kind: 'says', content: 'well' });
    expect(await model.complete(ask)).toBe('well');
    server.serves(
      { kind: 'status', status: 429, headers: { 'retry-after-ms': '5' } },
      { kind: 'says', content: 'well' },
    );
    expect(await model.complete(ask)).toBe('well');
    expect(server.asked).toHaveLength(4);
  });

  test('a server that knows no JSON Schema is asked without, from then on', async () => {
    const { server, model } = await aModel();
    server.serves({ kind: 'status', status: 400 }, { kind: 'says', content: 'well' });
    expect(await model.complete(ask)).toBe('well');
    await model.complete(ask);
    expect(server.asked.map(({ body }) => 'response_format' in body)).toEqual([true, false, false]);
  });

  test.each(Object.entries(faults))(
    'REL2: %s ends in a fault within the deadline',
    async (_, served) => {
      const { server, model, logged } = await aModel(hasty);
      server.serves(...served);
      await expect(model.complete(ask)).rejects.toThrow();
      expect(logged.join('')).toContain('language model failed');
      expect(logged.join('')).not.toMatch(/sk-canary|why\?/);
      // Without a deadline of ours the busy server would have us wait for 30 s, and the silent one for ever.
    },
    15_000,
  );

  test('an answer is followed while it is written, and is whole in the end', async () => {
    const { server, model } = await aModel();
    server.serves({ kind: 'streams', pieces: ['we', 'l', 'l'], end: 'stop' });
    const seen: string[] = [];
    expect(await model.complete(ask, (soFar) => void seen.push(soFar))).toBe('well');
    expect(seen).toEqual(['we', 'wel', 'well']);
    expect(server.asked[0]?.body).toMatchObject({ stream: true, response_format: { type: 'json_schema' } });
  });

  test('an answer that goes on growing may take longer than a silent one', async () => {
    const { server, model } = await aModel({ deadline: 50, attempt: 1_000, followed: 5_000, idle: 1_000 });
    server.serves({ kind: 'streams', pieces: ['a', 'b', 'c', 'd'], end: 'stop', every: 40 });
    expect(await model.complete(ask, () => undefined)).toBe('abcd');
  });

  test.each(Object.entries({ ...faults, ...streamFaults }))(
    'REL2: %s ends in a fault within the deadline while it is followed',
    async (_, served) => {
      const { server, model } = await aModel(hasty);
      server.serves(...served);
      await expect(model.complete(ask, () => undefined)).rejects.toThrow();
    },
    15_000,
  );

  test.each([
    [undefined, 'https://api.openai.com/v1'],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1'],
    ['https://sales.openai.azure.com', 'https://sales.openai.azure.com/openai/v1/'],
    ['https://sales.openai.azure.com/openai/v1/', 'https://sales.openai.azure.com/openai/v1/'],
    ['https://openai.azure.com.evil.example/', 'https://openai.azure.com.evil.example/'],
  ])('%s is called at %s', (given, called) => {
    expect(baseUrlOf(given)).toBe(called);
  });

  test('SEC2: a redirect is not followed, not even to the same machine', async () => {
    const { server, model } = await aModel();
    const other = await startFakeOpenAi();
    other.serves({ kind: 'body', body: completion('stolen') });
    server.serves({ kind: 'status', status: 307, headers: { location: `${other.url}/chat/completions` } });
    await expect(model.complete(ask)).rejects.toThrow();
    expect(other.asked).toEqual([]);
  });
});

/** A model that fails until it is told otherwise, and a clock that stands. */
function aFailingModel() {
  const state = { fails: true, calls: 0, now: new Date('2026-11-25T22:00:00Z') };
  const model: LanguageModel = {
    rejected: () => undefined,
    async complete() {
      state.calls += 1;
      if (state.fails) throw new Error('down');
      return 'well';
    },
  };
  const later = (minutes: number): void => {
    state.now = new Date(state.now.getTime() + minutes * 60_000);
  };
  return { state, model, later, clock: { now: () => state.now } };
}

const outcomeOf = (model: LanguageModel, personId = 'sam'): Promise<string> =>
  model
    .complete({ ...ask, personId })
    .catch((fault: Error & { code?: string }) => fault.code ?? fault.message);

describe('the model is left alone', () => {
  test('after three faults in a row, for a minute; then one question tries it again', async () => {
    const { state, model, clock, later } = aFailingModel();
    const spared = resting(model, clock);
    const outcomes = async (n: number) => Promise.all(Array.from({ length: n }, () => outcomeOf(spared)));
    for (let n = 0; n < 3; n += 1) expect(await outcomeOf(spared)).toBe('down');
    expect(await outcomes(2)).toEqual(['resting', 'resting']);
    later(2);
    expect(await outcomes(3)).toEqual(['down', 'resting', 'resting']);
    expect(state.calls).toBe(4);
    later(2);
    state.fails = false;
    expect(await outcomeOf(spared)).toBe('well');
    expect(await outcomes(3)).toEqual(['well', 'well', 'well']);
  });

  test('one good answer starts the count anew', async () => {
    const { state, model, clock } = aFailingModel();
    const spared = resting(model, clock);
    for (const fails of [true, true, false, true, true]) {
      state.fails = fails;
      await outcomeOf(spared);
    }
    state.fails = false;
    expect(await outcomeOf(spared)).toBe('well');
  });

  test('LLM10: by a person who has spent the budget of the day, and only by that person', async () => {
    const { state, model, clock, later } = aFailingModel();
    state.fails = false;
    const thrifty = rationed(model, clock, 2);
    for (let n = 0; n < 2; n += 1) expect(await outcomeOf(thrifty)).toBe('well');
    expect(await outcomeOf(thrifty)).toBe('overBudget');
    expect(await outcomeOf(thrifty, 'priya')).toBe('well');
    later(121);
    expect(await outcomeOf(thrifty)).toBe('well');
  });

  test('SEC14: who has spent the budget is told once a day, and only after asking for more', async () => {
    const { state, model, clock, later } = aFailingModel();
    state.fails = false;
    const thrifty = rationed(model, clock, 1);
    const told = () => thrifty.spentNow?.('sam');
    await outcomeOf(thrifty);
    expect(told()).toBe(false);
    await outcomeOf(thrifty);
    expect(thrifty.spentNow?.('priya')).toBe(false);
    expect([told(), told()]).toEqual([true, false]);
    await outcomeOf(thrifty);
    expect(told()).toBe(false);
    later(24 * 60);
    await outcomeOf(thrifty);
    expect(told()).toBe(false);
    await outcomeOf(thrifty);
    expect(told()).toBe(true);
  });

  test('SEC14: where no questions are given at all, none are used up', async () => {
    const { model, clock } = aFailingModel();
    const none = rationed(model, clock, 0);
    expect(await outcomeOf(none)).toBe('overBudget');
    expect(none.spentNow?.('sam')).toBe(false);
  });
});

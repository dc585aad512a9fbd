import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEmbed } from '../../bot/openai.ts';
import { cachedVectors, questionVector } from '../../bot/vectors.ts';
import { watchedLog } from '../watched-log.ts';
import { startFakeOpenAi } from './fake-openai.ts';

const log = watchedLog();

/** An embedding model that counts letters, and how often it was asked. */
function aModel() {
  const asked: string[] = [];
  const embed = async (texts: readonly string[]) => {
    asked.push(...texts);
    return texts.map((text) => Float32Array.from([text.length, text.charCodeAt(0)]));
  };
  return { asked, embed };
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'vectors-'));

describe('vectors of the guidance', () => {
  test('are asked for once, kept on disk, and asked for again only where a text changed', async () => {
    const at = folder();
    const { asked, embed } = aModel();
    const first = await cachedVectors(embed, at, 'm', log)(['one', 'two']);
    expect([...(first.get('two') ?? [])]).toEqual([3, 116]);
    const again = await cachedVectors(embed, at, 'm', log)(['one', 'three']);
    expect([...again.keys()]).toEqual(['one', 'three']);
    expect([...(again.get('one') ?? [])]).toEqual([3, 111]);
    expect(asked).toEqual(['one', 'two', 'three']);
    const [file = ''] = readdirSync(at);
    expect(readFileSync(join(at, file), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  test('of another model are not taken for these', async () => {
    const at = folder();
    const { asked, embed } = aModel();
    await cachedVectors(embed, at, 'm', log)(['one']);
    await cachedVectors(embed, at, 'n', log)(['one']);
    expect(asked).toEqual(['one', 'one']);
  });

  test('a damaged file and a failing server leave what there is, and nothing breaks', async () => {
    const at = folder();
    const { embed } = aModel();
    await cachedVectors(embed, at, 'm', log)(['one']);
    const [file = ''] = readdirSync(at);
    writeFileSync(join(at, file), `${readFileSync(join(at, file), 'utf8')}nonsense\nabc !!\n`);
    const down = () => Promise.reject(new Error('down'));
    const left = await cachedVectors(down, at, 'm', log)(['one', 'two']);
    expect([...left.keys()]).toEqual(['one']);
  });
});

describe('the vector of a question', () => {
  test('is not waited for again for a minute after a fault', async () => {
    let now = 0;
    let calls = 0;
    const embed = async () => {
      calls += 1;
      throw new Error('down');
    };
    const of = questionVector(embed, () => now, log);
    expect(await of('why?')).toBeUndefined();
    expect(await of('why?')).toBeUndefined();
    now = 61_000;
    expect(await of('why?')).toBeUndefined();
    expect(calls).toBe(2);
  });
});

describe('an OpenAI-compatible server', () => {
  const body = (...embeddings: readonly unknown[]) => ({
    kind: 'body' as const,
    body: JSON.stringify({ data: embeddings.map((embedding, index) => ({ index, embedding })) }),
  });

  test('is asked for all texts at once, in their order', async () => {
    const server = await startFakeOpenAi();
    server.serves(body([1, 2], [3, 4]));
    const embed = createEmbed({ baseUrl: server.url }, 'embed-1');
    expect((await embed(['a', 'b'], 1_000)).map((vector) => [...vector])).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(server.asked[0]).toMatchObject({
      path: '/v1/embeddings',
      body: { model: 'embed-1', input: ['a', 'b'] },
    });
  });

  test.each([
    ['too few', body([1, 2])],
    ['no numbers', body(['a'], ['b'])],
    ['a web page', { kind: 'body', body: '<html>', type: 'text/html' } as const],
    ['silence', { kind: 'hang' } as const],
  ])('%s is a fault', async (_, served) => {
    const server = await startFakeOpenAi();
    server.serves(served);
    await expect(createEmbed({ baseUrl: server.url }, 'e')(['a', 'b'], 200)).rejects.toThrow();
  });
});

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vector } from '../domain/guidance/meaning.ts';
import type { Vectors } from './library.ts';
import { type Log, safeError } from './log.ts';
import type { Embed } from './openai.ts';

/** So many texts go into one request. */
const batch = 96;
const batchPatience = 30_000;
/** A person waits no longer than this for their question's vector. */
const questionPatience = 1_500;
/** After a fault questions are found by their words alone for so long. */
const rest = 60_000;

/**
 * Vectors of the guidance's wordings: kept on disk under the hash of each text, so that a start asks for none and an
 * edit only for what it changed. Texts that are no longer needed are dropped.
 */
export const cachedVectors =
  (embed: Embed, folder: string, model: string, log: Log): Vectors =>
  async (texts) => {
    const file = join(folder, `vectors-${hash(model).slice(0, 12)}.jsonl`);
    const known = await readCache(file);
    const missing = texts.filter((text) => !known.has(hash(text)));
    try {
      for (let from = 0; from < missing.length; from += batch) {
        const some = missing.slice(from, from + batch);
        const made = await embed(some, batchPatience);
        for (const [at, text] of some.entries()) known.set(hash(text), made[at] as Vector);
      }
    } catch (fault) {
      log.warn({ fault: safeError(fault) }, 'wordings not embedded: found by their words alone');
    }
    const current = new Map(
      texts.flatMap((text) => {
        const vector = known.get(hash(text));
        return vector === undefined ? [] : [[text, vector] as const];
      }),
    );
    if (missing.length > 0 || known.size > current.size) {
      await writeCache(folder, file, current).catch((fault: unknown) =>
        log.warn({ fault: safeError(fault) }, 'vectors not kept on disk'),
      );
    }
    return current;
  };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

async function readCache(file: string): Promise<Map<string, Vector>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const known = new Map<string, Vector>();
  for (const line of text.split('\n')) {
    const [key, encoded] = line.split(' ');
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (key?.length !== 64 || bytes.length === 0 || bytes.length % 4 !== 0) continue;
    known.set(key, new Float32Array(new Uint8Array(bytes).buffer));
  }
  return known;
}

async function writeCache(folder: string, file: string, vectors: ReadonlyMap<string, Vector>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = [...vectors].map(
    ([text, vector]) =>
      `${hash(text)} ${Buffer.from(Uint8Array.from(new Uint8Array(vector.buffer))).toString('base64')}\n`,
  );
  await writeFile(`${file}.new`, lines.join(''));
  await rename(`${file}.new`, file);
}

/** The vector of one question, or nothing: when the server is late or at fault, and for a while afterwards. */
export function questionVector(embed: Embed, now: () => number, log: Log) {
  let asksAgainAt = 0;
  return async (text: string): Promise<Vector | undefined> => {
    if (now() < asksAgainAt) return undefined;
    try {
      return (await embed([text], questionPatience))[0];
    } catch (fault) {
      asksAgainAt = now() + rest;
      log.warn({ fault: safeError(fault) }, 'question not embedded');
      return undefined;
    }
  };
}

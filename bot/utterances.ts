import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseUtterances, type Utterance } from '../domain/utterances/bank.ts';
import { openModel, type Read } from '../domain/utterances/model.ts';
import { type ModelFile, parseModel } from '../domain/utterances/model-file.ts';
import { parsePatterns } from '../domain/utterances/patterns.ts';
import { describeMistakes, knowledgeFolder, readKnowledge } from './knowledge.ts';

/** What people say for each intent, and what was learnt from it. */
export const utterancesFolder = join(knowledgeFolder, 'utterances');
export const learntFile = join(utterancesFolder, 'learnt.json.gz');

/** How many utterances come of one pattern. */
export const waysEach = 16;

export interface UtteranceBank {
  readonly utterances: readonly Utterance[];
  /** Changes whenever a line does. */
  readonly stamp: string;
}

export async function readBank(folder: string = utterancesFolder): Promise<UtteranceBank> {
  const names = (await readdir(folder)).filter((name) => /\.(?:jsonl|txt)$/.test(name)).toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const utterances = texts.flatMap((text, at) => {
    const isPatterns = names[at]?.endsWith('.txt');
    const bank = isPatterns ? parsePatterns(text, waysEach) : parseUtterances(text);
    if (!bank.ok) throw new Error(`${names[at]}:${bank.line}: ${bank.problem}`);
    return bank.value;
  });
  const said = texts.map((text) => text.replaceAll('\r\n', '\n')).join('\n');
  return { utterances, stamp: createHash('sha256').update(said).digest('hex').slice(0, 16) };
}

/** The question bank's lines as utterances: what the guidance answers is a question, whatever it is about. */
export async function readAsked(): Promise<readonly Utterance[]> {
  const read = await readKnowledge();
  if (!read.ok) throw new Error(describeMistakes(read.problems));
  return read.knowledge.bank.flatMap(({ id, question, kind = '' }) => {
    const intent = intentsOfKinds[kind] ?? 'question';
    // Two or three words are as good a command as a question.
    if (kind === 'injection' || question.split(/\s+/).length < 4) return [];
    return [{ id: `asked-${id}`, text: question, role: 'salesperson', locale: 'en-US', history: [], intent }];
  });
}

const intentsOfKinds: Readonly<Record<string, string>> = {
  error: 'explain-error',
  near: 'unknown',
  far: 'unknown',
};

/** What was learnt from the bank, as shipped. */
export async function readLearnt(file: string = learntFile): Promise<ModelFile> {
  return unpacked(await readFile(file), file);
}

/** Reads free words as the shipped bank taught it; the file is unpacked when the first text comes. */
export async function openReading(file: string = learntFile): Promise<Read> {
  const packed = await readFile(file);
  let read: Read | undefined;
  return (text) => {
    read ??= openModel(unpacked(packed, file));
    return read(text);
  };
}

function unpacked(packed: Buffer, file: string): ModelFile {
  const model = parseModel(gunzipSync(packed).toString('utf8'));
  if (model === undefined)
    throw new Error(`${file} is of another version: npm run train:intents makes it anew.`);
  return model;
}

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lineProblemEn } from '../dialogs/wording/en-lines.ts';
import {
  type KnowledgeFile,
  type KnowledgeProblem,
  type ParsedKnowledge,
  parseKnowledge,
} from '../domain/guidance/knowledge.ts';

/** The knowledge that ships with the product. */
export const knowledgeFolder = join(import.meta.dirname, '..', 'knowledge');

/** Changes whenever a file of the folder does. */
export async function knowledgeStamp(folder: string): Promise<string> {
  const names = await namesIn(folder);
  const states = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    }),
  );
  return states.join('\n');
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(?:md|jsonl|txt)$/.test(name))
    .toSorted();

/** Reads and checks every article, question bank and word list of a folder. */
export async function readKnowledge(folder: string = knowledgeFolder): Promise<ParsedKnowledge> {
  const names = await namesIn(folder);
  const files = await Promise.all(
    names.map(
      async (name): Promise<KnowledgeFile> => ({ name, text: await readFile(join(folder, name), 'utf8') }),
    ),
  );
  return parseKnowledge(files);
}

/** Where the folder is wrong, a line each, for whoever keeps it. */
export const describeMistakes = (problems: readonly KnowledgeProblem[]): string =>
  problems.map(({ file, line, problem }) => `${file}:${line}: ${lineProblemEn(problem)}`).join('\n');

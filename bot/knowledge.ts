import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type KnowledgeFile, type ParsedKnowledge, parseKnowledge } from '../domain/guidance/knowledge.ts';

/** The knowledge that ships with the product. */
export const knowledgeFolder = join(import.meta.dirname, '..', 'knowledge');

/** Reads and checks every article, question bank and word list of a folder. */
export async function readKnowledge(folder: string = knowledgeFolder): Promise<ParsedKnowledge> {
  const names = (await readdir(folder, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  const files = await Promise.all(
    names
      .filter((name) => /\.(?:md|jsonl|txt)$/.test(name))
      .toSorted()
      .map(
        async (name): Promise<KnowledgeFile> => ({ name, text: await readFile(join(folder, name), 'utf8') }),
      ),
  );
  return parseKnowledge(files);
}

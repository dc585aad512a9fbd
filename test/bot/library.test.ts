import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeMistakes, knowledgeFolder, knowledgeStamp, readKnowledge } from '../../bot/knowledge.ts';
import { createLibrary, type Library } from '../../bot/library.ts';
import { collections, sectionVersions } from '../../domain/collections.ts';
import { openMemoryStore } from '../../domain/store/local/memory-store.ts';
import { watchedLog } from '../watched-log.ts';

const article = 'lead-qualification-troubleshooting.md';

/** The knowledge folder with a short question bank, so that indexing is quick. */
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  cpSync(knowledgeFolder, folder, { recursive: true });
  const bank = readFileSync(join(folder, 'questions.jsonl'), 'utf8').split('\n');
  writeFileSync(join(folder, 'questions.jsonl'), bank.filter((_, at) => at % 20 === 0).join('\n'));
  return folder;
}

async function aLibrary(folder: string): Promise<Library> {
  const read = await readKnowledge(folder);
  if (!read.ok) throw new Error('the knowledge is broken');
  return createLibrary(read.knowledge, watchedLog());
}

const edit = (folder: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, article), change(readFileSync(join(folder, article), 'utf8')));

test('a saved file is live at once; a bad one is refused with its line, and the old one stays', async () => {
  const folder = aFolder();
  const store = openMemoryStore(collections);
  const library = await aLibrary(folder);
  const ask = () => store.read((view) => library.guidance(view));
  const text = async (): Promise<string> =>
    JSON.stringify((await ask()).explain('err-lead-closed', 'salesperson'));

  const first = await knowledgeStamp(folder);
  edit(folder, (old) => old.replace('Only an open lead', 'Listen: only an open lead'));
  expect(await knowledgeStamp(folder)).not.toBe(first);
  library.take(await readKnowledge(folder));
  expect(await text()).toContain('Listen: only an open lead');

  edit(folder, (old) =>
    old.replace('Listen: only', 'Hear: only').replace('## Lead is already closed', '##Lead'),
  );
  library.take(await readKnowledge(folder));
  expect(await text()).toContain('Listen: only an open lead');
  const { problems } = (await ask()).origin;
  expect(problems[0]).toMatchObject({ file: expect.stringMatching(/md$/), line: expect.any(Number) });

  edit(folder, (old) => old.replace('##Lead', '## Lead is already closed'));
  library.take(await readKnowledge(folder));
  expect(await text()).toContain('Hear: only an open lead');
  expect((await ask()).origin.problems).toEqual([]);
});

test('an edit in the store is live for whoever reads the store, and a new way to ask is learnt soon', async () => {
  const store = openMemoryStore(collections);
  const library = await aLibrary(aFolder());
  const ask = () => store.read((view) => library.guidance(view));
  await ask();
  const text =
    '## Printing quotes {#org-quotes}\naudience: everyone\nasks: print a quote | quote as pdf\n\nPress **Print** on the quote.';
  const at = new Date('2026-11-25T10:00:00Z');
  await store.change({ by: 'ada', why: 'edit the guidance', at }, (tx) =>
    tx.put(sectionVersions, {
      id: 'org-quotes@1',
      version: 0,
      sectionId: 'org-quotes',
      n: 1,
      text,
      byId: 'ada',
      byName: 'Ada',
      at: at.toISOString(),
    }),
  );
  expect(JSON.stringify((await ask()).explain('org-quotes', 'salesperson'))).toContain('Press **Print**');
  await library.settle();
  const answer = (await ask()).ask({ text: 'how do I print a quote as pdf?', role: 'salesperson' });
  expect(answer.topics[0]?.id).toBe('org-quotes');
});

test('indexing lets others work in between', async () => {
  const library = await aLibrary(aFolder());
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 0);
  await library.settle();
  clearInterval(counting);
  expect(turns).toBeGreaterThan(5);
});

test('whoever keeps the folder is told which line of which file is wrong', async () => {
  const folder = aFolder();
  edit(folder, (old) => `Hello\n${old}`);
  const read = await readKnowledge(folder);
  expect(read.ok ? '' : describeMistakes(read.problems)).toContain(
    `${article}:1: the file starts with a head between two --- lines`,
  );
});

import { setImmediate } from 'node:timers/promises';
import { sectionVersions } from '../domain/collections.ts';
import { type Guidance, growRetrieval, guidanceOf } from '../domain/guidance/answer.ts';
import { editedTexts, withEdits } from '../domain/guidance/edited.ts';
import type { Knowledge, KnowledgeProblem, ParsedKnowledge } from '../domain/guidance/knowledge.ts';
import { indexMeaning, type Meaning, textsToEmbed, type Vector } from '../domain/guidance/meaning.ts';
import type { Retrieve } from '../domain/guidance/retrieve.ts';
import { finish, type Steps } from '../domain/guidance/steps.ts';
import type { SectionId } from '../domain/guidance/topics.ts';
import type { View } from '../domain/store/store.ts';
import type { Log } from './log.ts';

/** Keeps the guidance that answers: the files of the folder, with what administrators wrote over them. */
export interface Library {
  /** As the view has it. Words are those of the newest edit at once; the index follows within seconds. */
  guidance(view: View): Promise<Guidance>;
  /** Takes files that were read anew; while any of them is wrong, those from before stay. */
  take(read: ParsedKnowledge): void;
  /** Indexes in small steps, so that nobody waits for it. Resolves when nothing is left to index. */
  settle(): Promise<void>;
}

/** Vectors of texts, those that can be had; may take minutes, and never rejects. */
export type Vectors = (texts: readonly string[]) => Promise<ReadonlyMap<string, Vector>>;

export function createLibrary(shipped: Knowledge, log: Log, vectors?: Vectors): Library {
  let files: { readonly shipped: Knowledge; readonly problems: readonly KnowledgeProblem[] } = {
    shipped,
    problems: [],
  };
  let edits = 0;
  let texts: ReadonlyMap<SectionId, string> = new Map();
  let knowledge = shipped;
  let problems: readonly KnowledgeProblem[] = [];
  let retrieve: Retrieve | undefined;
  let growing: Steps<Retrieve> | undefined = growRetrieval(shipped);
  let current: Guidance | undefined;
  let settling: Promise<void> | undefined;
  let meaning: Meaning | undefined;
  let meant: Knowledge | undefined;

  function renew(): void {
    const { knowledge: next, left } = withEdits(files.shipped, texts);
    problems = [
      ...files.problems,
      ...left.map(({ sectionId, line, problem }) => ({ file: sectionId, line, problem })),
    ];
    knowledge = next;
    growing = growRetrieval(next);
    current = retrieve && guidanceOf(next, retrieve, { shipped: files.shipped, problems }, meaning);
  }

  function grown(index: Retrieve): Guidance {
    retrieve = index;
    growing = undefined;
    current = guidanceOf(knowledge, index, { shipped: files.shipped, problems }, meaning);
    return current;
  }

  /** Follows every change of the knowledge; until then the meaning of before joins in. */
  async function learnMeaning(): Promise<void> {
    if (vectors === undefined || meant === knowledge) return;
    const of = knowledge;
    meant = of;
    const known = await vectors(textsToEmbed(of));
    if (of !== knowledge) return;
    meaning = known.size === 0 ? undefined : indexMeaning(of, known);
    if (retrieve !== undefined)
      current = guidanceOf(of, retrieve, { shipped: files.shipped, problems }, meaning);
  }

  async function grow(): Promise<void> {
    while (growing !== undefined) {
      const work = growing;
      const step = work.next();
      // An edit may have come in between: then there is other work.
      if (step.done && work === growing) grown(step.value);
      await setImmediate();
    }
    await learnMeaning();
  }

  function settle(): Promise<void> {
    settling ??= grow().finally(() => {
      settling = undefined;
    });
    return settling;
  }

  return {
    async guidance(view) {
      // Versions are only ever added, so their number tells whether there is a new one.
      const now = await view.size(sectionVersions);
      if (now > edits) {
        const read = await editedTexts(view);
        if (now > edits) {
          edits = now;
          texts = read;
          renew();
        }
      }
      const ready = current ?? grown(finish(growing ?? growRetrieval(knowledge)));
      if (growing !== undefined) void settle();
      return ready;
    },
    take(read) {
      if (read.ok) files = { shipped: read.knowledge, problems: [] };
      else {
        files = { ...files, problems: read.problems };
        const where = read.problems.map(({ file, line }) => `${file}:${line}`).slice(0, 10);
        log.warn({ where }, 'knowledge not taken: the files from before stay');
      }
      renew();
      void settle();
    },
    settle,
  };
}

import { converse } from '../dialogs/converse.ts';
import { tell } from '../dialogs/tell.ts';
import type { Deps } from '../dialogs/turn.ts';
import { type Detector, openDetector } from '../domain/duplicates/detector.ts';
import type { Weights } from '../domain/duplicates/weights.ts';
import { assembleBot, type Bot, type BotOptions } from './assemble.ts';
import { describeMistakes, knowledgeFolder, knowledgeStamp, readKnowledge } from './knowledge.ts';
import { createLibrary, type Vectors } from './library.ts';
import { render } from './render.ts';
import { createTrainings } from './training.ts';
import { openReading } from './utterances.ts';

export type ProductOptions = Pick<
  BotOptions,
  | 'mode'
  | 'secret'
  | 'log'
  | 'adapter'
  | 'entra'
  | 'localAddress'
  | 'metrics'
  | 'metricsToken'
  | 'messagesPer10s'
> &
  Pick<Deps, 'store' | 'clock' | 'newId' | 'model'> & {
    /** Where the guidance is read from: the product's own folder, unless told otherwise. */
    readonly knowledge?: string;
    /** What the duplicate engine learned here; missing: the weights that come with the product. */
    readonly weights?: Weights;
    /** An embedding model, where one is configured: questions are then found by meaning too. */
    readonly meaning?: { readonly vectors: Vectors; readonly embed: NonNullable<Deps['embed']> };
  };

export interface Product extends Bot {
  /** Indexes the guidance and makes the tab now, so that nobody waits for them: in small steps, for seconds. */
  warmUp(): Promise<void>;
  /** The duplicate engine that the dialogs use: a scan uses the same. */
  readonly detector: Detector;
  /** Runs the trainings that a restart interrupted, or that another process began and did not end. */
  runTrainings(): Promise<void>;
  /** Reads the knowledge folder again if a file of it has changed. */
  renewKnowledge(): Promise<void>;
}

/** The bot with its own dialogs, words, cards and guidance: what `npm start`, the demo and the journeys run. */
export async function createProduct({
  store,
  clock,
  newId,
  model,
  meaning,
  weights,
  knowledge: folder = knowledgeFolder,
  ...options
}: ProductOptions): Promise<Product> {
  let stamp = await knowledgeStamp(folder);
  const read = await readKnowledge(folder);
  if (!read.ok) throw new Error(`The knowledge folder cannot be read:\n${describeMistakes(read.problems)}`);
  const library = createLibrary(read.knowledge, options.log, meaning?.vectors);
  const trainings = createTrainings(store, clock);
  const deps: Deps = {
    store,
    clock,
    newId,
    guidance: library.guidance,
    detector: openDetector(weights),
    train: trainings.runSoon,
    reading: await openReading(),
    rolesFrom: options.mode.kind === 'local' ? 'local' : options.mode.app.rolesFrom,
    ...(model === undefined ? {} : { model }),
    ...(meaning === undefined ? {} : { embed: meaning.embed }),
  };
  const bot = assembleBot({ ...options, deps, converse, render, tell });
  const renewKnowledge = async (): Promise<void> => {
    const now = await knowledgeStamp(folder);
    if (now === stamp) return;
    stamp = now;
    library.take(await readKnowledge(folder));
  };
  const warmUp = (): Promise<void> => {
    bot.pages.warmUp();
    return library.settle();
  };
  return { ...bot, detector: deps.detector, runTrainings: trainings.run, warmUp, renewKnowledge };
}

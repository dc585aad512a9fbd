import { converse } from '../dialogs/converse.ts';
import { tell } from '../dialogs/tell.ts';
import type { Deps } from '../dialogs/turn.ts';
import { type Guidance, openGuidance } from '../domain/guidance/answer.ts';
import { assembleBot, type Bot, type BotOptions } from './assemble.ts';
import { readKnowledge } from './knowledge.ts';
import { render } from './render.ts';
import { trainInWorker } from './train.ts';

export type ProductOptions = Pick<BotOptions, 'mode' | 'secret' | 'log' | 'adapter' | 'entra'> &
  Pick<Deps, 'store' | 'clock' | 'newId' | 'model'>;

export interface Product extends Bot {
  /** Indexes the guidance and makes the tab now, so that nobody waits for them. It takes a second or two. */
  warmUp(): void;
}

/** The bot with its own dialogs, words, cards and guidance: what `npm start`, the demo and the journeys run. */
export async function createProduct({
  store,
  clock,
  newId,
  model,
  ...options
}: ProductOptions): Promise<Product> {
  const read = await readKnowledge();
  if (!read.ok)
    throw new Error(`The knowledge folder has ${read.problems.length} mistakes. npm run doctor names them.`);
  let indexed: Guidance | undefined;
  const guidance = (): Guidance => {
    indexed ??= openGuidance(read.knowledge);
    return indexed;
  };
  const deps: Deps = {
    store,
    clock,
    newId,
    guidance,
    train: trainInWorker,
    ...(model === undefined ? {} : { model }),
  };
  const bot = assembleBot({ ...options, deps, converse, render, tell });
  const warmUp = (): void => {
    bot.pages.warmUp();
    guidance();
  };
  return { ...bot, warmUp };
}

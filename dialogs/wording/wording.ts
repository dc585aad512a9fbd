import type { en } from './en.ts';

/** Every sentence of the bot; each language fills the same functions. */
export type Wording = typeof en;

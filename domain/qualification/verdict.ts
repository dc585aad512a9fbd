import type { Facts } from './gather.ts';
import type { RecordPlan } from './new-records.ts';
import type { Check, Question } from './outcome.ts';
import type { Refusal } from './refusal.ts';

/** What one check says; the list of checks adds its name. */
export type Verdict = Check extends infer C ? (C extends Check ? Omit<C, 'name'> : never) : never;
export type Judge = (facts: Facts, plan: RecordPlan) => Verdict;

export const pass = (...facts: readonly string[]): Verdict => ({ verdict: 'pass', facts });
export const fail = (refusal: Refusal): Verdict => ({ verdict: 'fail', refusal });
export const ask = (question: Question): Verdict => ({ verdict: 'ask', question });
/** It would fail if a record were created about which nothing is decided yet. */
export const wouldFail = (refusal: Refusal): Verdict => ({ verdict: 'warn', facts: [], refusal });

import type { Clock, LanguageModel } from '../domain/outside.ts';

/** The model may not be asked right now; nobody is to blame, and the guidance answers by itself. */
export class ModelNotAsked extends Error {
  readonly code: 'resting' | 'overBudget';

  constructor(code: ModelNotAsked['code']) {
    super(`the language model is not asked: ${code}`);
    this.code = code;
    this.name = 'ModelNotAsked';
  }
}

export interface BreakerLimits {
  /** So many faults in a row, and the model is left alone. */
  readonly faults: number;
  /** For so long, in milliseconds; then one question tries it again. */
  readonly rest: number;
}
export const usualBreaker: BreakerLimits = { faults: 3, rest: 60_000 };

/** A circuit breaker: people do not wait for a server that is known to be down. */
export function resting(
  model: LanguageModel,
  clock: Clock,
  { faults, rest }: BreakerLimits = usualBreaker,
): LanguageModel {
  let inARow = 0;
  let asksAgainAt = 0;
  return {
    ...model,
    async complete(ask, follow) {
      const now = clock.now().getTime();
      if (inARow >= faults) {
        if (now < asksAgainAt) throw new ModelNotAsked('resting');
        // Whoever comes while this one tries it finds the model resting.
        asksAgainAt = now + rest;
      }
      try {
        const text = await model.complete(ask, follow);
        inARow = 0;
        return text;
      } catch (fault) {
        inARow += 1;
        asksAgainAt = clock.now().getTime() + rest;
        throw fault;
      }
    },
  };
}

/**
 * A budget of questions per person and day (UTC). Counted in memory: a restart forgives what was spent, and no
 * question costs a write.
 */
export function rationed(model: LanguageModel, clock: Clock, perDay: number): LanguageModel {
  let day = '';
  const spent = new Map<string, number>();
  const turnedAway = new Set<string>();
  const told = new Set<string>();
  return {
    ...model,
    async complete(ask, follow) {
      const today = clock.now().toISOString().slice(0, 10);
      if (today !== day) for (const each of [spent, turnedAway, told]) each.clear();
      day = today;
      const used = spent.get(ask.personId) ?? 0;
      if (used >= perDay) {
        if (perDay > 0) turnedAway.add(ask.personId);
        throw new ModelNotAsked('overBudget');
      }
      spent.set(ask.personId, used + 1);
      return model.complete(ask, follow);
    },
    spentNow(personId) {
      if (!turnedAway.has(personId) || told.has(personId)) return false;
      told.add(personId);
      return true;
    },
  };
}

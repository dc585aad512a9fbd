import { type Field, fieldOf, labelOf } from '../records/fields.ts';
import { isFilled } from '../records/filled.ts';
import type { Automation, AutomationEffect } from './automation.ts';
import type { Target } from './settings.ts';

/** What the automations on a creation made of the new record, or which one failed. */
export type Ran<R> =
  | { readonly kind: 'ran'; readonly record: R; readonly notes: readonly string[] }
  | { readonly kind: 'failed'; readonly automation: Automation; readonly reason: string };

/**
 * Runs the automations on a record that is about to be created, one after the other, each on what the one before
 * left. Pure: a failing one is known before anything is written, so there is nothing to roll back (S2.9).
 */
export function runAutomations<R extends object>(
  target: Target,
  record: R,
  automations: readonly Automation[],
): Ran<R> {
  let current = record;
  const notes: string[] = [];
  for (const automation of automations) {
    for (const effect of automation.effects) {
      const done = run(target, current, effect);
      if (typeof done === 'string') return { kind: 'failed', automation, reason: done };
      current = { ...current, ...done.set };
      notes.push(...done.notes);
    }
  }
  return { kind: 'ran', record: current, notes };
}

/** The effect's outcome, or why it failed. */
function run(
  target: Target,
  record: object,
  effect: AutomationEffect,
): { readonly set: object; readonly notes: readonly string[] } | string {
  switch (effect.kind) {
    case 'addNote':
      return { set: {}, notes: [effect.text] };
    case 'requireField': {
      const label = labelOf(target, effect.field);
      return isFilled((record as Record<string, unknown>)[effect.field])
        ? { set: {}, notes: [] }
        : `${label} is empty`;
    }
    case 'setField': {
      const field = fieldOf(target, effect.field);
      if (field === undefined) return `there is no field ${effect.field}`;
      const value = valueFor(field, effect.value);
      return value === undefined
        ? `${effect.value} is no number for ${field.label}`
        : { set: { [field.name]: value }, notes: [] };
    }
  }
}

/** A value as the field holds it; `undefined` when it is no number where one is needed. */
export function valueFor(field: Field, value: unknown): string | number | undefined {
  if (field.type !== 'number' && field.type !== 'option') return String(value);
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

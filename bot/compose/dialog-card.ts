import type { Card } from '../cards/elements.ts';

/**
 * A card as a dialog of a message extension takes it: a dialog knows no `Action.Execute`, so each of these is the
 * plain submit that it has as its fallback, and nothing refreshes by itself.
 */
export function inDialog({ card }: Card): unknown {
  const { refresh: _, ...rest } = card;
  return submitting(rest);
}

function submitting(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(submitting);
  if (typeof node !== 'object' || node === null) return node;
  const { type, fallback, associatedInputs } = node as Readonly<Record<string, unknown>>;
  if (type === 'Action.Execute')
    return { ...(fallback as object), ...(associatedInputs === undefined ? {} : { associatedInputs }) };
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, submitting(value)]));
}

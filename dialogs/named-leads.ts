import { words } from '../domain/duplicates/text.ts';
import { worstFit } from '../domain/leads/match.ts';
import { findLeads } from '../domain/leads/search.ts';
import type { Actor } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';

/** So many words in a row are tried as one name, and so many rows of words at most. */
const longest = 4;
const triedAtMost = 8;

/**
 * The words of a text that name a lead which the actor may read, exactly as it is written there; `undefined` where no
 * words do, or one word alone is part of several names. What no sentence teaches, the leads themselves know.
 */
export async function leadNamedIn(
  view: View,
  actor: Actor,
  text: string,
  ordinary: readonly string[],
): Promise<string | undefined> {
  for (const name of namesIn(text, ordinary).slice(0, triedAtMost)) {
    const found = await findLeads(view, actor, name);
    if (found.kind !== 'found') return undefined;
    const exact = found.full.filter((match) => worstFit(match) === 0);
    if (exact.length === 1 || (exact.length > 1 && name.includes(' '))) return name;
  }
  return undefined;
}

/** Rows of words that are no ordinary ones, the longest first. */
function namesIn(text: string, ordinary: readonly string[]): readonly string[] {
  const usual = new Set(ordinary.flatMap(words));
  const rows: string[][] = [[]];
  for (const word of words(text.slice(0, 500))) {
    if (usual.has(word)) rows.push([]);
    else rows.at(-1)?.push(word);
  }
  return rows
    .flatMap((row) =>
      row.flatMap((_, at) =>
        Array.from({ length: Math.min(longest, row.length - at) }, (_, more) => row.slice(at, at + more + 1)),
      ),
    )
    .filter((row) => row.join('').length > 2)
    .toSorted((a, b) => b.length - a.length)
    .map((row) => row.join(' '));
}

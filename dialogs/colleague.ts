import { people } from '../domain/collections.ts';
import { words } from '../domain/duplicates/text.ts';
import { type Actor, levelHeld, loadActor } from '../domain/people/access.ts';
import type { View } from '../domain/store/store.ts';

/** Only who gives roles may look with the rights of others. */
export const looksForOthers = (actor: Actor): boolean => levelHeld(actor, 'write', 'securityRole') !== 'none';

/**
 * The colleague that a text speaks of, by whole name or by first name: "Sam gets … for Ben Adler". Words of the
 * lead's own name speak of the lead. For administrators alone: it looks through everybody.
 */
export async function colleagueIn(
  view: View,
  text: string,
  leadName: string | undefined,
): Promise<string | undefined> {
  const ofLead = new Set(leadName === undefined ? [] : words(leadName));
  const said = words(text.slice(0, 1_000)).filter((word) => !ofLead.has(word));
  let found: { readonly id: string; readonly at: number } | undefined;
  for await (const { id, name } of view.all(people)) {
    const at = said.indexOf(words(name)[0] ?? '');
    if (at >= 0 && (found === undefined || at < found.at || isWhole(said, at, name))) found = { id, at };
  }
  return found?.id;
}

/** Of two with one first name the one whose surname follows. */
const isWhole = (said: readonly string[], at: number, name: string): boolean => {
  const parts = words(name);
  return parts.length > 1 && parts.every((part, i) => said[at + i] === part);
};

/** With whose rights to look: the colleague's for an administrator, for everybody else one's own. */
export async function actorFor(view: View, actor: Actor, personId: string | undefined): Promise<Actor> {
  if (personId === undefined || !looksForOthers(actor)) return actor;
  return (await loadActor(view, personId)) ?? actor;
}

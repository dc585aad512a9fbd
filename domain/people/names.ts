import { people } from '../collections.ts';
import { fold, words } from '../duplicates/text.ts';
import type { View } from '../store/store.ts';
import type { Person } from './person.ts';

/** The name of a person, also of one who has left. */
export const nameOf = async (view: View, personId: string): Promise<string> =>
  (await view.get(people, personId))?.name ?? 'Unknown person';

/** Whether people who say this may mean somebody of that name: every word is a part of it ("Toms" is Tom). */
export function isCalled(name: string, said: string): boolean {
  const has = words(name);
  const wanted = words(said);
  return (
    wanted.length > 0 &&
    wanted.every((word) => has.some((part) => part === word || fold(`${part}s`) === word))
  );
}

/** The members whom these words may mean, by name; whoever is called exactly that, alone. */
export async function peopleCalled(view: View, said: string): Promise<readonly Person[]> {
  const found: Person[] = [];
  const address = fold(said.trim());
  for await (const person of view.all(people)) {
    if (person.disabled) continue;
    if (isCalled(person.name, said) || (person.email !== undefined && fold(person.email) === address))
      found.push(person);
  }
  const whole = words(said).join(' ');
  const exact = found.filter(({ name }) => words(name).join(' ') === whole);
  return (exact.length > 0 ? exact : found).toSorted((a, b) => a.name.localeCompare(b.name));
}

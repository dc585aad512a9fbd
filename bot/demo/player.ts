import { type SamplePerson, sample, samplePeople } from '../../domain/sample/people.ts';
import { linesOf } from './card-view.ts';
import type { FakeTeams, Fields, Person, Seen } from './fake-teams.ts';
import { cardOf } from './fake-teams.ts';
import type { Stage } from './stage.ts';

/** One thing that somebody does in a journey. */
export type Step =
  | { readonly who: SamplePerson; readonly says: string }
  | { readonly who: SamplePerson; readonly presses: string; readonly fields?: Fields }
  /** Time goes by, with all that the bot does by itself then. */
  | { readonly passes: string; readonly minutes: number };

export interface Journey {
  readonly title: string;
  readonly steps: readonly Step[];
}

/**
 * Plays a journey and writes down what everybody sees, also those who are written to without having asked. Throws
 * when a step finds no such button, or when the bot says nothing.
 */
export async function play(
  { title, steps }: Journey,
  { teams, later }: Pick<Stage, 'teams' | 'later'>,
  write: (line: string) => void,
): Promise<void> {
  write(`## ${title}`);
  for (const step of steps) {
    if ('passes' in step) {
      const before = counts(teams);
      write('');
      write(step.passes);
      await later(step.minutes);
      tellOthers(undefined, before, teams, write);
      continue;
    }
    const { name } = personOf(step.who);
    const before = counts(teams);
    write('');
    write(
      'says' in step ? `${name}: ${step.says}` : `${name} presses [${step.presses}]${typed(step.fields)}`,
    );
    const seen = await act(step, teams);
    if (seen.lines.length === 0) throw new Error(`The bot does not answer ${name}.`);
    for (const line of seen.lines) write(`  | ${line}`);
    tellOthers(step.who, before, teams, write);
  }
}

function act(step: Exclude<Step, { passes: string }>, teams: FakeTeams): Promise<Seen> {
  const member = teams.as(personOf(step.who));
  return 'says' in step ? member.says(step.says) : member.presses(step.presses, step.fields);
}

const everybody = Object.keys(sample) as readonly SamplePerson[];

const counts = (teams: FakeTeams): ReadonlyMap<SamplePerson, number> =>
  new Map(everybody.map((who) => [who, teams.shown(teams.as(personOf(who)).chat).length]));

function tellOthers(
  actor: SamplePerson | undefined,
  before: ReadonlyMap<SamplePerson, number>,
  teams: FakeTeams,
  write: (line: string) => void,
): void {
  for (const who of everybody) {
    const fresh = who === actor ? [] : teams.shown(teams.as(personOf(who)).chat).slice(before.get(who));
    for (const message of fresh) {
      write(`  (to ${personOf(who).name})`);
      for (const line of linesOf(cardOf(message))) write(`    | ${line}`);
    }
  }
}

function personOf(who: SamplePerson): Person {
  const person = samplePeople.find(({ id }) => id === sample[who]);
  if (person === undefined) throw new Error(`There is no ${who} in the sample organisation.`);
  return person;
}

const typed = (fields: Fields = {}): string =>
  Object.entries(fields)
    .map(([label, value]) => `, ${label}: ${value}`)
    .join('');

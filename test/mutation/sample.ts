import { readdirSync, readFileSync } from 'node:fs';
import { rollFrom } from '../../domain/utterances/noise.ts';
import { type Part, parts } from './parts.ts';

/** So many lines are drawn together: a function, about. */
const windowOf = 12;

/** Stretches of the parts' files, `file:first-last`, every line as likely as every other. */
export function drawWindows(wanted: readonly Part[], count: number, seed: number): readonly string[] {
  const roll = rollFrom(seed);
  const all = wanted.flatMap(filesOf).flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n').length;
    return Array.from({ length: Math.ceil(lines / windowOf) }, (_, at) => {
      const first = at * windowOf + 1;
      return `${file}:${first}-${Math.min(lines, first + windowOf - 1)}`;
    });
  });
  const drawn = new Set<string>();
  while (drawn.size < Math.min(count, all.length)) drawn.add(all[Math.floor(roll() * all.length)] as string);
  return [...drawn];
}

/** The files of a part, without those of a part within it. */
export const filesOf = (part: Part): readonly string[] =>
  readdirSync(`domain/${part}`, { recursive: true })
    .map((name) => `domain/${part}/${name}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && partOf(name) === part)
    .toSorted();

/** The innermost part that a file belongs to. */
export const partOf = (file: string): Part | undefined =>
  (Object.keys(parts) as Part[])
    .filter((part) => file.startsWith(`domain/${part}/`))
    .toSorted((a, b) => b.length - a.length)[0];

export interface Counts {
  readonly noticed: number;
  readonly tried: number;
}

/** What a report of Stryker comes to; mutants that do not compile or were left out do not count. */
export function countOf(report: string): Counts {
  const { files } = JSON.parse(report) as {
    files: Record<string, { mutants: readonly { status: string }[] }>;
  };
  const states = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const noticed = states.filter((status) => status === 'Killed' || status === 'Timeout').length;
  const missed = states.filter((status) => status === 'Survived' || status === 'NoCoverage').length;
  return { noticed, tried: noticed + missed };
}

export interface Score extends Counts {
  /** Wilson's 95 % interval for the share of all mutants. */
  readonly low: number;
  readonly high: number;
}

/** The counts of all parts together. */
export function scoreOf(counts: readonly Counts[]): Score {
  const noticed = counts.reduce((sum, count) => sum + count.noticed, 0);
  const tried = counts.reduce((sum, count) => sum + count.tried, 0);
  const z = 1.96;
  const share = noticed / tried;
  const middle = (share + z ** 2 / (2 * tried)) / (1 + z ** 2 / tried);
  const wide =
    (z / (1 + z ** 2 / tried)) * Math.sqrt((share * (1 - share)) / tried + z ** 2 / (4 * tried ** 2));
  return { noticed, tried, low: middle - wide, high: middle + wide };
}

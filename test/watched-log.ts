import { createLog, type Log } from '../bot/log.ts';
import { sampleRows } from '../domain/sample/leads.ts';
import { samplePeople } from '../domain/sample/people.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Words of which some are words of the program, too. */
const ordinary = new Set(['Grant', 'Said', 'Stone', 'Reed', 'Fox', 'Office']);

/**
 * What no line of a log may hold: everybody of the sample organisation by name, company, topic, address and number;
 * what tests call their own people and secrets; anything that looks like an address or a token.
 */
const canaries = [
  ...samplePeople.map(({ name }) => name),
  ...sampleRows.flatMap(
    ({ fields: { firstName, lastName, companyName, topic, email, phone, mobilePhone } }) => [
      ...(firstName !== undefined && lastName !== undefined ? [`${firstName} ${lastName}`] : []),
      ...[lastName, companyName, topic, email, phone, mobilePhone],
    ],
  ),
].filter((word) => word !== undefined && word.length > 3 && !ordinary.has(word));
const words = [...new Set(canaries)].map((word) => escaped(word ?? ''));
const forbidden = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})(?![\p{L}\p{N}])`,
    String.raw`[\w.+-]+@[\w-]+\.\w+`,
    String.raw`eyJ[\w-]{10,}`,
    'sk-canary|canary|hunter2',
  ].join('|'),
  'u',
);

const found: string[] = [];

/** The canary in a line or in whatever a process wrote; `undefined`: there is none. */
export const canaryIn = (line: string): string | undefined => forbidden.exec(line)?.[0];

/** A log as the product writes it, at its most talkative, every line of which is looked through (SEC12). */
export function watchedLog(keep: (line: string) => void = () => undefined): Log {
  return createLog('debug', {
    write: (line) => {
      const canary = canaryIn(line);
      if (canary !== undefined) found.push(`${canary} in ${line.trim()}`);
      keep(line);
    },
  });
}

/** The lines with canaries since the last time. */
export const takeFound = (): readonly string[] => found.splice(0);

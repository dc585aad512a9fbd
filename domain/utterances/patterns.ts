import type { Parsed } from '../guidance/article.ts';
import type { Utterance } from './bank.ts';
import { madeName, madeOwner, madeTown } from './made-names.ts';
import { pick, type Roll, rollFrom } from './noise.ts';

/** Part of a way of saying something: words, a place for a name, or alternatives. */
type Part =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'name'; readonly slot: string }
  | { readonly kind: 'list'; readonly name: string }
  | { readonly kind: 'either'; readonly of: readonly (readonly Part[])[] };

interface Pattern {
  readonly intent: string;
  readonly locale: string;
  readonly says: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
}

type Lists = ReadonlyMap<string, readonly (readonly Part[])[]>;

/** Which reason of closing the words of a list give. */
const reasonsByList: readonly (readonly [start: string, reason: string])[] = [
  ['lost', 'Lost'],
  ['unreachable', 'Cannot Contact'],
  ['uninterested', 'No Longer Interested'],
  ['canceled', 'Canceled'],
];

const names: Readonly<Record<string, (roll: Roll) => string>> = {
  lead: madeName,
  other: madeName,
  alien: madeName,
  owner: madeOwner,
  /** A colleague or a place of which nothing is wanted. */
  colleague: madeOwner,
  town: madeTown,
  text: (roll) => (roll() < 0.4 ? madeTown(roll) : madeName(roll)),
};

const asidesOf: ReadonlySet<string> = new Set(['alien', 'colleague', 'town']);

/**
 * Utterances from ways of saying things, `each` of every way; the same text gives the same ones. A line is
 * `intent language: words`, with `(a|b)`, `[a|b]` for either or nothing, `{lead}` for a name, `$list` for one of
 * `$list = a|b`, and `<slot=value>` in front; `#` begins a remark. Refused with the number of the first bad line.
 */
export function parsePatterns(text: string, each: number): Parsed<readonly Utterance[], string> {
  const lists = new Map<string, readonly (readonly Part[])[]>();
  const patterns: Pattern[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const bad = (problem: string) => ({ ok: false, line: at + 1, problem }) as const;
    const [, list, alternatives] = /^\$(\w+) = (.+)$/.exec(line) ?? [];
    const [, intent, locale, first = '', words] =
      /^([a-z-]+) ([a-z]{2}): (?:<(\w+=[^>]+)>)?(.+)$/.exec(line) ?? [];
    const rest: Rest = { text: alternatives ?? words ?? '', at: 0 };
    const either = eitherIn(rest);
    if (rest.at < rest.text.length) return bad(`has a “${rest.text[rest.at]}” too many`);
    if (rest.isOpen) return bad('has a bracket that is not closed');
    const strange = namesIn(either).find((name) => !(name in names) && !lists.has(name));
    if (strange !== undefined) return bad(`speaks of ${strange}, which is no name and no list above it`);
    const [slot, value] = first.split('=');
    if (list !== undefined) lists.set(list, either);
    else if (intent === undefined || locale === undefined) return bad('is no pattern and no list');
    else
      patterns.push({
        intent,
        locale,
        says: slot === undefined || value === undefined ? {} : { [slot]: value },
        parts: [{ kind: 'either', of: either }],
      });
  }
  const roll = rollFrom(20261130);
  const value = patterns.flatMap((pattern, at) =>
    Array.from({ length: each }, (_, time) => said(pattern, lists, roll, `pattern-${at + 1}-${time + 1}`)),
  );
  return { ok: true, value };
}

const namesIn = (either: readonly (readonly Part[])[]): readonly string[] =>
  either
    .flat()
    .flatMap((part) =>
      part.kind === 'words'
        ? []
        : part.kind === 'either'
          ? namesIn(part.of)
          : [part.kind === 'name' ? part.slot : part.name],
    );

interface Rest {
  readonly text: string;
  at: number;
  isOpen?: boolean;
}

const ends: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/** Alternatives up to a closing bracket or the end. */
function eitherIn(rest: Rest): readonly (readonly Part[])[] {
  const of: Part[][] = [[]];
  const put = (part: Part): void => {
    of.at(-1)?.push(part);
  };
  for (;;) {
    const here = rest.text[rest.at];
    if (here === undefined || here === ')' || here === ']') return of;
    const [found = here, plain, slot, name] =
      /^(?:((?:\\.|[^()[\]|{}$\\])+)|\{(\w+)\}|\$(\w+))/.exec(rest.text.slice(rest.at)) ?? [];
    rest.at += found.length;
    const end = ends[here];
    if (plain !== undefined) put({ kind: 'words', words: plain.replaceAll('\\', '') });
    else if (slot !== undefined) put({ kind: 'name', slot });
    else if (name !== undefined) put({ kind: 'list', name });
    else if (here === '|') of.push([]);
    else if (end === undefined) return of;
    else {
      const inner = eitherIn(rest);
      if (rest.text[rest.at] !== end) {
        rest.isOpen = true;
        return of;
      }
      rest.at += 1;
      put({ kind: 'either', of: here === '[' ? [...inner, [], []] : inner });
    }
  }
}

function said({ intent, locale, says, parts }: Pattern, lists: Lists, roll: Roll, id: string): Utterance {
  const slots: Record<string, string> = { ...says };
  const asides: string[] = [];
  const print = (part: Part): string => {
    switch (part.kind) {
      case 'words':
        return part.words;
      case 'name': {
        const name = slots[part.slot] ?? names[part.slot]?.(roll) ?? '';
        if (asidesOf.has(part.slot)) asides.push(name);
        else slots[part.slot] = name;
        return name;
      }
      case 'list': {
        const reason = reasonsByList.find(([start]) => part.name.startsWith(start));
        if (reason !== undefined && intent === 'disqualify-lead') slots['reason'] = reason[1];
        return pick(roll, lists.get(part.name) ?? [[]])
          .map(print)
          .join('');
      }
      case 'either':
        return pick(roll, part.of).map(print).join('');
    }
  };
  const text = parts
    .map(print)
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?](?:\s|$))/g, '')
    .trim();
  return {
    id,
    text,
    role: 'salesperson',
    locale: localeOf(locale),
    history: [],
    intent,
    slots,
    asides,
    kind: 'clean',
  };
}

const localeOf = (language: string): string => (language === 'de' ? 'de-DE' : 'en-US');

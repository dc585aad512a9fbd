import { describe, expect, test } from 'vitest';
import { render } from '../../../bot/render.ts';
import type { Reply } from '../../../dialogs/reply.ts';
import { wordingLanguages, wordsFor } from '../../../dialogs/wording/wording.ts';
import { replies } from './replies.ts';

const hostile = '[x](https://evil.example) <at>All</at> {{DATE(2020-01-01T00:00:00Z)}}';

type Node = Readonly<Record<string, unknown>>;

/** The way to every text of a reply that a record or a person may have brought. */
function textsIn(value: unknown, way: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [way];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => textsIn(each, [...way, name]));
}

/** What the product or its administrators wrote: guidance, and names of fields, tables and grades. */
const ours =
  /(^|\.)(kind|entity|grade|field|asks\.\d+|insight\.attribute|rows\.\d+\.label)$|^(answer|guidance|citations|byModel|parts)\.|\.(answer|citations|steps)\./;

function withText(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return hostile;
  if (Array.isArray(value))
    return value.map((each, at) => (String(at) === name ? withText(each, rest) : each));
  return { ...(value as Node), [name]: withText((value as Node)[name], rest) };
}

/** Texts of a card that its reader's client would make a link, a mention or a date of. */
function markupIn(node: unknown, name = ''): readonly string[] {
  if (typeof node === 'string') {
    const isFunction = /<at>|\{\{DATE/.test(node);
    const isLink = !plainly.has(name) && /(^|[^\\])\]\(https/.test(node);
    return isFunction || isLink ? [`${name}: ${node}`] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  const isRun = (node as Node)['type'] === 'TextRun';
  return Object.entries(node)
    .filter(([each]) => !unseen.has(each))
    .flatMap(([each, value]) => markupIn(value, Array.isArray(node) ? name : isRun ? 'run' : each));
}

/** Clients show these as they are. */
const plainly = new Set([
  'run',
  'summary',
  'title',
  'speak',
  'xAxisTitle',
  'label',
  'placeholder',
  'altText',
]);
/** What is typed, sent or pointed at; a form shows a value as it stands, or it could not be corrected. */
const unseen = new Set(['value', 'data', 'url', 'verb', 'id', 'refresh', 'targetElements', 'userIds']);

describe('SEC9: no text of any reply becomes markup', () => {
  describe.each(wordingLanguages)('in %s', (locale) => {
    const look = {
      words: wordsFor({ locale }),
      sign: () => ({}),
      leadAddress: () => 'https://teams.example',
    };
    test.each(replies)('%s', (_name, reply) => {
      const found = new Set<string>();
      for (const way of textsIn(reply)) {
        if (ours.test(way.join('.'))) continue;
        const drawn = drawnOrNot(() => render(withText(reply, way) as Reply, look));
        for (const each of markupIn(drawn)) found.add(`${way.join('.')} → ${each}`);
      }
      expect([...found]).toEqual([]);
    });
  });
});

/** `undefined` where the text was none of the words that may stand there. */
function drawnOrNot<T>(draw: () => T): T | undefined {
  try {
    return draw();
  } catch {
    return undefined;
  }
}

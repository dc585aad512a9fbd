import { latinWordsOfQuery, trigramsOf, trigramsOfQuery } from '../trigrams.ts';
import type { Session } from './database.ts';

interface Candidate {
  readonly id: string;
  readonly words: string;
}

const candidates = `select id, words from lead_assistant.resembling($1, $2, $3, $4, $5, $6, $7)`;

/** The server's order is near to ours, so the best of ours are among so many times as many of its own. */
const spare = 4;

/**
 * The ids of the records most like the text, best first. The server finds candidates by its own measure; which of
 * them resemble enough, and in what order, is reckoned here as the embedded store reckons it.
 */
export async function idsResembling(
  session: Session,
  organisation: string,
  collection: string,
  lookup: string,
  text: string,
  { limit, within }: { readonly limit: number; readonly within: 'all' | readonly string[] },
): Promise<readonly string[]> {
  const words = latinWordsOfQuery(text);
  const [first = ''] = words;
  if (words.length === 0 || limit <= 0 || within.length === 0) return [];
  const prefix = words.length === 1 && first.length < 3;
  const rows = await session.query<Candidate>(candidates, [
    organisation,
    collection,
    lookup,
    words.join(' '),
    prefix,
    within === 'all' ? null : within,
    limit * spare,
  ]);
  return best(rows, trigramsOfQuery(words.join(' ')), limit);
}

/** As `TextIndex` of the embedded store: most in common first, of equals the shorter text, then by id. */
function best(rows: readonly Candidate[], query: ReadonlySet<number>, limit: number): readonly string[] {
  const least = Math.max(Math.min(query.size, 2), Math.ceil(query.size * 0.3));
  return rows
    .map(({ id, words }) => {
      const trigrams = trigramsOf([words]);
      let shared = 0;
      for (const trigram of query) if (trigrams.has(trigram)) shared += 1;
      return { id, shared, size: trigrams.size };
    })
    .filter(({ shared }) => shared >= least)
    .sort((a, b) => b.shared - a.shared || a.size - b.size || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

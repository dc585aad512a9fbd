import { collections } from '../../domain/collections.ts';
import type { Whom } from '../../domain/privacy/find-person.ts';
import {
  closingEntry,
  type Forgetting,
  findsNobody,
  namingIds,
  type Plan,
  planForgetting,
  rechained,
  withoutPerson,
} from '../../domain/privacy/forget.ts';
import { nameKey } from '../../domain/privacy/traces.ts';
import { type Contents, checkChain, type TrailEnd } from '../../domain/store/contents.ts';
import { openLocalStore } from '../../domain/store/local/open-store.ts';
import type { Session } from '../../domain/store/postgres/database.ts';
import { type Rewriting, rewrite } from '../../domain/store/postgres/rewrite.ts';
import { isUrl, nameOf, placeOf, readPlace, type Where, withSession } from './place.ts';
import type { Screen } from './screen.ts';

export interface ForgetOptions {
  readonly whom: Whom;
  /** Further words that tell of the person, erased wherever they stand. */
  readonly words: readonly string[];
  /** Missing: it is only told what would be erased. */
  readonly forgetting?: Forgetting;
}

/** Tells what would be erased, or erases it. `false` when nobody was found. */
export async function forget(
  { whom, words, forgetting }: ForgetOptions,
  where: Where & { readonly backup?: { readonly folder: string } },
  screen: Screen,
  organisation = 'main',
): Promise<boolean> {
  const place = placeOf(where);
  const plan = await readPlace(place, organisation, (contents) => planForgetting(contents, whom, words));
  if (findsNobody(plan)) {
    screen.line(`Nobody like that is in ${nameOf(place)}. Nothing was changed.`);
    return false;
  }
  describe(plan, screen);
  const naming = namingIds(plan);
  if (naming.length > 0) {
    screen.line(
      `These ids name the person, and ids cannot be erased: ${naming.join(', ')}. Nothing was changed.`,
    );
    return false;
  }
  if (forgetting === undefined) {
    screen.line(
      'Nothing was changed. If this is the person, and only this person: stop the bot and add --yes.',
    );
    return true;
  }
  if (plan.redaction.remains(JSON.stringify([forgetting.by, forgetting.why]))) {
    screen.line(
      '--by or --why names the person, and both are kept. Word them otherwise. Nothing was changed.',
    );
    return false;
  }
  if (isUrl(place))
    await withSession(place, (session) => forgetInDatabase(session, organisation, whom, words, forgetting));
  else await forgetInFolder(place, whom, words, forgetting);
  const last = await readPlace(place, organisation, ({ entries }) => checkChain(entries(0)));
  conclude(last, where, screen);
  return true;
}

/** What was planned before may have changed since, so it is planned anew where nothing changes any more. */
async function forgetInFolder(
  folder: string,
  whom: Whom,
  words: readonly string[],
  forgetting: Forgetting,
): Promise<void> {
  const store = await openLocalStore({ folder, collections });
  let plan: Plan | undefined;
  await store.replaceWith(
    async (contents) => {
      plan = await planForgetting(contents, whom, words);
      return withoutPerson(contents, plan, forgetting);
    },
    (line) => refuseTraces(plan, line),
  );
}

/** The same in a database: one transaction. */
export const forgetInDatabase = (
  session: Session,
  organisation: string,
  whom: Whom,
  words: readonly string[],
  forgetting: Forgetting,
): Promise<void> => {
  let plan: Plan | undefined;
  return rewrite(
    session,
    organisation,
    async (contents) => {
      plan = await planForgetting(contents, whom, words);
      return rewritingOf(contents, plan, forgetting);
    },
    (line) => refuseTraces(plan, line),
  );
};

async function rewritingOf(contents: Contents, plan: Plan, forgetting: Forgetting): Promise<Rewriting> {
  let after: TrailEnd = { seq: 0, hash: '' };
  for await (const { entry } of rechained(contents, plan.redaction))
    after = { seq: entry.seq, hash: entry.hash };
  const { entry: closing, record } = closingEntry(contents.last, after, plan, forgetting);
  const declared = new Map(collections.map((collection) => [collection.name as string, collection]));
  const writes = [
    ...plan.records.map(({ collection, before, after: next }) => ({
      collection,
      id: before.id,
      after: next,
    })),
    { collection: 'erasures', id: record.id, after: record },
  ].flatMap(({ collection: name, id, after: next }) => {
    const collection = declared.get(name);
    return collection === undefined ? [] : [{ collection, id, after: next }];
  });
  const results = [];
  for await (const result of contents.results()) {
    const redacted = plan.redaction.result(result);
    if (redacted !== result) results.push(redacted);
  }
  return { writes, entries: () => rechained(contents, plan.redaction), closing, results };
}

/** The last look before anything is replaced. Colleagues keep their own names and addresses. */
function refuseTraces(plan: Plan | undefined, line: string): void {
  if (plan === undefined || !plan.redaction.remains(line)) return;
  throw new Error(
    'Something of the person would have stayed, so nothing was changed. This is a fault of the program: please report it, without the data.',
  );
}

function describe(plan: Plan, screen: Screen): void {
  const { person, records, entries, results } = plan;
  const row = (name: string, count: number, more = ''): void => {
    if (count > 0) screen.line(`  ${name.padEnd(20)} ${count.toLocaleString('en').padStart(7)}${more}`);
  };
  screen.line(`Leads of the person: ${[...person.leads].join(', ') || 'none'}`);
  screen.line(`Contacts: ${[...person.contacts].join(', ') || 'none'}`);
  const { names, emails, phones, words } = person.traces;
  const keys = names.map(nameKey).filter((name) => name !== '');
  screen.line(`Known by: ${[...keys, ...emails, ...phones, ...words].join('; ')}`);
  screen.line('Erased are, with every earlier state of them:');
  const removed = (name: string): number =>
    records.filter(({ collection, after }) => collection === name && after === undefined).length;
  for (const { name } of collections) {
    const gone = removed(name);
    const all = records.filter(({ collection }) => collection === name).length;
    row(name, all, gone > 0 ? ` (${gone.toLocaleString('en')} as a whole)` : '');
  }
  row('audit entries', entries);
  row('remembered results', results);
  if (person.shared.length > 0)
    screen.line(
      `Somebody else has these, too, so they are erased only where it is about the person: ${person.shared.join('; ')}`,
    );
}

function conclude(
  last: TrailEnd,
  { backup }: { readonly backup?: { readonly folder: string } },
  screen: Screen,
): void {
  screen.line(
    'Done. The audit trail was chained anew and is whole; its last entry says that somebody was forgotten.',
  );
  screen.line(`Last entry: ${last.seq}:${last.hash}`);
  screen.line(
    `Backups that were made before still hold the person: delete them${backup === undefined ? '' : ` (${backup.folder})`} and make a new one.`,
  );
}

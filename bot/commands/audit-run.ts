import { leads, people } from '../../domain/collections.ts';
import type { Person } from '../../domain/people/person.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { AuditEntry } from '../../domain/store/audit.ts';
import { ChainBroken, type Contents, checkChain, type TrailEnd } from '../../domain/store/contents.ts';
import { diskFiles } from '../../domain/store/local/disk-files.ts';
import { FolderInUse } from '../../domain/store/local/errors.ts';
import { holdsStore, lockFolder, refuseHalfFilled } from '../../domain/store/local/folder.ts';
import { verifyAudit } from '../../domain/store/local/verify-audit.ts';
import type { Stored } from '../../domain/store/store.ts';
import { isUrl, nameOf, type Place, placeOf, readPlace, type Where } from './place.ts';
import type { Screen } from './screen.ts';

/**
 * SEC13: reckons the trail anew and says how many entries there are, the last one, or where it breaks. A folder that
 * is not in use is also compared with the note of its last closing, byte by byte.
 */
export async function verify(
  where: Where,
  screen: Screen,
  noted?: TrailEnd,
  organisation = 'main',
): Promise<boolean> {
  const place = placeOf(where);
  const found = (await verifyAtRest(place, noted)) ?? (await verifyLive(place, organisation, noted));
  if (found.kind === 'intact') {
    const { seq, hash } = found.last;
    screen.line(`✓ ${seq.toLocaleString('en')} audit entries in ${nameOf(place)}, all as they were chained.`);
    screen.line(`Last entry: ${seq}:${hash}`);
    return true;
  }
  screen.line(`✗ The audit trail in ${nameOf(place)} is damaged: ${found.what}.`);
  screen.line(
    `Whole are the first ${found.whole.toLocaleString('en')} entries; the first broken one is ${found.whole + 1}.`,
  );
  screen.line('Keep what is there as it is, and compare it with a backup.');
  return false;
}

type Found =
  | { readonly kind: 'intact'; readonly last: TrailEnd }
  | { readonly kind: 'damaged'; readonly what: string; readonly whole: number };

/** `undefined`: it is a database, or a bot has the folder open. */
async function verifyAtRest(place: Place, noted: TrailEnd | undefined): Promise<Found | undefined> {
  if (isUrl(place)) return undefined;
  if (!(await holdsStore(diskFiles, place).catch(() => false)))
    throw new Error(`${place} holds no data. Correct DATA_DIR.`);
  await refuseHalfFilled(diskFiles, place);
  const lock = await lockFolder(diskFiles, place).catch((error: unknown) => {
    if (error instanceof FolderInUse) return undefined;
    throw error;
  });
  if (lock === undefined) return undefined;
  try {
    const check = await verifyAudit(place, noted && { noted });
    return check.kind === 'intact' ? check : { ...check, what: `${check.file}: ${check.what}` };
  } finally {
    await lock.file.close();
  }
}

const verifyLive = (place: Place, organisation: string, noted: TrailEnd | undefined): Promise<Found> =>
  readPlace(place, organisation, async ({ entries }) => {
    try {
      return { kind: 'intact', last: await checkChain(entries(0), noted) };
    } catch (error) {
      if (!(error instanceof ChainBroken)) throw error;
      return { kind: 'damaged', what: error.message, whole: error.seq - 1 };
    }
  });

/** Who did what to a lead, the oldest first: the fields that changed, before and after. */
export const showLead = (
  asked: string,
  where: Where,
  screen: Screen,
  organisation = 'main',
): Promise<boolean> =>
  readPlace(placeOf(where), organisation, async (contents) => {
    const found = await leadsNamed(contents, asked);
    if (found.length > 1) {
      screen.line(`Several leads are called ${printable(asked)}. Name one by its id:`);
      for (const lead of found)
        screen.line(`  ${lead.id}  ${printable(leadName(lead))}, ${printable(lead.topic)}`);
      return false;
    }
    const id = found[0]?.id ?? asked;
    const names = await namesOf(contents);
    let shown = 0;
    for await (const entry of contents.entries(0)) {
      for (const edit of entry.edits) {
        if (edit.collection !== leads.name || edit.id !== id) continue;
        shown += 1;
        screen.line(heading(entry, names));
        for (const line of changed(edit.before, edit.after)) screen.line(`    ${line}`);
      }
    }
    if (shown === 0) screen.line(`No lead is called ${printable(asked)} or has this id.`);
    return shown > 0;
  });

async function leadsNamed({ records }: Contents, asked: string): Promise<readonly Lead[]> {
  const wanted = asked.trim().toLocaleLowerCase();
  const found: Lead[] = [];
  for await (const record of records(leads.name)) {
    const lead = record as Lead;
    if (lead.id === asked) return [lead];
    if (leadName(lead).toLocaleLowerCase() === wanted) found.push(lead);
  }
  return found;
}

async function namesOf({ records }: Contents): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for await (const person of records(people.name)) names.set(person.id, (person as Person).name);
  return names;
}

const heading = ({ seq, at, by, why }: AuditEntry, names: ReadonlyMap<string, string>): string =>
  `${seq}  ${at}  ${printable(names.get(by) ?? by)}: ${printable(why)}`;

const untold = new Set(['id', 'version', 'modifiedAt', 'modifiedBy']);

function changed(before: Stored | undefined, after: Stored | undefined): readonly string[] {
  if (after === undefined) return ['deleted'];
  const was = Object.entries(before ?? {});
  const is = Object.entries(after);
  const fields = new Set([...was, ...is].map(([name]) => name).filter((name) => !untold.has(name)));
  return [...fields].flatMap((name) => {
    const [old, now] = [was, is].map((entries) => shown(entries.find(([field]) => field === name)?.[1]));
    return old === now ? [] : [`${name}: ${old} → ${now}`];
  });
}

/** As JSON, so that nothing in a record can steer the terminal. */
const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : printable(JSON.stringify(value));

const printable = (text: string): string => text.replaceAll(/\p{Cc}|\p{Cf}/gu, '�');

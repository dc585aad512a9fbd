import { createHash } from 'node:crypto';
import type { Request } from 'restify';
import { optionSets } from '../../domain/collections.ts';
import { encodings } from '../../domain/leads/csv-text.ts';
import {
  applyImport,
  type DecidedImport,
  decideImport,
  type ImportDecision,
  type ImportReceipt,
  importDecisions,
} from '../../domain/leads/decide-import.ts';
import { embeddedLeadLimit } from '../../domain/leads/import.ts';
import { type ImportAsPlan, planImportAs } from '../../domain/leads/import-as.ts';
import { findTwins, type ImportTwin } from '../../domain/leads/import-twins.ts';
import { csvLimits, readLeads } from '../../domain/leads/read-csv.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { nameOf } from '../../domain/people/names.ts';
import { defaultOptionSets, optionSetId } from '../../domain/qualification/default-maps.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { Host } from '../../domain/slices.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import { thisProcess } from '../commands/duplicates-files.ts';
import { type Asked, answered, problem, refusalOf, type TabAnswer, type TabParts } from './asked.ts';
import type { ImportPreview, UnreadableFile } from './wire.ts';

/** What fits into one go here; larger files go through `npm run import`. */
const limits = { ...csvLimits, fileBytes: 20_000_000, rows: 5_000 };

/** So many lines of each kind are shown. */
const shown = 50;
const sampled = 10;

interface Upload {
  readonly bytes: Uint8Array;
  readonly digest: string;
}

/** The file of a request, or why it is none: never on disk, and no larger than the limit. */
export async function uploadOf(request: Request): Promise<Upload | TabAnswer> {
  const type = request.headers['content-type'] ?? '';
  if (!/^text\/csv\s*(;|$)/i.test(type) || request.headers['content-encoding'] !== undefined)
    return problem(415);
  if (Number(request.headers['content-length']) > limits.fileBytes) return problem(413);
  const chunks: Buffer[] = [];
  let size = 0;
  // Read to its end even when it is too long: to break off would cut the answer off as well.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limits.fileBytes) chunks.push(chunk);
  }
  if (size > limits.fileBytes) return problem(413);
  const bytes = Buffer.concat(chunks);
  return { bytes, digest: createHash('sha256').update(bytes).digest('hex') };
}

type Importing = (parts: TabParts, asked: Asked, upload: Upload) => Promise<TabAnswer>;

/** What importing the file would do; nothing is saved. The key makes the import that follows happen once. */
export const importPreview: Importing = async (parts, asked, upload) => {
  const read = await readFile(parts, asked, upload);
  if (read.kind === 'unreadable')
    return { status: 422, body: { file: read.problem } satisfies UnreadableFile };
  return planned(parts, asked, read.leads, async ({ view, plan, twins }) => {
    const problems = [...read.problems, ...plan.problems].toSorted((a, b) => a.line - b.line);
    return answered<ImportPreview>({
      key: parts.deps.newId(),
      digest: upload.digest,
      leads: plan.leads.length,
      twins: twins.slice(0, shown).map(twinOf),
      twinsTotal: twins.length,
      sample: await Promise.all(plan.leads.slice(0, sampled).map((lead) => sampleOf(view, lead))),
      problems: problems.slice(0, shown),
      problemsTotal: problems.length,
      warnings: read.warnings.slice(0, shown),
      warningsTotal: read.warnings.length,
      ignoredColumns: read.ignoredColumns,
    });
  });
};

/**
 * Imports the lines of the file that can be, all in one change, each likely duplicate as the person decided. The key
 * is the preview's: sent again after a lost answer or by a second click, it gets the first receipt and writes
 * nothing (REL1).
 */
export const importFile: Importing = async (parts, asked, upload) => {
  const { store } = parts.deps;
  const key = asked.query.get('key') ?? '';
  const decisionOn = decisionsIn(asked.query);
  if (!/^[\w-]{1,100}$/.test(key) || asked.query.get('digest') !== upload.digest || decisionOn === undefined)
    return problem(409);
  const by = { by: asked.caller.id, why: 'import leads', at: asked.at, activityId: `tab:${key}` };
  const onceKey = `tab:${asked.caller.id}:${key}`;
  const before = await store.change(by, (tx) => receiptOf(tx, onceKey)).catch(unlessNew);
  if (before !== undefined) return answered<ImportReceipt>(before);
  const read = await readFile(parts, asked, upload);
  if (read.kind === 'unreadable')
    return { status: 422, body: { file: read.problem } satisfies UnreadableFile };
  let decided: DecidedImport | undefined;
  const answer = await planned(parts, asked, read.leads, async ({ actor, plan, twins }) => {
    if (store.kind === 'embedded' && plan.present + plan.leads.length > embeddedLeadLimit)
      return problem(507);
    decided = decideImport(plan, twins, decisionOn, actor, asked.at);
    return decided.undecided.length > 0 ? problem(409) : answered(undefined);
  });
  const import_ = decided;
  if (answer.status !== 200 || import_ === undefined) return answer;
  return answered<ImportReceipt>(await store.change(by, (tx) => applyImport(tx, onceKey, import_)));
};

/** The receipt of an import that has happened; else it ends the change, which then writes nothing. */
const receiptOf = (tx: Transaction, key: string): Promise<ImportReceipt> =>
  tx.once(`import:${key}`, async () => {
    throw new NotYetImported();
  });

class NotYetImported extends Error {}

function unlessNew(fault: unknown): undefined {
  if (!(fault instanceof NotYetImported)) throw fault;
}

/** `3:skip,5:update`, and `rest` for all others; `undefined` when it names what is no decision. */
function decisionsIn(query: URLSearchParams): ((twin: ImportTwin) => ImportDecision) | undefined {
  const decision = (name: string | undefined) => importDecisions.find((each) => each === name);
  const rest = decision(query.get('rest') ?? 'ask');
  const given = new Map<number, ImportDecision>();
  for (const pair of (query.get('decisions') ?? '').split(',').filter(Boolean)) {
    const [line, name] = pair.split(':');
    const made = decision(name);
    if (made === undefined) return undefined;
    given.set(Number(line), made);
  }
  return rest === undefined ? undefined : ({ line }) => given.get(line) ?? rest;
}

interface Planned {
  readonly view: View;
  readonly actor: Actor;
  readonly plan: ImportAsPlan;
  readonly twins: readonly ImportTwin[];
}

async function planned(
  parts: TabParts,
  asked: Asked,
  rows: Parameters<typeof planImportAs>[2],
  go: (planned: Planned) => Promise<TabAnswer>,
): Promise<TabAnswer> {
  const { store, newId, detector } = parts.deps;
  return store.read(async (view) => {
    const actor = await loadActor(view, asked.caller.id);
    if (actor === undefined)
      return refusalOf(parts, asked, { kind: 'stranger', requested: false, offers: [] });
    const decision = await planImportAs(view, actor, rows, { at: asked.at, newId });
    if (decision.kind === 'refused')
      return refusalOf(parts, asked, { kind: 'adminRefused', refusal: decision.refusal, offers: [] });
    const { plan } = decision;
    return go({ view, actor, plan, twins: await findTwins(view, actor, detector, plan, thisProcess) });
  });
}

const twinOf = ({ line, lead, of, probability }: ImportTwin) => ({
  line,
  name: leadName(lead),
  company: lead.companyName ?? '',
  other: { name: leadName(of.lead), company: of.lead.companyName ?? '' },
  ...(of.kind === 'lead'
    ? { leadId: of.lead.id, closed: of.lead.status.state !== 'open' }
    : { row: of.line }),
  probability,
});

async function readFile({ deps }: TabParts, { query }: Asked, { bytes }: Upload) {
  const set = optionSetId('lead', 'statuscode');
  const stored = await deps.store.read((view) => view.get(optionSets, set));
  const reasons = (stored ?? defaultOptionSets.find(({ id }) => id === set))?.options ?? [];
  const encoding = encodings.find((each) => each === query.get('encoding'));
  return readLeads(inPieces(bytes, thisProcess), { reasons, limits, ...(encoding && { encoding }) });
}

const pieceBytes = 65_536;

/** A file bit by bit, with everybody else's turn in between: all at once it would be read in one go of seconds. */
export async function* inPieces(
  bytes: Uint8Array,
  { pause }: Pick<Host, 'pause'>,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield bytes.subarray(at, at + pieceBytes);
    await pause();
  }
}

const sampleOf = async (view: View, lead: Lead) => ({
  id: lead.id,
  name: leadName(lead),
  company: lead.companyName ?? '',
  email: lead.email ?? '',
  owner: await nameOf(view, lead.ownerId),
});

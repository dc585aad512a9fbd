import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Request } from 'restify';
import { optionSets } from '../../domain/collections.ts';
import { encodings } from '../../domain/leads/csv-text.ts';
import { embeddedLeadLimit, writeImport } from '../../domain/leads/import.ts';
import { type ImportAsPlan, planImportAs } from '../../domain/leads/import-as.ts';
import { csvLimits, readLeads } from '../../domain/leads/read-csv.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { nameOf } from '../../domain/people/names.ts';
import { defaultOptionSets, optionSetId } from '../../domain/qualification/default-maps.ts';
import { type Lead, leadName } from '../../domain/records/lead.ts';
import type { View } from '../../domain/store/store.ts';
import { type Asked, answered, problem, refusalOf, type TabAnswer, type TabParts } from './asked.ts';
import type { Imported, ImportPreview, UnreadableFile } from './wire.ts';

/** What fits into one go here; larger files go through `npm run import`. */
const limits = { ...csvLimits, fileBytes: 20_000_000, rows: 10_000 };

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
  return parts.deps.store.read((view) =>
    planned(parts, asked, view, read.leads, async (plan) => {
      const problems = [...read.problems, ...plan.problems].toSorted((a, b) => a.line - b.line);
      return answered<ImportPreview>({
        key: parts.deps.newId(),
        digest: upload.digest,
        leads: plan.leads.length,
        sample: await Promise.all(plan.leads.slice(0, sampled).map((lead) => sampleOf(view, lead))),
        problems: problems.slice(0, shown),
        problemsTotal: problems.length,
        warnings: read.warnings.slice(0, shown),
        warningsTotal: read.warnings.length,
        ignoredColumns: read.ignoredColumns,
      });
    }),
  );
};

/**
 * Imports the lines of the file that can be, all in one change. The key is the preview's: sent again after a lost
 * answer or by a second click, it gets the first answer and writes nothing (REL1).
 */
export const importFile: Importing = async (parts, asked, upload) => {
  const { store } = parts.deps;
  const key = asked.query.get('key') ?? '';
  if (!/^[\w-]{1,100}$/.test(key) || asked.query.get('digest') !== upload.digest) return problem(409);
  const read = await readFile(parts, asked, upload);
  if (read.kind === 'unreadable')
    return { status: 422, body: { file: read.problem } satisfies UnreadableFile };
  const by = { by: asked.caller.id, why: 'import leads', at: asked.at, activityId: `tab:${key}` };
  return store.change(by, (tx) =>
    tx.once(`tab-import:${asked.caller.id}:${key}`, () =>
      planned(parts, asked, tx, read.leads, async (plan) => {
        if (store.kind === 'embedded' && plan.present + plan.leads.length > embeddedLeadLimit)
          return problem(507);
        await writeImport(tx, plan);
        return answered<Imported>({ leads: plan.leads.length });
      }),
    ),
  );
};

async function planned(
  parts: TabParts,
  asked: Asked,
  view: View,
  rows: Parameters<typeof planImportAs>[2],
  go: (plan: ImportAsPlan, actor: Actor) => Promise<TabAnswer>,
): Promise<TabAnswer> {
  const actor = await loadActor(view, asked.caller.id);
  if (actor === undefined) return refusalOf(parts, asked, { kind: 'stranger', requested: false, offers: [] });
  const decision = await planImportAs(view, actor, rows, { at: asked.at, newId: parts.deps.newId });
  return decision.kind === 'refused'
    ? refusalOf(parts, asked, { kind: 'adminRefused', refusal: decision.refusal, offers: [] })
    : go(decision.plan, actor);
}

async function readFile({ deps }: TabParts, { query }: Asked, { bytes }: Upload) {
  const set = optionSetId('lead', 'statuscode');
  const stored = await deps.store.read((view) => view.get(optionSets, set));
  const reasons = (stored ?? defaultOptionSets.find(({ id }) => id === set))?.options ?? [];
  const encoding = encodings.find((each) => each === query.get('encoding'));
  return readLeads(Readable.from([bytes]), { reasons, limits, ...(encoding && { encoding }) });
}

const sampleOf = async (view: View, lead: Lead) => ({
  id: lead.id,
  name: leadName(lead),
  company: lead.companyName ?? '',
  email: lead.email ?? '',
  owner: await nameOf(view, lead.ownerId),
});

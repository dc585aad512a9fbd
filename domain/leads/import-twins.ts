import { leadAsComparable } from '../duplicates/as-comparable.ts';
import type { Detector } from '../duplicates/detector.ts';
import { duplicatesOf } from '../duplicates/duplicates-of.ts';
import { findPairs } from '../duplicates/find-pairs.ts';
import { defaultThreshold, type SalesRule } from '../duplicates/judge.ts';
import { indexRecords } from '../duplicates/scan.ts';
import type { Actor } from '../people/access.ts';
import type { Lead } from '../records/lead.ts';
import { type Host, inSlices, pausing } from '../slices.ts';
import type { View } from '../store/store.ts';
import type { ImportPlan } from './import.ts';

/** A row that is likely a duplicate, of an earlier row or of a stored lead: the likeliest one that was found. */
export interface ImportTwin {
  readonly line: number;
  /** What the row would become. */
  readonly lead: Lead;
  readonly of:
    | { readonly kind: 'row'; readonly line: number; readonly lead: Lead }
    | { readonly kind: 'lead'; readonly lead: Lead };
  /** 0–1. */
  readonly probability: number;
  /** The documented rules that say so; empty for rows of one file. */
  readonly rules: readonly SalesRule[];
}

/**
 * The rows of an import that are likely duplicates, within the file and against the leads that the actor may read;
 * in the order of the file. Works in slices, and reports how many rows are done.
 */
export async function findTwins(
  view: View,
  actor: Actor,
  detector: Detector,
  plan: Pick<ImportPlan, 'leads' | 'lineOf'>,
  host: Host,
  progress: (done: number) => void = () => {},
): Promise<readonly ImportTwin[]> {
  const twins = await twinsInFile(detector, plan, host);
  const breathe = pausing(host);
  for (const [at, lead] of plan.leads.entries()) {
    const line = lineIn(plan, lead);
    const { matches } = await duplicatesOf(view, actor, detector, leadAsComparable(lead), {
      kinds: ['lead'],
    });
    const best = matches.find(({ probability }) => probability >= defaultThreshold);
    const known = twins.get(line);
    if (best !== undefined && best.probability >= (known?.probability ?? 0)) {
      const { record, probability, rules } = best;
      twins.set(line, { line, lead, of: { kind: 'lead', lead: record }, probability, rules });
    }
    progress(at + 1);
    await breathe();
  }
  return [...twins.values()].toSorted((a, b) => a.line - b.line);
}

async function twinsInFile(
  detector: Detector,
  plan: Pick<ImportPlan, 'leads' | 'lineOf'>,
  host: Host,
): Promise<Map<number, ImportTwin>> {
  const indexed = await inSlices(indexRecords(plan.leads.map(leadAsComparable), detector.reading), host);
  const byId = new Map(plan.leads.map((lead) => [lead.id, lead]));
  const twins = new Map<number, ImportTwin>();
  for (const { a, b, probability } of await inSlices(findPairs(indexed, detector), host)) {
    const pair = [byId.get(a) as Lead, byId.get(b) as Lead];
    const [earlier, later] = pair.toSorted((x, y) => lineIn(plan, x) - lineIn(plan, y)) as [Lead, Lead];
    const line = lineIn(plan, later);
    if (twins.has(line)) continue;
    const of = { kind: 'row', line: lineIn(plan, earlier), lead: earlier } as const;
    twins.set(line, { line, lead: later, of, probability, rules: [] });
  }
  return twins;
}

const lineIn = ({ lineOf }: Pick<ImportPlan, 'lineOf'>, { id }: Lead): number => lineOf.get(id) ?? 0;

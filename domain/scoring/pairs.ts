// biome-ignore-all lint/style/noNonNullAssertion: typed arrays, indexed within their bounds
import { blankBin } from './bins.ts';
import { type Cuts, type Design, probabilityOf } from './design.ts';

/** What two attributes say together beyond what each says alone: one weight per pair of groups. */
export interface PairTable {
  readonly a: number;
  readonly b: number;
  /** Bin of attribute `a` (`b`) → group. */
  readonly groupsA: readonly number[];
  readonly groupsB: readonly number[];
  /** Row-major: the cell of groups (g, h) is `g * columns + h`. */
  readonly columns: number;
  readonly weights: Float64Array;
  readonly counts: Float64Array;
  readonly positives: Float64Array;
}

const GROUPS = 12;
const RIDGE = 6;
const MOST = 20;
const PER_ROUND = 3;
/** A table must promise this much log likelihood beyond 1.25 per effective weight, or it is noise. */
const LEAST_GAIN = 4;
const COST_OF_A_WEIGHT = 1.25;
/** Later rounds look again only at the pairs that looked best in the first. */
const SHORTLIST = 100;

/** At most 20 pair tables on top of a scorecard whose log odds are `logits` (scoring method 3.4). */
export function fitPairs(design: Design, logits: Float64Array): readonly PairTable[] {
  const at = Float64Array.from(logits);
  const groups = design.bins.map((_, a) => groupsOf(design, a));
  let candidates = everyPair(design.bins.length);
  const tables: PairTable[] = [];
  while (tables.length < MOST) {
    const ranked = rank(candidates, design, groups, at);
    candidates = ranked.slice(0, SHORTLIST);
    const chosen = ranked
      .filter(({ gain }) => gain > LEAST_GAIN)
      .slice(0, Math.min(PER_ROUND, MOST - tables.length));
    if (chosen.length === 0) break;
    candidates = candidates.filter((pair) => !chosen.some(({ a, b }) => a === pair.a && b === pair.b));
    for (const { a, b } of chosen) tables.push(emptyTable(design, groups, a, b));
    refine(tables, design, at, 1);
  }
  refine(tables, design, at, 3);
  return tables;
}

/** Adds every table's weight to the leads' log odds. */
export function addPairs(
  tables: readonly PairTable[],
  cuts: Cuts,
  cells: Uint32Array,
  logits: Float64Array,
): void {
  for (const table of tables)
    cellsOf(table, cuts, cells).forEach((cell, i) => {
      logits[i] = logits[i]! + table.weights[cell]!;
    });
}

export const pairCell = (
  table: Pick<PairTable, 'groupsA' | 'groupsB' | 'columns'>,
  binA: number,
  binB: number,
): number => table.groupsA[binA]! * table.columns + table.groupsB[binB]!;

interface Groups {
  readonly of: readonly number[];
  readonly count: number;
  /** Each lead's group. */
  readonly leads: Uint8Array;
}

/** Bins merged into at most 12 groups: neighbours for numbers, the frequent levels for categories, blank alone. */
function groupsOf(design: Design, a: number): Groups {
  const { cells, outcomes, bins, offsets } = design;
  const own = bins[a]!;
  const blank = blankBin(own);
  const counts = new Float64Array(blank + 1);
  const binOf = (i: number): number => cells[i * bins.length + a]! - offsets[a]!;
  for (let i = 0; i < outcomes.length; i++) counts[binOf(i)] = counts[binOf(i)]! + 1;
  const merged =
    own.kind === 'numeric' ? neighbours(counts.subarray(0, blank)) : frequent(counts.subarray(0, blank));
  const of = [...merged, Math.max(-1, ...merged) + 1];
  const leads = new Uint8Array(outcomes.length);
  for (let i = 0; i < leads.length; i++) leads[i] = of[binOf(i)]!;
  return { of, count: of[blank]! + 1, leads };
}

function neighbours(counts: Float64Array): number[] {
  const full = counts.reduce((sum, count) => sum + count, 0) / (GROUPS - 1);
  let group = 0;
  let filled = 0;
  return Array.from(counts, (count) => {
    if (filled > 0 && filled + count / 2 > full && group < GROUPS - 2) {
      group += 1;
      filled = 0;
    }
    filled += count;
    return group;
  });
}

function frequent(counts: Float64Array): number[] {
  const order = Array.from(counts, (_, bin) => bin).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const groups = new Array<number>(counts.length).fill(Math.min(counts.length, GROUPS - 1) - 1);
  order.slice(0, GROUPS - 2).forEach((bin, group) => {
    groups[bin] = group;
  });
  return groups;
}

const everyPair = (attributes: number): { a: number; b: number; gain: number }[] =>
  Array.from({ length: attributes }, (_, a) =>
    Array.from({ length: attributes - a - 1 }, (_, b) => ({ a, b: a + b + 1, gain: 0 })),
  ).flat();

/** Best promise first: the gain of one Newton step on the table, less the cost of its weights. */
function rank(
  candidates: ReturnType<typeof everyPair>,
  { outcomes }: Design,
  groups: readonly Groups[],
  at: Float64Array,
) {
  const residuals = new Float64Array(at.length);
  const curves = new Float64Array(at.length);
  for (let i = 0; i < at.length; i++) {
    const p = probabilityOf(at[i]!);
    residuals[i] = outcomes[i]! - p;
    curves[i] = p * (1 - p);
  }
  return candidates
    .map(({ a, b }) => ({ a, b, gain: promise(groups[a]!, groups[b]!, residuals, curves) }))
    .sort((x, y) => y.gain - x.gain || x.a - y.a || x.b - y.b);
}

function promise(a: Groups, b: Groups, residuals: Float64Array, curves: Float64Array): number {
  const slope = new Float64Array(a.count * b.count);
  const curve = new Float64Array(a.count * b.count);
  for (let i = 0; i < residuals.length; i++) {
    const cell = a.leads[i]! * b.count + b.leads[i]!;
    slope[cell] = slope[cell]! + residuals[i]!;
    curve[cell] = curve[cell]! + curves[i]!;
  }
  let gain = 0;
  for (let cell = 0; cell < slope.length; cell++) {
    const firm = curve[cell]! + RIDGE;
    gain += (slope[cell]! ** 2 - COST_OF_A_WEIGHT * curve[cell]!) / firm;
  }
  return gain / 2;
}

function emptyTable(design: Design, groups: readonly Groups[], a: number, b: number): PairTable {
  const size = groups[a]!.count * groups[b]!.count;
  const counts = new Float64Array(size);
  const positives = new Float64Array(size);
  for (let i = 0; i < design.outcomes.length; i++) {
    const cell = groups[a]!.leads[i]! * groups[b]!.count + groups[b]!.leads[i]!;
    counts[cell] = counts[cell]! + 1;
    positives[cell] = positives[cell]! + design.outcomes[i]!;
  }
  const [groupsA, groupsB, columns] = [groups[a]!.of, groups[b]!.of, groups[b]!.count];
  return { a, b, groupsA, groupsB, columns, weights: new Float64Array(size), counts, positives };
}

/** Cells of one table share no lead, so each takes its own Newton step; the tables take turns. */
function refine(tables: readonly PairTable[], design: Design, at: Float64Array, sweeps: number): void {
  const places = tables.map((table) => cellsOf(table, design, design.cells));
  for (let sweep = 0; sweep < sweeps; sweep++)
    tables.forEach(({ weights }, t) => {
      const slope = new Float64Array(weights.length);
      const curve = new Float64Array(weights.length);
      for (let i = 0; i < at.length; i++) {
        const cell = places[t]![i]!;
        const p = probabilityOf(at[i]!);
        slope[cell] = slope[cell]! + design.outcomes[i]! - p;
        curve[cell] = curve[cell]! + p * (1 - p);
      }
      const steps = weights.map((weight, cell) => {
        const step = (slope[cell]! - RIDGE * weight) / (curve[cell]! + RIDGE);
        return Math.max(-1, Math.min(1, step));
      });
      steps.forEach((step, cell) => {
        weights[cell] = weights[cell]! + step;
      });
      for (let i = 0; i < at.length; i++) at[i] = at[i]! + steps[places[t]![i]!]!;
    });
}

function cellsOf(table: PairTable, { bins, offsets }: Cuts, cells: Uint32Array): Uint32Array {
  const places = new Uint32Array(cells.length / bins.length);
  for (let i = 0; i < places.length; i++) {
    const first = i * bins.length;
    places[i] = pairCell(
      table,
      cells[first + table.a]! - offsets[table.a]!,
      cells[first + table.b]! - offsets[table.b]!,
    );
  }
  return places;
}

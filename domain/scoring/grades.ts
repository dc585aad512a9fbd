import type { Grade } from '../records/lead.ts';

/** Best first. Always these four buckets (S1.10.2, C9). */
export const grades = ['A', 'B', 'C', 'D'] as const satisfies readonly Grade[];

/**
 * Where the buckets begin. D begins at 0 and A ends at 100, so the four are contiguous and cover 0–100 by
 * construction; only 100 ≥ A > B > C ≥ 1 must hold.
 */
export interface GradeMinimums {
  readonly A: number;
  readonly B: number;
  readonly C: number;
}

/** The product's own default: no guidance states one (C9). */
export const ownDefault: GradeMinimums = { A: 75, B: 50, C: 25 };

export interface GradeRange {
  readonly grade: Grade;
  readonly min: number;
  readonly max: number;
}

export function gradeOf(score: number, { A, B, C }: GradeMinimums): Grade {
  return score >= A ? 'A' : score >= B ? 'B' : score >= C ? 'C' : 'D';
}

export const gradeRanges = ({ A, B, C }: GradeMinimums): readonly GradeRange[] => [
  { grade: 'A', min: A, max: 100 },
  { grade: 'B', min: B, max: A - 1 },
  { grade: 'C', min: C, max: B - 1 },
  { grade: 'D', min: 0, max: C - 1 },
];

/** How many steps lie between two grades. */
export const gradesApart = (from: Grade, to: Grade): number =>
  Math.abs(grades.indexOf(from) - grades.indexOf(to));

/** Why a boundary cannot stand there. */
export type GradeRefusal =
  /** D always begins at 0, A always ends at 100. */
  | { readonly kind: 'fixedEnd'; readonly grade: Grade; readonly edge: 'min' | 'max' }
  | { readonly kind: 'notAScore'; readonly to: number }
  | { readonly kind: 'bucketWouldBeEmpty'; readonly grade: Grade }
  /** Shares must be above 0 and leave something to D. */
  | ({ readonly kind: 'notShares' } & GradeShares)
  /** Without scored leads there is nothing to share out. */
  | { readonly kind: 'noScores' };

/** How much of the leads A, B and C shall get; D gets the rest. */
export interface GradeShares {
  readonly A: number;
  readonly B: number;
  readonly C: number;
}

export type GradeChange =
  | { readonly kind: 'changed'; readonly minimums: GradeMinimums }
  | { readonly kind: 'refused'; readonly refusal: GradeRefusal };

/** Moves one boundary; the neighbour moves along: A from 51 makes B end at 50 (S1.10.3, dynamics-facts 7.3). */
export function moveBoundary(
  minimums: GradeMinimums,
  grade: Grade,
  edge: 'min' | 'max',
  to: number,
): GradeChange {
  if ((grade === 'D' && edge === 'min') || (grade === 'A' && edge === 'max'))
    return { kind: 'refused', refusal: { kind: 'fixedEnd', grade, edge } };
  if (!Number.isInteger(to) || to < 0 || to > 100)
    return { kind: 'refused', refusal: { kind: 'notAScore', to } };
  const above = edge === 'min' ? grade : grades[grades.indexOf(grade) - 1];
  return checked({ ...minimums, [above ?? 'A']: edge === 'min' ? to : to + 1 });
}

/** Accepts minimums that leave every bucket at least one score. */
export function checked(minimums: GradeMinimums): GradeChange {
  const wrong = Object.values(minimums).find((minimum) => !Number.isInteger(minimum));
  if (wrong !== undefined) return { kind: 'refused', refusal: { kind: 'notAScore', to: wrong } };
  const empty = gradeRanges(minimums).find(({ min, max }) => min > max);
  return empty
    ? { kind: 'refused', refusal: { kind: 'bucketWouldBeEmpty', grade: empty.grade } }
    : { kind: 'changed', minimums };
}

/**
 * Minimums that give A, B and C about these shares of the leads; D gets the rest. For organisations where a score
 * of 75 is almost never reached: with one lead in ten qualified it is not.
 */
export function minimumsByShare(scores: readonly number[], shares: GradeShares): GradeMinimums {
  const reaching = (minimum: number): number =>
    scores.filter((score) => score >= minimum).length / Math.max(1, scores.length);
  const nearest = (share: number, least: number, most: number): number => {
    let best = most;
    for (let minimum = most; minimum >= least; minimum--)
      if (Math.abs(reaching(minimum) - share) < Math.abs(reaching(best) - share)) best = minimum;
    return best;
  };
  const A = nearest(shares.A, 3, 100);
  const B = nearest(shares.A + shares.B, 2, A - 1);
  const C = nearest(shares.A + shares.B + shares.C, 1, B - 1);
  return { A, B, C };
}

export interface GradedLead {
  readonly id: string;
  readonly score: number;
  /** Present on closed leads. */
  readonly qualified?: boolean;
}

export interface GradeCount {
  readonly grade: Grade;
  readonly leads: number;
  readonly closed: number;
  readonly qualified: number;
}

/** What a change of boundaries would do, before it is saved. */
export interface GradeSimulation {
  readonly before: readonly GradeCount[];
  readonly after: readonly GradeCount[];
  readonly moved: readonly {
    readonly id: string;
    readonly score: number;
    readonly from: Grade;
    readonly to: Grade;
  }[];
}

export function simulateGrades(
  leads: readonly GradedLead[],
  from: GradeMinimums,
  to: GradeMinimums,
): GradeSimulation {
  return {
    before: countGrades(leads, from),
    after: countGrades(leads, to),
    moved: leads
      .map(({ id, score }) => ({ id, score, from: gradeOf(score, from), to: gradeOf(score, to) }))
      .filter((lead) => lead.from !== lead.to),
  };
}

export const countGrades = (leads: readonly GradedLead[], minimums: GradeMinimums): readonly GradeCount[] =>
  grades.map((grade) => {
    const own = leads.filter(({ score }) => gradeOf(score, minimums) === grade);
    const closed = own.filter(({ qualified }) => qualified !== undefined);
    return {
      grade,
      leads: own.length,
      closed: closed.length,
      qualified: closed.filter(({ qualified }) => qualified).length,
    };
  });

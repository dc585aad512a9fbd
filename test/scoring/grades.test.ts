import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checked,
  type GradeMinimums,
  gradeOf,
  gradeRanges,
  grades,
  gradesApart,
  minimumsByShare,
  moveBoundary,
  ownDefault,
  simulateGrades,
} from '../../domain/scoring/grades.ts';

test("C9: the product's own default is A 75–100, B 50–74, C 25–49, D 0–24", () => {
  expect(gradeRanges(ownDefault)).toEqual([
    { grade: 'A', min: 75, max: 100 },
    { grade: 'B', min: 50, max: 74 },
    { grade: 'C', min: 25, max: 49 },
    { grade: 'D', min: 0, max: 24 },
  ]);
});

test('S1.10.3: A from 51 makes B end at 50', () => {
  const change = moveBoundary({ A: 75, B: 26, C: 20 }, 'A', 'min', 51);
  expect(change).toEqual({ kind: 'changed', minimums: { A: 51, B: 26, C: 20 } });
});

test('S1.10.3: moving the end of a bucket moves the beginning of the better one', () => {
  expect(moveBoundary(ownDefault, 'C', 'max', 39)).toEqual({
    kind: 'changed',
    minimums: { A: 75, B: 40, C: 25 },
  });
});

test('S1.10.3: the end of D may be moved, and the beginning of C moves along', () => {
  expect(moveBoundary(ownDefault, 'D', 'max', 29)).toEqual({
    kind: 'changed',
    minimums: { A: 75, B: 50, C: 30 },
  });
});

test('A and D are three steps apart, whichever comes first', () => {
  expect([
    gradesApart('A', 'D'),
    gradesApart('D', 'A'),
    gradesApart('B', 'C'),
    gradesApart('B', 'B'),
  ]).toEqual([3, 3, 1, 0]);
});

test('a bucket may be one score wide, and begins at whole scores', () => {
  expect(checked({ A: 100, B: 99, C: 98 })).toEqual({ kind: 'changed', minimums: { A: 100, B: 99, C: 98 } });
  expect(checked({ A: 75, B: 50.5, C: 25 })).toEqual({
    kind: 'refused',
    refusal: { kind: 'notAScore', to: 50.5 },
  });
});

test.each([
  ['D', 'min', 5, { kind: 'fixedEnd', grade: 'D', edge: 'min' }],
  ['A', 'max', 90, { kind: 'fixedEnd', grade: 'A', edge: 'max' }],
  ['B', 'min', 75, { kind: 'bucketWouldBeEmpty', grade: 'B' }],
  ['A', 'min', 50, { kind: 'bucketWouldBeEmpty', grade: 'B' }],
  ['C', 'min', 0, { kind: 'bucketWouldBeEmpty', grade: 'D' }],
  ['B', 'max', 100, { kind: 'bucketWouldBeEmpty', grade: 'A' }],
  ['B', 'min', -1, { kind: 'notAScore', to: -1 }],
  ['A', 'min', 101, { kind: 'notAScore', to: 101 }],
  ['A', 'min', 60.5, { kind: 'notAScore', to: 60.5 }],
] as const)('%s %s to %d is refused', (grade, edge, to, refusal) => {
  expect(moveBoundary(ownDefault, grade, edge, to)).toEqual({ kind: 'refused', refusal });
});

const anyMinimums = fc
  .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 })
  .map((three) => three.sort((a, b) => b - a))
  .map(([A = 3, B = 2, C = 1]): GradeMinimums => ({ A, B, C }));

describe('S1.10.2, C9: whatever the administrator does', () => {
  const covers = (minimums: GradeMinimums): boolean => {
    const found = Array.from({ length: 101 }, (_, score) => gradeOf(score, minimums));
    const inRange = found.every((grade, score) =>
      gradeRanges(minimums).some(
        (range) => range.grade === grade && range.min <= score && score <= range.max,
      ),
    );
    return (
      inRange &&
      new Set(found).size === 4 &&
      found.every((grade, i) => i === 0 || grade <= (found[i - 1] ?? grade))
    );
  };

  test('there are four buckets, contiguous, covering 0 to 100', () => {
    fc.assert(
      fc.property(
        anyMinimums,
        fc.constantFrom(...grades),
        fc.constantFrom('min', 'max'),
        fc.integer({ min: -5, max: 105 }),
        (minimums, grade, edge, to) => {
          const change = moveBoundary(minimums, grade, edge, to);
          return covers(minimums) && (change.kind === 'refused' || covers(change.minimums));
        },
      ),
    );
  });

  test('a boundary that is accepted stands where it was put', () => {
    fc.assert(
      fc.property(
        anyMinimums,
        fc.constantFrom(...grades),
        fc.constantFrom('min', 'max'),
        fc.integer({ min: 0, max: 100 }),
        (minimums, grade, edge, to) => {
          const change = moveBoundary(minimums, grade, edge, to);
          if (change.kind === 'refused') return true;
          return gradeRanges(change.minimums).find((range) => range.grade === grade)?.[edge] === to;
        },
      ),
    );
  });

  test('grades by share of leads are buckets too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 })), (scores) =>
        covers(minimumsByShare(scores, { A: 0.1, B: 0.2, C: 0.3 })),
      ),
    );
  });
});

test('grades by share give a tenth an A also where hardly any score reaches 75', () => {
  const scores = Array.from({ length: 200 }, (_, i) => i % 20);
  const minimums = minimumsByShare(scores, { A: 0.1, B: 0.2, C: 0.3 });
  expect(minimums).toEqual({ A: 18, B: 14, C: 8 });
  expect(checked(minimums).kind).toBe('changed');
});

test('grades by share leave a score to every bucket, however alike the scores are', () => {
  const shares = { A: 0.1, B: 0.2, C: 0.1 };
  expect(minimumsByShare(new Array(10).fill(50), shares)).toEqual({ A: 100, B: 99, C: 98 });
  expect(minimumsByShare(new Array(10).fill(3), { A: 0.9, B: 0.05, C: 0.01 })).toEqual({ A: 3, B: 2, C: 1 });
});

test('the simulator shows who changes grade and how often each grade was qualified, before saving', () => {
  const leads = [
    { id: 'a', score: 80, qualified: true },
    { id: 'b', score: 72, qualified: true },
    { id: 'c', score: 70 },
    { id: 'd', score: 10, qualified: false },
  ];
  const simulation = simulateGrades(leads, ownDefault, { A: 70, B: 50, C: 25 });
  expect(simulation.moved).toEqual([
    { id: 'b', score: 72, from: 'B', to: 'A' },
    { id: 'c', score: 70, from: 'B', to: 'A' },
  ]);
  expect(simulation.before[0]).toEqual({ grade: 'A', leads: 1, closed: 1, qualified: 1 });
  expect(simulation.after[0]).toEqual({ grade: 'A', leads: 3, closed: 2, qualified: 2 });
  expect(simulation.after[3]).toEqual({ grade: 'D', leads: 1, closed: 1, qualified: 0 });
});

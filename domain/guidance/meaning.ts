import type { Knowledge } from './knowledge.ts';
import { wordingsOf } from './retrieve.ts';

/** A text as numbers, so that texts of like meaning are near each other: what an embedding model makes of it. */
export type Vector = Float32Array;

/** For every label, its share of the meaning of a question: they add up to 1. */
export type Meaning = (question: Vector) => ReadonlyMap<string, number>;

/** How sharply the nearest wordings win over the next: cosines of one model lie close together. */
const sharpness = 0.05;
/** So many of a label's nearest wordings count, by their mean. */
const counted = 3;

/** The texts whose vectors a meaning is made of. */
export const textsToEmbed = (knowledge: Knowledge): readonly string[] => [
  ...new Set(wordingsOf(knowledge).map(({ text }) => text)),
];

/** Compares by cosine with the known wordings; texts without a vector are left out. */
export function indexMeaning(knowledge: Knowledge, vectors: ReadonlyMap<string, Vector>): Meaning {
  const known = wordingsOf(knowledge).flatMap(({ text, label }) => {
    const vector = vectors.get(text);
    return vector === undefined ? [] : [{ label, vector: unitOf(vector) }];
  });
  return (question) => {
    const asked = unitOf(question);
    const best = new Map<string, number[]>();
    for (const { label, vector } of known) {
      if (vector.length !== asked.length) continue;
      const near = dot(vector, asked);
      best.set(label, [...(best.get(label) ?? []), near].toSorted((a, b) => b - a).slice(0, counted));
    }
    const means = [...best].map(
      ([label, near]) => [label, near.reduce((a, b) => a + b, 0) / near.length] as const,
    );
    const top = Math.max(...means.map(([, mean]) => mean));
    const weights = means.map(([label, mean]) => [label, Math.exp((mean - top) / sharpness)] as const);
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    return new Map(weights.map(([label, weight]) => [label, weight / sum]));
  };
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function unitOf(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

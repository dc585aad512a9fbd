import { expect, test } from 'vitest';
import { openReader } from '../../domain/guidance/terms.ts';

const reader = () => openReader(new Map(), (word) => word);

test('what two texts both say has one number in both, and is said once', () => {
  const { read } = reader();
  const [lead, again] = [read('close the lead').features, read('lead lead').features];
  expect(new Set(lead.ids).size).toBe(lead.ids.length);
  expect(new Set(again.ids).size).toBe(again.ids.length);
  const shared = read('a lead').features.ids.filter((id) => lead.ids.includes(id));
  // The word, and its pieces " lea", "lead" and "ead ".
  expect(shared).toHaveLength(4);
  expect(Math.hypot(...lead.weights)).toBeCloseTo(1, 12);
});

test('a question that leans on a turn before says its words too, and less loudly', () => {
  const { read } = reader();
  const [alone, before, leaning] = [
    read('and grades'),
    read('see scores'),
    read('and grades', ['see scores']),
  ];
  expect(leaning.words).toEqual([...alone.words, ...before.words]);
  expect(new Set(leaning.features.ids)).toEqual(new Set([...alone.features.ids, ...before.features.ids]));
  const loudness = (id: number | undefined) =>
    leaning.features.weights[leaning.features.ids.indexOf(id ?? -1)];
  const [, grades] = [...alone.features.ids];
  expect(loudness(grades)).toBeGreaterThan(loudness(before.features.ids[0]) ?? 1);
});

test('strangers are forgotten when they get too many, and what was learnt keeps its numbers', () => {
  const { read, learnt } = reader();
  const known = read('close the lead').features;
  learnt();
  const word = (n: number) => `w${n.toString(36).padStart(6, '0')}`;
  let highest = 0;
  for (let n = 0; n < 12_000; n += 1) {
    const { ids } = read(`${word(n)} close`, [`before ${word(n)}`]).features;
    // The stranger's word and its pieces are said by both texts, and counted once.
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) highest = Math.max(highest, id);
  }
  expect(highest).toBeLessThan(known.ids.length + 20_100);
  expect(read('close the lead').features).toEqual(known);
});

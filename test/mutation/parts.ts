/** Which facts are about which part of the domain: what one of them breaks, the other must notice. */
export const parts = {
  people: ['test/people', 'test/qualification'],
  qualification: ['test/qualification', 'test/sample'],
  merging: ['test/merging'],
  process: ['test/process', 'test/qualification'],
  duplicates: ['test/duplicates'],
  scoring: ['test/scoring'],
  leads: ['test/leads'],
  guidance: ['test/guidance'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Part = keyof typeof parts;

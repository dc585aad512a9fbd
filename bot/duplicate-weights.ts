import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseWeights, type Weights } from '../domain/duplicates/weights.ts';

/** Where `npm run train:duplicates -- --store` leaves what it learned from this organisation. */
export const weightsFile = (dataDir: string): string => join(dataDir, 'duplicate-weights.json');

/** The weights learned from this organisation's records and decisions; `undefined`: those the product ships with. */
export function learnedWeights(dataDir: string): Weights | undefined {
  const file = weightsFile(dataDir);
  if (!existsSync(file)) return undefined;
  const read = parseFile(file);
  if (read.ok) return read.weights;
  throw new Error(
    `${file} does not hold weights of duplicates (${read.problem}). Learn them again with “npm run train:duplicates -- --store”, or delete the file: the weights that come with the product are then used.`,
  );
}

function parseFile(file: string): ReturnType<typeof parseWeights> {
  try {
    return parseWeights(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    return { ok: false, problem: fault instanceof Error ? fault.message : String(fault) };
  }
}

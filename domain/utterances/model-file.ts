import { z } from 'zod';
import { tableSize, type Weights } from './linear.ts';
import type { UtteranceModel } from './model.ts';
import { taggerPlaces, tags } from './tagger.ts';
import { whoPlaces } from './who.ts';

/** Raise it when a feature, a label or the shape of the file changes: a file of another version is learnt anew. */
export const modelVersion = 6;

const weightsAt = (places: number) =>
  z
    .object({ labels: z.array(z.string()), scale: z.number(), table: z.base64() })
    .transform(({ labels, scale, table }): Weights => {
      const bytes = Uint8Array.from(atob(table), (letter) => letter.charCodeAt(0));
      return { labels, scale, table: new Int8Array(bytes.buffer) };
    })
    .refine(({ labels, table }) => table.length === labels.length * places, 'has too few weights');

const file = z.object({
  version: z.literal(modelVersion),
  /** Of which bank it was learnt. */
  bank: z.string(),
  vocabulary: z.array(z.string()),
  tongues: weightsAt(tableSize),
  tagger: z.object({ weights: weightsAt(taggerPlaces), steps: z.array(z.number()).length(tags.length ** 2) }),
  intents: weightsAt(tableSize),
  reasons: weightsAt(tableSize),
  who: weightsAt(whoPlaces),
});

export type ModelFile = UtteranceModel & { readonly bank: string };

/** `undefined` for anything that this version did not write. */
export function parseModel(text: string): ModelFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return file.safeParse(value).data;
}

export const printModel = (model: UtteranceModel, bank: string): string =>
  JSON.stringify({
    version: modelVersion,
    bank,
    vocabulary: model.vocabulary,
    tongues: printed(model.tongues),
    tagger: { weights: printed(model.tagger.weights), steps: model.tagger.steps.map(rounded) },
    intents: printed(model.intents),
    reasons: printed(model.reasons),
    who: printed(model.who),
  });

const printed = ({ labels, scale, table }: Weights) => ({
  labels,
  scale,
  table: btoa(Array.from(table, (weight) => String.fromCharCode(weight & 255)).join('')),
});

const rounded = (step: number): number => Math.round(step * 1000) / 1000;

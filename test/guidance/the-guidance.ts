import { readKnowledge } from '../../bot/knowledge.ts';
import { type Guidance, openGuidance } from '../../domain/guidance/answer.ts';
import type { Knowledge } from '../../domain/guidance/knowledge.ts';

/** The knowledge that ships with the product; a problem in it fails the test that asks. */
export async function theKnowledge(): Promise<Knowledge> {
  const parsed = await readKnowledge();
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.knowledge;
}

export const theGuidance = async (): Promise<Guidance> => openGuidance(await theKnowledge());

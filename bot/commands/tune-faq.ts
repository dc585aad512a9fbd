import { crossValidate, fitGate } from '../../domain/guidance/cross-validate.ts';
import { predictionOf, report } from '../../domain/guidance/evaluate.ts';
import { readKnowledge } from '../knowledge.ts';

/**
 * `npm run -s tune:faq`: how well questions are answered whose wordings were never learnt (5 folds by family of
 * wordings), and the weights that `domain/guidance/gate.ts` would get from them.
 */
const knowledge = await readKnowledge();
if (!knowledge.ok) {
  console.error(
    knowledge.problems.map(({ file, line, problem }) => `${file}:${line}: ${problem}`).join('\n'),
  );
  process.exit(1);
}
const unseen = crossValidate(knowledge.knowledge, 5);
const known = new Set(knowledge.knowledge.sections.keys());
const { overall, byKind, decline } = report(
  unseen.map(({ line }) => line),
  unseen.map(({ line, finding }) =>
    predictionOf(line, { kind: finding.kind, topics: finding.ranking }, '', 0),
  ),
  known,
);
console.log(
  JSON.stringify({ unseen: unseen.length, overall, byKind, decline, gate: fitGate(unseen) }, null, 2),
);

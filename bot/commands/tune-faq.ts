import {
  askStranger,
  crossValidate,
  fitGate,
  handOf,
  type Unseen,
} from '../../domain/guidance/cross-validate.ts';
import { predictionOf, report } from '../../domain/guidance/evaluate.ts';
import { describeMistakes, readKnowledge } from '../knowledge.ts';

/**
 * `npm run -s tune:faq`: how well questions are answered whose wordings were never learnt (5 folds by family of
 * wordings; then each later hand's questions, learnt from the others), and the weights that `domain/guidance/gate.ts`
 * would get from them.
 */
const read = await readKnowledge();
if (!read.ok) {
  console.error(describeMistakes(read.problems));
  process.exit(1);
}
const { knowledge } = read;
const known = new Set(knowledge.sections.keys());

function figures(unseen: readonly Unseen[]) {
  const { overall, byKind, decline } = report(
    unseen.map(({ line }) => line),
    unseen.map(({ line, finding }) =>
      predictionOf(line, { kind: finding.kind, topics: finding.ranking }, '', 0),
    ),
    known,
  );
  return { unseen: unseen.length, overall, byKind, decline };
}

const folds = crossValidate(knowledge, 5);
const hands = [...new Set(knowledge.bank.map(handOf))].filter((hand) => hand !== 'hand-0');
const strangers = Object.fromEntries(hands.map((hand) => [hand, figures(askStranger(knowledge, hand))]));
console.log(JSON.stringify({ ...figures(folds), strangers, gate: fitGate(folds) }, null, 2));

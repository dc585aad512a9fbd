import type { Insight, InsightRow } from '../../domain/scoring/insight.ts';
import type { Threshold } from '../../domain/scoring/metrics.ts';
import type { Model } from '../../domain/scoring/model.ts';
import { outcomeNames, type ScoredEntity } from '../../domain/scoring/readiness.ts';
import type { Gain, ScoreGroup } from '../../domain/scoring/score-counts.ts';
import { attribute, modelsEn, percent } from './en-models.ts';
import { inGroup } from './en-scores.ts';
import { count } from './en-words.ts';

const things = { lead: 'leads', opportunity: 'opportunities' } as const;

/** How good a model is, and what it looks at, in English. */
export const performanceEn = {
  title: (name: string): string => `How well ${name} foretells`,
  verdict: (model: Model): string => {
    const { metrics, publish } = model.learned.validation;
    const { auc, ci95 } = metrics;
    const measured =
      auc === undefined
        ? 'The AUC is not measurable: the test has one outcome only.'
        : `AUC ${auc.toFixed(3)}${ci95 ? ` (95 %: ${ci95[0].toFixed(3)} to ${ci95[1].toFixed(3)})` : ''}.`;
    return `${modelsEn.publishState(publish)} (our own verdict). ${measured}`;
  },
  noPlots: 'This version was trained before plots were kept: train it again to see them.',
  calibrationTitle: 'Calibration: does a score of 70 mean 70 %?',
  foretold: 'Foretold',
  happened: (entity: ScoredEntity): string => `Really ${outcomeNames[entity].positive}`,
  axisGroup: 'Mean score of the group',
  axisRate: '%',
  group: (
    { from, to, leads, positives, mean }: ScoreGroup,
    entity: ScoredEntity,
  ): readonly [string, string] => [
    from === to ? `Score ${from}` : `Scores ${from}–${to}`,
    `foretold ${Math.round(mean)} %, really ${percent(positives / leads)} of ${count(leads, entity === 'lead' ? 'lead' : 'one')}`,
  ],
  gainTitle: (entity: ScoredEntity): string =>
    `Lift: how many ${outcomeNames[entity].positive} ones the best scores hold`,
  axisTaken: (entity: ScoredEntity): string => `Best … % of the ${things[entity]} by score`,
  found: 'Found by score',
  atRandom: 'At random',
  gain: ({ taken, found }: Gain): readonly [string, string] => [
    `Best ${percent(taken)}`,
    `${percent(found)} of them; ${(found / taken).toFixed(1)} times as many as at random`,
  ],
  thresholdTitle: 'Where F1 is best',
  threshold: (t: Threshold, entity: ScoredEntity): readonly (readonly [string, string])[] => {
    const { positive, negative } = outcomeNames[entity];
    const n = t.truePositives + t.falsePositives + t.trueNegatives + t.falseNegatives;
    return [
      ['Threshold', `above score ${Math.round(100 * t.above)} (${n.toLocaleString('en')} tested)`],
      [`Foretold ${positive}`, `${t.truePositives} were ${positive}, ${t.falsePositives} ${negative}`],
      [`Foretold ${negative}`, `${t.falseNegatives} were ${positive}, ${t.trueNegatives} ${negative}`],
      ['Accuracy', percent(t.accuracy)],
      ['Recall', percent(t.recall)],
      ['Precision', percent(t.precision)],
      ['Conversion rate', percent(t.conversionRate)],
      ['F1', t.f1.toFixed(2)],
    ];
  },
  more: (model: Model): readonly (readonly [string, string])[] => {
    const { brier, ece10, lift10 } = model.learned.validation.metrics;
    return [
      ...(brier === undefined ? [] : ([['Brier score', brier.toFixed(3)]] as const)),
      ...(ece10 === undefined
        ? []
        : ([['Calibration error', `${(100 * ece10).toFixed(1)} points`]] as const)),
      ...(lift10 === undefined ? [] : ([['Lift of the best tenth', lift10.toFixed(1)]] as const)),
    ];
  },
  gradesTitle: 'By grade, in the test',
  gradeRate: (
    grade: string,
    leads: number,
    positives: number,
    entity: ScoredEntity,
  ): readonly [string, string] => [
    grade,
    leads === 0
      ? 'none'
      : `${percent(positives / leads)} of ${leads} were ${outcomeNames[entity].positive}${leads < 20 ? ', few cases' : ''}`,
  ],

  attributesTitle: (name: string): string => `What ${name} looks at`,
  spreadHow: 'Success rate from the worst value to the best one, among values with at least ten closed ones.',
  spread: ({
    name,
    lowest,
    highest,
  }: {
    name: string;
    lowest: number;
    highest: number;
  }): readonly [string, string] => [attribute(name), `${percent(lowest)} to ${percent(highest)}`],
  moreAttributes: (n: number): string => `… and ${n} more: choose one below.`,
  droppedTitle: 'Not used, and why',
  unfilled: (names: readonly string[]): string => `Never filled in: ${names.map(attribute).join(', ')}.`,
  chooseAttribute: 'Attribute to look into',
  look: 'Look into it',
  insightTitle: (name: string): string => `${attribute(name)}: what its values tell`,
  insightAverage: ({ leads, positives }: Insight): string =>
    `The average is ${percent(positives / leads)} of ${leads.toLocaleString('en')} closed ones. Above it a value raises the score, below it lowers it, given the other attributes.`,
  insightRow: (name: string, { group, leads, positives, against }: InsightRow): readonly [string, string] => [
    performanceEn.value(name, group),
    `${marks[against]} ${percent(positives / leads)} of ${leads.toLocaleString('en')}${leads < 10 ? ', few cases' : ''}`,
  ],
  /** A value without the name of its attribute; blank is a value, too. */
  value: (name: string, group: InsightRow['group']): string => {
    if (group.kind === 'blank') return 'Blank';
    if (group.kind === 'filled') return 'Filled in';
    return inGroup(name, group).slice(attribute(name).length + 2);
  },
  moreValues: (n: number): string => `… and ${count(n, 'value')} more`,
};

const marks = { above: '▲', below: '▼', average: '=' } as const;

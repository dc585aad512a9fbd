import { attributeDe, modelsDe, percentDe } from './de-models.ts';
import { inGroupDe } from './de-scores.ts';
import { outcomes } from './de-scoring.ts';
import { count, decimals, list, number } from './de-words.ts';
import type { performanceEn } from './en-performance.ts';

const many = { lead: 'Leads', opportunity: 'Verkaufschancen' } as const;
const marks = { above: '▲', below: '▼', average: '=' } as const;
const few = (n: number, least: number): string => (n < least ? ', wenige Fälle' : '');

/** How good a model is, and what it looks at, in German. */
export const performanceDe: typeof performanceEn = {
  title: (name) => `Wie gut ${name} vorhersagt`,
  verdict: (model) => {
    const { metrics, publish } = model.learned.validation;
    const { auc, ci95 } = metrics;
    const measured =
      auc === undefined
        ? 'Die AUC ist nicht messbar: Der Test hat nur ein Ergebnis.'
        : `AUC ${decimals(auc, 3)}${ci95 ? ` (95 %: ${decimals(ci95[0], 3)} bis ${decimals(ci95[1], 3)})` : ''}.`;
    return `${modelsDe.publishState(publish)} (unser eigenes Urteil). ${measured}`;
  },
  noPlots: 'Diese Version ist älter als die Diagramme: Trainieren Sie sie neu, um sie zu sehen.',
  calibrationTitle: 'Kalibrierung: Bedeutet ein Score von 70 auch 70 %?',
  foretold: 'Vorhergesagt',
  happened: (entity) => `Wirklich ${outcomes[entity].positive.toLowerCase()}`,
  axisGroup: 'Mittlerer Score der Gruppe',
  axisRate: '%',
  group: ({ from, to, leads, positives, mean }) => [
    from === to ? `Score ${from}` : `Scores ${from}–${to}`,
    `vorhergesagt ${Math.round(mean)} %, wirklich ${percentDe(positives / leads)} von ${number(leads)}`,
  ],
  gainTitle: (entity) =>
    `Lift: wie viele ${outcomes[entity].positive.toLowerCase()}e unter den besten Scores sind`,
  axisTaken: (entity) => `Beste … % der ${many[entity]} nach Score`,
  found: 'Nach Score gefunden',
  atRandom: 'Nach Zufall',
  gain: ({ taken, found }) => [
    `Beste ${percentDe(taken)}`,
    `${percentDe(found)} davon; ${decimals(found / taken, 1)}-mal so viele wie nach Zufall`,
  ],
  thresholdTitle: 'Wo F1 am besten ist',
  threshold: (t, entity) => {
    const [positive, negative] = [
      outcomes[entity].positive.toLowerCase(),
      outcomes[entity].negative.toLowerCase(),
    ];
    const n = t.truePositives + t.falsePositives + t.trueNegatives + t.falseNegatives;
    return [
      ['Schwelle', `über Score ${Math.round(100 * t.above)} (${number(n)} getestet)`],
      [`Vorhergesagt: ${positive}`, `${t.truePositives} ${positive}, ${t.falsePositives} ${negative}`],
      [`Vorhergesagt: ${negative}`, `${t.falseNegatives} ${positive}, ${t.trueNegatives} ${negative}`],
      ['Genauigkeit', percentDe(t.accuracy)],
      ['Trefferquote', percentDe(t.recall)],
      ['Präzision', percentDe(t.precision)],
      ['Konversionsrate', percentDe(t.conversionRate)],
      ['F1', decimals(t.f1, 2)],
    ];
  },
  more: (model) => {
    const { brier, ece10, lift10 } = model.learned.validation.metrics;
    return [
      ...(brier === undefined ? [] : ([['Brier-Score', decimals(brier, 3)]] as const)),
      ...(ece10 === undefined
        ? []
        : ([['Kalibrierungsfehler', `${decimals(100 * ece10, 1)} Punkte`]] as const)),
      ...(lift10 === undefined ? [] : ([['Lift des besten Zehntels', decimals(lift10, 1)]] as const)),
    ];
  },
  gradesTitle: 'Nach Grad, im Test',
  gradeRate: (grade, leads, positives, entity) => [
    grade,
    leads === 0
      ? 'keine'
      : `${percentDe(positives / leads)} von ${number(leads)} wurden ${outcomes[entity].positive.toLowerCase()}${few(leads, 20)}`,
  ],

  attributesTitle: (name) => `Was ${name} berücksichtigt`,
  spreadHow: 'Erfolgsquote vom schlechtesten bis zum besten Wert, soweit er mindestens zehnmal vorkommt.',
  spread: ({ name, lowest, highest }) => [
    attributeDe(name),
    `${percentDe(lowest)} bis ${percentDe(highest)}`,
  ],
  moreAttributes: (n) => `… und ${number(n)} weitere: Wählen Sie unten eines aus.`,
  droppedTitle: 'Nicht verwendet, und warum',
  unfilled: (names) => `Nie ausgefüllt: ${list(names.map(attributeDe))}.`,
  chooseAttribute: 'Attribut, das Sie ansehen möchten',
  look: 'Ansehen',
  insightTitle: (name) => `${attributeDe(name)}: was die Werte aussagen`,
  insightAverage: ({ leads, positives }) =>
    `Der Durchschnitt ist ${percentDe(positives / leads)} von ${number(leads)} geschlossenen. Ein Wert darüber erhöht den Score, einer darunter senkt ihn, bei sonst gleichen Attributen.`,
  insightRow: (name, { group, leads, positives, against }) => [
    performanceDe.value(name, group),
    `${marks[against]} ${percentDe(positives / leads)} von ${number(leads)}${few(leads, 10)}`,
  ],
  value: (name, group) => {
    if (group.kind === 'blank') return 'Leer';
    if (group.kind === 'filled') return 'Ausgefüllt';
    return inGroupDe(name, group).slice(attributeDe(name).length + 2);
  },
  moreValues: (n) => `… und ${count(n, 'weiterer Wert', 'weitere Werte')}`,
};

import {
  outcomeNames,
  type Readiness,
  type ScoredEntity,
  type WindowRow,
} from '../../domain/scoring/readiness.ts';
import type { ScoringCommand } from '../scoring/command.ts';
import type { Dates } from './dates.ts';
import { summaryEn } from './en-summary.ts';
import { capital, count } from './en-words.ts';

type Checked = Extract<Readiness, { kind: 'checked' }>;

const things = { lead: 'leads', opportunity: 'opportunities' } as const;

/** Scoring models and scores, in English. */
export const scoringEn = ({ day }: Dates) => ({
  /** The label of a button. */
  offer: (command: ScoringCommand): string => {
    switch (command.kind) {
      case 'scoring-readiness':
        return command.entity === 'opportunity' ? 'Check opportunities' : 'Check leads';
      case 'models':
        return command.modelId === undefined ? 'Scoring models' : 'Open model';
      case 'model-performance':
        return 'Performance';
      case 'model-attributes':
        return command.attribute === undefined ? 'Attributes' : 'Look into it';
      case 'scored-opportunities':
        return command.page === undefined ? 'Opportunities' : 'Show more';
      case 'score-of-opportunity':
        return 'Open score';
      case 'score-summary':
        return command.by === undefined ? 'Score summary' : summaryEn.by[command.by];
      case 'leads-behind':
        return command.page === undefined ? 'Show the leads' : 'Show more';
      case 'score-of-lead':
        return 'Explain the score';
      case 'why-unscored':
        return 'When is it updated?';
      case 'grades':
        return 'Grades';
      case 'train-model':
        if (command.modelId !== undefined) return 'Change and train again';
        return command.entity === 'opportunity' ? 'Train for opportunities' : 'Train for leads';
    }
  },

  readinessTitle: ({ entity, ready }: Checked): string =>
    ready
      ? `You can build ${entity === 'lead' ? 'a lead' : 'an opportunity'} scoring model`
      : `Not enough closed ${things[entity]} for a scoring model yet`,
  windowTitle: 'The training time frame is out of range',
  windowOutOfRange: (months: number, least: number, most: number): string =>
    `${Number.isFinite(months) ? `${months} months` : 'That'} cannot be chosen: the time frame is between ${least} months and ${most / 12} years. Nothing was changed.`,
  side: (
    entity: ScoredEntity,
    side: 'positive' | 'negative',
    { count: n, needed, missing }: Checked['positives'],
  ): readonly [string, string] => [
    capital(outcomeNames[entity][side]),
    missing === 0 ? `${n} of ${needed} ✓` : `${n} of ${needed}: ${missing} missing`,
  ],
  window: ({ entity, window }: Checked): string =>
    `Counted: ${things[entity]} created and closed since ${day(window.from)}, the later of both dates below.`,
  byTimeFrame: (months: number): string => `Time frame (last ${months} months)`,
  byJanuary1: 'January 1 of the previous year',
  dateRule: (from: Date, excluded: number): string =>
    `${day(from)}: leaves out ${excluded.toLocaleString('en')}`,
  bothRules: 'A record may be left out by both rules.',
  otherExclusions: ({ entity, excluded }: Checked): readonly string[] => [
    ...(excluded.notOnProcess === 0
      ? []
      : [`${count(excluded.notOnProcess, 'record')} not counted: never on that process.`]),
    ...(excluded.abortedProcess === 0
      ? []
      : [`${count(excluded.abortedProcess, 'record')} not counted: the process was aborted.`]),
    ...(excluded.inFuture === 0
      ? []
      : [
          `${count(excluded.inFuture, 'record')} not counted: dated in the future. Check the clock of the system these ${things[entity]} came from.`,
        ]),
  ],
  advice: ({ ready, passingMonths, projected, entity }: Checked, months: number): string => {
    if (ready) return 'The next step is training a model on these records.';
    const longer = passingMonths !== undefined && passingMonths > months;
    const shorter = passingMonths !== undefined && passingMonths < months;
    if (longer || shorter)
      return `Choose ${longer ? 'a longer time frame, to include more' : 'another time frame'}: ${passingMonths} months has enough ${things[entity]}.`;
    const wait =
      projected === undefined
        ? 'At the pace of the last 90 days it will not have enough within two years.'
        : `At the pace of the last 90 days it will have enough about ${day(projected)}.`;
    return `No time frame up to 24 months has enough. ${wait} A longer time frame includes more ${things[entity]}; closing open ones that are decided helps too.`;
  },
  tableTitle: 'Every time frame',
  tableRow: (
    { months, positives, negatives, passes }: WindowRow,
    entity: ScoredEntity,
  ): readonly [string, string] => [
    `${months} months`,
    `${positives} ${outcomeNames[entity].positive}, ${negatives} ${outcomeNames[entity].negative} ${passes ? '✓' : '✗'}`,
  ],
  monthsLabel: 'Time frame',
  months: (months: number): string => `Last ${months} months`,
  processLabel: 'Business process flow',
  anyProcess: 'Any process',
  check: 'Check again',
  prerequisites: (entity: ScoredEntity): string =>
    `In Dynamics 365, scoring also needs Dynamics 365 Sales Insights installed, and works on the standard ${entity} entity only.`,
  perStage:
    'Per-stage opportunity models are not offered here. In Dynamics 365 they have numbers of their own: see “Opportunity per-stage scoring” in the opportunity FAQ.',
  byHandTitle: 'Count them yourself in Dynamics 365',
  byHand: (months: number, process: string): readonly string[] => [
    'On the Leads page, select All leads from the view selector.',
    'Select Edit Filters.',
    `Select Add and set Created On = Last ${months} months; Status = Qualified.`,
    `Select Add > Add related entity: Related entity = ${process}; Operator = Contains data; Field = Status Reason; Operator = Does not equal; Value = Aborted.`,
    'Verify the number of leads that meet the criteria. Below 40, choose a longer time frame to include more leads.',
    'For the disqualified leads, change the Status filter to Disqualified.',
  ],
  theProcess: 'Lead to opportunity Sales Process',
});

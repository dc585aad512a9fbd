import { leads } from '../domain/collections.ts';
import type { Actor } from '../domain/people/access.ts';
import { loadActor } from '../domain/people/access.ts';
import type {
  Preflight,
  QualifyChoices,
  QualifyCommand,
  QualifyReceipt,
  Question,
} from '../domain/qualification/outcome.ts';
import { preflight } from '../domain/qualification/preflight.ts';
import { qualify } from '../domain/qualification/qualify.ts';
import type { Refusal } from '../domain/qualification/refusal.ts';
import { opportunityLimit, type Target } from '../domain/qualification/settings.ts';
import { type Lead, leadName } from '../domain/records/lead.ts';
import type { Transaction, View } from '../domain/store/store.ts';
import { actorFor, colleagueIn, looksForOthers } from './colleague.ts';
import type { Command } from './command.ts';
import { detectorsOf } from './detectors.ts';
import { advanceFlow, type FlowKind, type Pressed, startFlow } from './flow.ts';
import { leadHead } from './lead-facts.ts';
import { refused } from './refused.ts';
import type { Problem, Reply } from './reply.ts';
import { stranger } from './stranger.ts';
import type { Deps, Turn } from './turn.ts';

type QualifyState =
  | { readonly step: 'deciding'; readonly command: QualifyCommand }
  | { readonly step: 'done'; readonly receipt: QualifyReceipt };

/**
 * Qualify, first card: every check runs, nothing is written. What refuses is explained; what is left to decide is
 * asked; a lead with nothing to ask gets one card that says what will happen.
 */
export async function startQualify(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
): Promise<Reply> {
  const command: QualifyCommand = { leadId: lead.id, route: 'form', choices: {} };
  const checked = await preflight(tx, actor, command, turn.at, detectorsOf(deps));
  const refusal = firstRefusal(checked);
  if (refusal !== undefined) {
    return { ...refused('qualify-lead', refusal, actor, lead), checks: verdicts(checked) };
  }
  const flow = await startFlow(tx, turn, qualifyFlow, lead.id, { step: 'deciding', command });
  return ask(lead, checked, flow);
}

export const qualifyFlow: FlowKind<QualifyState> = {
  name: 'qualify',
  v: 1,
  press: pressQualify,
  show: showQualify,
};

async function pressQualify(pressed: Pressed<QualifyState>): Promise<Reply> {
  const { tx, turn, deps, state, flow } = pressed;
  if (state.step === 'done') return receipt(state.receipt);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const lead = await tx.get(leads, state.command.leadId);
  const before = await preflight(tx, actor, state.command, turn.at, detectorsOf(deps));
  const answer = choicesFrom(pressed, questionOf(before), state.command.choices);
  if (lead !== undefined && answer.kind === 'problem') return ask(lead, before, flow, answer.problem);
  const command: QualifyCommand =
    answer.kind === 'choices' ? { ...state.command, choices: answer.choices } : state.command;
  const outcome = await qualify(tx, actor, command, { at: turn.at, newId: deps.newId }, detectorsOf(deps));
  switch (outcome.kind) {
    case 'qualified':
      await advanceFlow(pressed, { step: 'done', receipt: outcome.receipt }, 'finished');
      return receipt(outcome.receipt);
    case 'asks': {
      const next = await advanceFlow(pressed, { step: 'deciding', command });
      return ask(lead as Lead, outcome.preflight, next);
    }
    case 'refused':
      // Whoever presses this card again is shown how it stands then.
      await advanceFlow(pressed, { step: 'deciding', command });
      return refused('qualify-lead', outcome.refusal, actor, lead);
  }
}

/** The card of where the qualification stands; the facts are gathered anew, for the world may have moved. */
async function showQualify({
  tx,
  turn,
  deps,
  state,
  flow,
}: Omit<Pressed<QualifyState>, 'press' | 'fields'>): Promise<Reply> {
  if (state.step === 'done') return receipt(state.receipt);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const lead = await tx.get(leads, state.command.leadId);
  const checked = await preflight(tx, actor, state.command, turn.at, detectorsOf(deps));
  const refusal = firstRefusal(checked);
  if (lead === undefined || refusal !== undefined) {
    return refused('qualify-lead', refusal ?? { kind: 'leadUnknown' }, actor, lead);
  }
  return ask(lead, checked, flow);
}

const verdicts = ({ checks }: Preflight) => checks.map(({ name, verdict }) => ({ name, verdict }));

export const firstRefusal = (checked: Preflight): Refusal | undefined =>
  checked.checks.flatMap((check) => (check.verdict === 'fail' ? [check.refusal] : []))[0];

const questionOf = (checked: Preflight): Question | undefined =>
  checked.checks.flatMap((check) => (check.verdict === 'ask' ? [check.question] : []))[0];

/** The card of the next question, or of the last look before writing. */
function ask(
  lead: Lead,
  checked: Preflight,
  { id, rev }: { readonly id: string; readonly rev: number },
  problem?: Problem,
): Reply {
  const question = questionOf(checked);
  const common = {
    lead: leadHead(lead),
    flow: id,
    rev,
    notes: checked.notes,
    attachments: checked.attachments,
    checks: verdicts(checked),
    warnings: checked.checks.flatMap((check) =>
      check.verdict === 'warn' && check.facts.length > 0 ? [{ check: check.name, facts: check.facts }] : [],
    ),
    ...(problem === undefined ? {} : { problem }),
  };
  return question === undefined
    ? { kind: 'qualifyConfirm', plan: checked.plan ?? [], ...common }
    : { kind: 'qualifyAsks', question, ...common };
}

type Answer =
  | { readonly kind: 'choices'; readonly choices: QualifyChoices }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Reads what was chosen on the card of this question. Ids are only claims here: the domain checks them. */
function choicesFrom(
  { press, fields }: Pick<Pressed<QualifyState>, 'press' | 'fields'>,
  question: Question | undefined,
  before: QualifyChoices,
): Answer {
  switch (question?.kind) {
    case undefined:
      return { kind: 'choices', choices: before };
    case 'whichRecords':
      return whichRecords(question, fields, before);
    case 'existingOpportunity':
      return existingOpportunity(fields['opportunity'] ?? '', before, question.opportunities[0]?.name ?? '');
    case 'possibleMatches':
      return possibleMatches(question, press, fields, before);
  }
}

function whichRecords(
  question: Extract<Question, { kind: 'whichRecords' }>,
  fields: Readonly<Record<string, string>>,
  before: QualifyChoices,
): Answer {
  const wanted = new Set((fields['create'] ?? '').split(','));
  const names = (fields['opportunityNames'] ?? question.opportunityName)
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean);
  if (wanted.has('opportunity') && names.length > opportunityLimit) {
    return { kind: 'problem', problem: { kind: 'tooManyOpportunities', limit: opportunityLimit } };
  }
  const asked = (target: Target): boolean => question.ask.includes(target);
  const record = (target: 'account' | 'contact'): QualifyChoices =>
    asked(target) ? { [target]: { kind: wanted.has(target) ? 'create' : 'skip' } } : {};
  return {
    kind: 'choices',
    choices: {
      ...before,
      ...record('account'),
      ...record('contact'),
      ...(asked('opportunity')
        ? {
            opportunity: wanted.has('opportunity')
              ? { kind: 'create', names: names.length > 0 ? names : [question.opportunityName] }
              : { kind: 'skip' },
          }
        : {}),
    },
  };
}

function existingOpportunity(chosen: string, before: QualifyChoices, name: string): Answer {
  if (chosen === '') return { kind: 'problem', problem: { kind: 'nothingSelected' } };
  return {
    kind: 'choices',
    choices: {
      ...before,
      opportunity: chosen === 'new' ? { kind: 'create', names: [name] } : { kind: 'link', id: chosen },
    },
  };
}

/**
 * *Account or Contact may already exist*: *Continue* needs a selection, *Ignore and save* makes new records
 * (S1.16.4, S1.16.5). *Duplicate warning*: *Continue* links what is selected and makes what is blank (S1.15.2, S1.15.3).
 */
function possibleMatches(
  question: Extract<Question, { kind: 'possibleMatches' }>,
  press: string,
  fields: Readonly<Record<string, string>>,
  before: QualifyChoices,
): Answer {
  const selected = { account: fields['accountId'] ?? '', contact: fields['contactId'] ?? '' };
  if (question.improved && press === 'continue' && selected.account === '' && selected.contact === '') {
    return { kind: 'problem', problem: { kind: 'nothingSelected' } };
  }
  const choice = (target: 'account' | 'contact'): QualifyChoices => {
    const matched = question[`${target}s`].length + question.hidden[`${target}s`] > 0;
    if (!matched) return {};
    const id = press === 'ignore' ? '' : selected[target];
    return { [target]: id === '' || id === 'new' ? { kind: 'createNew' } : { kind: 'link', id } };
  };
  return { kind: 'choices', choices: { ...before, ...choice('account'), ...choice('contact') } };
}

const receipt = (made: QualifyReceipt): Reply => {
  const offers: Command[] = [
    { kind: 'show-lead', lead: { kind: 'id', id: made.leadId } },
    { kind: 'undo', lead: { kind: 'id', id: made.leadId }, of: made.at },
    { kind: 'list-leads', view: 'my-open' },
  ];
  return { kind: 'qualified', receipt: made, offers };
};

/** `can I qualify …?`: the whole list of checks, nothing written. */
export async function canIQualify(
  view: View,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
  whom?: string,
): Promise<Reply> {
  const colleague =
    whom === undefined || !looksForOthers(actor) ? undefined : await colleagueIn(view, whom, leadName(lead));
  const examined = await actorFor(view, actor, colleague);
  const checked = await preflight(
    view,
    examined,
    { leadId: lead.id, route: 'form', choices: {} },
    turn.at,
    detectorsOf(deps),
  );
  const id = { kind: 'id', id: lead.id } as const;
  const isMine = examined.person.id === actor.person.id;
  const offers: Command[] =
    isMine && firstRefusal(checked) === undefined
      ? [
          { kind: 'qualify-lead', lead: id },
          { kind: 'show-lead', lead: id },
        ]
      : [{ kind: 'show-lead', lead: id }];
  const others: Command[] = isMine ? [] : [{ kind: 'roles' }];
  return {
    kind: 'preflight',
    preflight: checked,
    ...(whom !== undefined && { examinedAs: examined.person.name }),
    offers: [...offers, ...others],
  };
}

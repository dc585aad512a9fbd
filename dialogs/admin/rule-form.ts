import { duplicateRules } from '../../domain/collections.ts';
import type { Comparison, Criterion, RuleDefinition } from '../../domain/duplicates/detection-rule.ts';
import type { RuleRefusal } from '../../domain/duplicates/rule-book.ts';
import { previewRuleChange } from '../../domain/duplicates/rule-changes.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import type { CoreEntity } from '../../domain/records/fields.ts';
import type { Transaction } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { advanceFlow, type FlowKind, type Pressed, resumeFlow, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Turn } from '../turn.ts';
import { adminFlow, refusedChange, startChange } from './change.ts';

type Typed = Readonly<Record<string, string>>;

/** Criteria of one card; a rule has more than this seldom, because its matchcode may not become too long. */
export const criteriaShown = 3;

type RuleFormState =
  /** Which two types are compared; their fields are what the next card offers. */
  | { readonly step: 'types'; readonly id: string; readonly typed: Typed }
  | { readonly step: 'criteria'; readonly id: string; readonly typed: Typed }
  /** `change`: the flow of the change that it has become. */
  | { readonly step: 'sent'; readonly change?: string };
type Filling = Exclude<RuleFormState, { step: 'sent' }>;

type RuleForm = Extract<Command, { kind: 'rule-form' }>;

/** `new rule`, or the form of an existing one: to edit it, or to make another one like it. */
export async function startRuleForm(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  { ruleId, copy }: RuleForm,
  newId: () => string,
): Promise<Reply> {
  const isNew = ruleId === undefined || copy === true;
  const forbidden = await notAllowed(tx, actor, isNew ? 'create' : 'write', 'duplicateRule');
  if (forbidden) return refusedChange(forbidden.refusal);
  const rule = ruleId === undefined ? undefined : await tx.get(duplicateRules, ruleId);
  if (ruleId !== undefined && rule === undefined)
    return refusedChange(notFound('duplicateRule', ruleId).refusal);
  if (rule !== undefined && !isNew && rule.status !== 'unpublished')
    return refusedChange({ kind: 'rulePublished', id: rule.id, name: rule.name });
  const id = rule === undefined || isNew ? `rule-${newId()}` : rule.id;
  const state: Filling =
    rule === undefined
      ? { step: 'types', id, typed: { base: 'lead', matching: 'lead' } }
      : { step: 'criteria', id, typed: typedFrom(rule, copy === true) };
  const flow = await startFlow(tx, turn, ruleFormFlow, isNew ? turn.activityId : id, state);
  return cardOf(state, flow);
}

export const ruleFormFlow: FlowKind<RuleFormState> = {
  name: 'rule-form',
  v: 2,
  press: pressRuleForm,
  show: async (at) => (at.state.step === 'sent' ? showSent(at, at.state.change) : cardOf(at.state, at.flow)),
};

/** The card of the change, as long as that asks; then the form is over. No press of the form is one of that card. */
async function showSent(
  { tx, turn, deps }: Omit<Pressed<RuleFormState>, 'press' | 'fields'>,
  flow = 'none',
): Promise<Reply> {
  const press = { kind: 'flow', flow, rev: 0, press: 'show' } as const;
  const asking = await resumeFlow(tx, turn, deps, press, {}, [adminFlow]);
  return asking.kind === 'adminConfirm' ? asking : { kind: 'cardInactive', offers: [{ kind: 'rules' }] };
}

async function pressRuleForm(pressed: Pressed<RuleFormState>): Promise<Reply> {
  const { tx, turn, press, state } = pressed;
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  if (state.step === 'sent') return showSent(pressed, state.change);
  const typed = { ...state.typed, ...pressed.fields };
  if (state.step === 'types' || press === 'types') {
    const next: Filling = { ...state, step: press === 'types' ? 'types' : 'criteria', typed };
    return cardOf(next, await advanceFlow(pressed, next));
  }
  const change = { act: 'define', id: state.id, definition: definitionFrom(typed) } as const;
  const decision = await previewRuleChange(tx, actor, change);
  if (decision.kind === 'refused' && decision.refusal.kind === 'ruleUnsound') {
    const next: Filling = { ...state, typed };
    return cardOf(next, await advanceFlow(pressed, next), decision.refusal.problems);
  }
  const reply = await startChange(tx, turn, actor, { kind: 'rule', change });
  const sent = reply.kind === 'adminConfirm' ? { change: reply.flow } : {};
  await advanceFlow<RuleFormState>(pressed, { step: 'sent', ...sent }, 'finished');
  return reply;
}

const cardOf = (
  state: Filling,
  { id, rev }: { readonly id: string; readonly rev: number },
  problems: Extract<RuleRefusal, { kind: 'ruleUnsound' }>['problems'] = [],
): Reply => ({
  kind: 'ruleForm',
  step: state.step,
  base: entityOf(state.typed['base']),
  matching: entityOf(state.typed['matching']),
  values: state.typed,
  problems,
  flow: id,
  rev,
});

const entities: readonly CoreEntity[] = ['lead', 'account', 'contact', 'opportunity'];

const entityOf = (text = ''): CoreEntity => entities.find((entity) => entity === text) ?? 'lead';

/** What the form's fields hold for an existing rule. */
function typedFrom(rule: RuleDefinition, copy: boolean): Typed {
  return Object.fromEntries([
    ['name', copy ? `${rule.name} (2)` : rule.name],
    ['base', rule.base],
    ['matching', rule.matching],
    ['caseSensitive', String(rule.caseSensitive)],
    ['excludeInactive', String(rule.excludeInactive)],
    ...rule.criteria.flatMap(({ baseField, matchingField, comparison, ignoreBlanks }, at) => [
      [`base-${at}`, baseField],
      [`matching-${at}`, matchingField === baseField ? 'same' : matchingField],
      [`comparison-${at}`, comparison.kind],
      [`characters-${at}`, comparison.kind === 'exact' ? '' : String(comparison.characters)],
      [`ignoreBlanks-${at}`, String(ignoreBlanks)],
    ]),
  ]);
}

/** The rule that the form describes; criteria without a field are none. */
function definitionFrom(typed: Typed): RuleDefinition {
  const criteria: Criterion[] = [];
  for (let at = 0; typed[`base-${at}`] !== undefined; at++) {
    const baseField = typed[`base-${at}`] ?? '';
    const other = typed[`matching-${at}`] ?? '';
    if (baseField === '' || baseField === 'none') continue;
    criteria.push({
      baseField,
      matchingField: other === '' || other === 'same' ? baseField : other,
      comparison: comparisonFrom(typed, at),
      ignoreBlanks: typed[`ignoreBlanks-${at}`] !== 'false',
    });
  }
  return {
    name: (typed['name'] ?? '').trim().slice(0, 100),
    base: entityOf(typed['base']),
    matching: entityOf(typed['matching']),
    criteria,
    caseSensitive: typed['caseSensitive'] === 'true',
    excludeInactive: typed['excludeInactive'] === 'true',
  };
}

function comparisonFrom(typed: Typed, at: number): Comparison {
  const kind = typed[`comparison-${at}`];
  return kind === 'firstCharacters' || kind === 'lastCharacters'
    ? { kind, characters: Number(typed[`characters-${at}`] ?? '') }
    : { kind: 'exact' };
}

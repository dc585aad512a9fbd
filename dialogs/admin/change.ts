import type { RulePlan, RuleRefusal } from '../../domain/duplicates/rule-book.ts';
import type { RuleChange } from '../../domain/duplicates/rule-changes.ts';
import type { SectionRefusal } from '../../domain/guidance/change-section.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import type { NotAllowed, NotFound } from '../../domain/people/decision.ts';
import type { LastAdministrator, RoleChange, RolePlan } from '../../domain/people/grants.ts';
import type { Verdict, VerdictPlan, VerdictRefusal } from '../../domain/people/requests.ts';
import type { ProcessPlan, ProcessRefusal } from '../../domain/process/change-definition.ts';
import type { ProcessEdit } from '../../domain/process/edit-definition.ts';
import type { AutomationPlan } from '../../domain/qualification/automation-change.ts';
import type { IsolationRefusal } from '../../domain/qualification/isolate.ts';
import type {
  MappingChange,
  MappingPlan,
  MappingRefusal,
} from '../../domain/qualification/mapping-change.ts';
import type {
  SettingsEdit,
  SettingsPlan,
  SettingsRefusal,
} from '../../domain/qualification/settings-change.ts';
import type { GradesIdea, GradesPlan } from '../../domain/scoring/change-grades.ts';
import type { GradeRefusal } from '../../domain/scoring/grades.ts';
import type { ModelRefusal } from '../../domain/scoring/lifecycle.ts';
import type { ModelChange, ModelChangePlan } from '../../domain/scoring/manage-model.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { Transaction } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import { advanceFlow, endFlow, type FlowKind, type Pressed, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Turn } from '../turn.ts';
import { apply, preview } from './decide.ts';

/** Everything an administrator can change from a card. */
export type AdminChange =
  | { readonly kind: 'settings'; readonly edit: SettingsEdit }
  | { readonly kind: 'role'; readonly change: RoleChange }
  | { readonly kind: 'verdict'; readonly requestId: string; readonly verdict: Verdict }
  | { readonly kind: 'mapping'; readonly change: MappingChange }
  | { readonly kind: 'process'; readonly processId: string; readonly edit: ProcessEdit }
  | { readonly kind: 'automation'; readonly id: string; readonly active: boolean }
  | { readonly kind: 'publish'; readonly id: string; readonly published: boolean }
  | { readonly kind: 'rule'; readonly change: RuleChange }
  | { readonly kind: 'model'; readonly change: ModelChange }
  /** Where A, B and C begin; what is left out stays (S1.10.3). */
  | ({ readonly kind: 'grades' } & GradesIdea)
  /** *Exclude inactive matching records* (S1.14.8). */
  | { readonly kind: 'excludeInactive'; readonly id: string };

/** A change with what it does: the consequence shown before, and the receipt after. */
export type AdminPlan =
  | { readonly kind: 'settings'; readonly plan: SettingsPlan }
  | { readonly kind: 'role'; readonly plan: RolePlan }
  | { readonly kind: 'verdict'; readonly plan: VerdictPlan; readonly verdict: Verdict }
  | { readonly kind: 'mapping'; readonly plan: MappingPlan; readonly change: MappingChange }
  | { readonly kind: 'process'; readonly plan: ProcessPlan; readonly edit: ProcessEdit }
  | { readonly kind: 'automation'; readonly plan: AutomationPlan }
  | { readonly kind: 'model'; readonly plan: ModelChangePlan }
  | { readonly kind: 'grades'; readonly plan: GradesPlan }
  | { readonly kind: 'publish' | 'excludeInactive'; readonly plan: RulePlan }
  | { readonly kind: 'rule'; readonly plan: RulePlan; readonly act: RuleChange['act'] };

export type AdminRefusal =
  | NotAllowed
  | NotFound
  | LastAdministrator
  | VerdictRefusal
  | SettingsRefusal
  | MappingRefusal
  | ProcessRefusal
  | IsolationRefusal
  | RuleRefusal
  | ModelRefusal
  | GradeRefusal
  | SectionRefusal
  | Exclude<Training, { kind: 'trained' }>;

type ChangeState =
  /** `asked`: what the change went from when the card showed it. Somebody else may have changed that meanwhile. */
  | { readonly step: 'confirming'; readonly change: AdminChange; readonly asked?: string }
  | { readonly step: 'done'; readonly plan: AdminPlan };

/** Shows what the change would do; nothing is saved before the administrator confirms. */
export async function startChange(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  change: AdminChange,
): Promise<Reply> {
  const decision = await preview(tx, actor, change, turn.at);
  if (decision.kind === 'refused') return refusedChange(decision.refusal);
  const flow = await startFlow(tx, turn, adminFlow, subject(change), confirming(change, decision.plan));
  return { kind: 'adminConfirm', plan: decision.plan, flow: flow.id, rev: flow.rev };
}

const confirming = (change: AdminChange, plan: AdminPlan): ChangeState => {
  const asked = askedIn(plan);
  return { step: 'confirming', change, ...(asked === undefined ? {} : { asked }) };
};

/**
 * The cells that a request would be granted, or the model as it stood, for reverting goes from there; `undefined` where
 * nothing depends on what somebody else does meanwhile.
 */
function askedIn(plan: AdminPlan): string | undefined {
  if (plan.kind === 'model') return `version ${plan.plan.next.version}`;
  if (plan.kind !== 'verdict' || plan.verdict.kind !== 'grant') return undefined;
  const { wish } = plan.plan.request;
  if (wish.kind === 'membership') return undefined;
  return wish.missing.map(({ privilege, on, needed }) => `${privilege}:${on}:${needed}`).join(' ');
}

/** One open change per thing: a newer card about it makes the older one outdated. */
function subject(change: AdminChange): string {
  switch (change.kind) {
    case 'settings':
      return 'settings';
    case 'role':
      return `role-${change.change.roleId}`;
    case 'verdict':
      return `request-${change.requestId}`;
    case 'mapping':
      return 'mapping';
    case 'process':
      return `process-${change.processId}`;
    case 'automation':
      return `automation-${change.id}`;
    case 'model':
      return `model-${change.change.id}`;
    case 'grades':
      return 'grades';
    case 'rule':
      return `rule-${change.change.id}`;
    case 'publish':
    case 'excludeInactive':
      return `rule-${change.id}`;
  }
}

export const adminFlow: FlowKind<ChangeState> = { name: 'admin', v: 1, press: pressChange, show: showChange };

async function pressChange(pressed: Pressed<ChangeState>): Promise<Reply> {
  const { tx, turn, state } = pressed;
  if (state.step === 'done') return changed(state.plan);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const before = await preview(tx, actor, state.change, turn.at);
  if (before.kind === 'agreed' && askedIn(before.plan) !== state.asked) {
    const flow = await advanceFlow(pressed, confirming(state.change, before.plan));
    return { kind: 'adminConfirm', plan: before.plan, flow: flow.id, rev: flow.rev };
  }
  const decision = await apply(tx, actor, state.change, turn.at);
  if (decision.kind === 'refused') {
    await endFlow(pressed);
    return refusedChange(decision.refusal);
  }
  await advanceFlow(pressed, { step: 'done', plan: decision.plan }, 'finished');
  return changed(decision.plan);
}

async function showChange({
  tx,
  turn,
  state,
  flow,
}: Omit<Pressed<ChangeState>, 'press' | 'fields'>): Promise<Reply> {
  if (state.step === 'done') return changed(state.plan);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const decision = await preview(tx, actor, state.change, turn.at);
  return decision.kind === 'refused'
    ? refusedChange(decision.refusal)
    : { kind: 'adminConfirm', plan: decision.plan, flow: flow.id, rev: flow.rev };
}

const changed = (plan: AdminPlan): Reply => ({
  kind: 'adminChanged',
  plan,
  offers: [areaOf[plan.kind], { kind: 'help' }],
});

const areaOf = {
  settings: { kind: 'settings' },
  role: { kind: 'roles' },
  verdict: { kind: 'requests' },
  mapping: { kind: 'mappings' },
  process: { kind: 'process' },
  automation: { kind: 'automations' },
  model: { kind: 'models' },
  grades: { kind: 'grades' },
  rule: { kind: 'rules' },
  publish: { kind: 'rules' },
  excludeInactive: { kind: 'rules' },
} as const;

export const refusedChange = (refusal: AdminRefusal): Reply => ({
  kind: 'adminRefused',
  refusal,
  offers: [...waysOn(refusal), { kind: 'help' }],
});

/** What a refused rule needs first, as a button (S1.14.9, S1.14.10). */
function waysOn(refusal: AdminRefusal): readonly Command[] {
  switch (refusal.kind) {
    case 'rulePublished':
      return [{ kind: 'change', change: { kind: 'publish', id: refusal.id, published: false } }];
    case 'ruleUnpublished':
      return [{ kind: 'change', change: { kind: 'publish', id: refusal.id, published: true } }];
    case 'rulePublishing':
    case 'tooManyPublished':
    case 'ruleWithoutCriteria':
      return [{ kind: 'rules' }];
    default:
      return [];
  }
}

import {
  changeExcludeInactive,
  changePublished,
  previewExcludeInactive,
  previewPublished,
  type RulePlan,
  type RuleRefusal,
} from '../../domain/duplicates/rule-book.ts';
import type { SectionRefusal } from '../../domain/guidance/change-section.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import type { NotAllowed, NotFound } from '../../domain/people/decision.ts';
import {
  changeRole,
  type LastAdministrator,
  previewRole,
  type RoleChange,
  type RolePlan,
} from '../../domain/people/grants.ts';
import {
  changeVerdict,
  previewVerdict,
  type Verdict,
  type VerdictPlan,
  type VerdictRefusal,
} from '../../domain/people/requests.ts';
import {
  changeProcess,
  type ProcessPlan,
  type ProcessRefusal,
  previewProcess,
} from '../../domain/process/change-definition.ts';
import type { ProcessEdit } from '../../domain/process/edit-definition.ts';
import {
  type AutomationPlan,
  changeAutomation,
  previewAutomation,
} from '../../domain/qualification/automation-change.ts';
import type { IsolationRefusal } from '../../domain/qualification/isolate.ts';
import {
  changeMapping,
  type MappingChange,
  type MappingPlan,
  type MappingRefusal,
  previewMapping,
} from '../../domain/qualification/mapping-change.ts';
import {
  changeSettings,
  previewSettings,
  type SettingsEdit,
  type SettingsPlan,
  type SettingsRefusal,
} from '../../domain/qualification/settings-change.ts';
import { changeGrades, type GradesPlan, previewGrades } from '../../domain/scoring/change-grades.ts';
import type { GradeMinimums, GradeRefusal } from '../../domain/scoring/grades.ts';
import type { ModelRefusal } from '../../domain/scoring/lifecycle.ts';
import {
  changeModel,
  type ModelChange,
  type ModelChangePlan,
  previewModel,
} from '../../domain/scoring/manage-model.ts';
import type { Training } from '../../domain/scoring/train.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import { advanceFlow, type FlowKind, type Pressed, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Turn } from '../turn.ts';

/** Everything an administrator can change from a card. */
export type AdminChange =
  | { readonly kind: 'settings'; readonly edit: SettingsEdit }
  | { readonly kind: 'role'; readonly change: RoleChange }
  | { readonly kind: 'verdict'; readonly requestId: string; readonly verdict: Verdict }
  | { readonly kind: 'mapping'; readonly change: MappingChange }
  | { readonly kind: 'process'; readonly processId: string; readonly edit: ProcessEdit }
  | { readonly kind: 'automation'; readonly id: string; readonly active: boolean }
  | { readonly kind: 'publish'; readonly id: string; readonly published: boolean }
  | { readonly kind: 'model'; readonly change: ModelChange }
  /** Where A, B and C begin; what is left out stays (S1.10.3). */
  | { readonly kind: 'grades'; readonly minimums: Partial<GradeMinimums> }
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
  | { readonly kind: 'publish' | 'excludeInactive'; readonly plan: RulePlan };

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

type Answer =
  | { readonly kind: 'agreed'; readonly plan: AdminPlan }
  | { readonly kind: 'refused'; readonly refusal: AdminRefusal };

type Decided<P> =
  | { readonly kind: 'agreed'; readonly plan: P }
  | { readonly kind: 'refused'; readonly refusal: AdminRefusal };

const answer = <P>(decision: Decided<P>, plan: (plan: P) => AdminPlan): Answer =>
  decision.kind === 'agreed' ? { kind: 'agreed', plan: plan(decision.plan) } : decision;

async function preview(view: View, actor: Actor, change: AdminChange, at: Date): Promise<Answer> {
  switch (change.kind) {
    case 'settings':
      return answer(await previewSettings(view, actor, change.edit), (plan) => ({ kind: 'settings', plan }));
    case 'role':
      return answer(await previewRole(view, actor, change.change), (plan) => ({ kind: 'role', plan }));
    case 'verdict':
      return answer(await previewVerdict(view, actor, change.requestId, change.verdict), (plan) => ({
        ...change,
        plan,
      }));
    case 'mapping':
      return answer(await previewMapping(view, actor, change.change), (plan) => ({ ...change, plan }));
    case 'process':
      return answer(await previewProcess(view, actor, change.processId, change.edit), (plan) => ({
        ...change,
        plan,
      }));
    case 'automation':
      return answer(await previewAutomation(view, actor, change), (plan) => ({ kind: 'automation', plan }));
    case 'publish':
      return answer(await previewPublished(view, actor, change.id, change.published), (plan) => ({
        kind: 'publish',
        plan,
      }));
    case 'model':
      return answer(await previewModel(view, actor, change.change, at), (plan) => ({ kind: 'model', plan }));
    case 'grades':
      return answer(await previewGrades(view, actor, change.minimums), (plan) => ({ kind: 'grades', plan }));
    case 'excludeInactive':
      return answer(await previewExcludeInactive(view, actor, change.id), (plan) => ({
        kind: 'excludeInactive',
        plan,
      }));
  }
}

async function apply(tx: Transaction, actor: Actor, change: AdminChange, at: Date): Promise<Answer> {
  switch (change.kind) {
    case 'settings':
      return answer(await changeSettings(tx, actor, change.edit), (plan) => ({ kind: 'settings', plan }));
    case 'role':
      return answer(await changeRole(tx, actor, change.change), (plan) => ({ kind: 'role', plan }));
    case 'verdict':
      return answer(await changeVerdict(tx, actor, change.requestId, change.verdict, at), (plan) => ({
        ...change,
        plan,
      }));
    case 'mapping':
      return answer(await changeMapping(tx, actor, change.change), (plan) => ({ ...change, plan }));
    case 'process':
      return answer(await changeProcess(tx, actor, change.processId, change.edit), (plan) => ({
        ...change,
        plan,
      }));
    case 'automation':
      return answer(await changeAutomation(tx, actor, change), (plan) => ({ kind: 'automation', plan }));
    case 'publish':
      return answer(await changePublished(tx, actor, change.id, change.published), (plan) => ({
        kind: 'publish',
        plan,
      }));
    case 'model':
      return answer(await changeModel(tx, actor, change.change, at), (plan) => ({ kind: 'model', plan }));
    case 'grades':
      return answer(await changeGrades(tx, actor, change.minimums), (plan) => ({ kind: 'grades', plan }));
    case 'excludeInactive':
      return answer(await changeExcludeInactive(tx, actor, change.id), (plan) => ({
        kind: 'excludeInactive',
        plan,
      }));
  }
}

type ChangeState =
  | { readonly step: 'confirming'; readonly change: AdminChange }
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
  const flow = await startFlow(tx, turn, adminFlow, subject(change), { step: 'confirming', change });
  return { kind: 'adminConfirm', plan: decision.plan, flow: flow.id, rev: flow.rev };
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
  const decision = await apply(tx, actor, state.change, turn.at);
  if (decision.kind === 'refused') {
    await advanceFlow(pressed, state, 'cancelled');
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
  publish: { kind: 'rules' },
  excludeInactive: { kind: 'rules' },
} as const;

export const refusedChange = (refusal: AdminRefusal): Reply => ({
  kind: 'adminRefused',
  refusal,
  offers: [{ kind: 'help' }],
});

import {
  changeExcludeInactive,
  changePublished,
  previewExcludeInactive,
  previewPublished,
} from '../../domain/duplicates/rule-book.ts';
import { changeRules, previewRuleChange } from '../../domain/duplicates/rule-changes.ts';
import type { Actor } from '../../domain/people/access.ts';
import { changeRole, previewRole } from '../../domain/people/grants.ts';
import { changeVerdict, previewVerdict } from '../../domain/people/requests.ts';
import { changeProcess, previewProcess } from '../../domain/process/change-definition.ts';
import { changeAutomation, previewAutomation } from '../../domain/qualification/automation-change.ts';
import { changeMapping, previewMapping } from '../../domain/qualification/mapping-change.ts';
import { changeSettings, previewSettings } from '../../domain/qualification/settings-change.ts';
import { changeGrades, previewGrades } from '../../domain/scoring/change-grades.ts';
import { changeModel, previewModel } from '../../domain/scoring/manage-model.ts';
import type { Transaction, View } from '../../domain/store/store.ts';
import type { AdminChange, AdminPlan, AdminRefusal } from './change.ts';

type Answer =
  | { readonly kind: 'agreed'; readonly plan: AdminPlan }
  | { readonly kind: 'refused'; readonly refusal: AdminRefusal };

type Decided<P> =
  | { readonly kind: 'agreed'; readonly plan: P }
  | { readonly kind: 'refused'; readonly refusal: AdminRefusal };

const answer = <P>(decision: Decided<P>, plan: (plan: P) => AdminPlan): Answer =>
  decision.kind === 'agreed' ? { kind: 'agreed', plan: plan(decision.plan) } : decision;

/** What the change would do. */
export async function preview(view: View, actor: Actor, change: AdminChange, at: Date): Promise<Answer> {
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
    case 'rule':
      return answer(await previewRuleChange(view, actor, change.change), (plan) => ({
        kind: 'rule',
        plan,
        act: change.change.act,
      }));
    case 'publish':
      return answer(await previewPublished(view, actor, change.id, change.published), (plan) => ({
        kind: 'publish',
        plan,
      }));
    case 'model':
      return answer(await previewModel(view, actor, change.change, at), (plan) => ({ kind: 'model', plan }));
    case 'grades':
      return answer(await previewGrades(view, actor, change), (plan) => ({ kind: 'grades', plan }));
    case 'excludeInactive':
      return answer(await previewExcludeInactive(view, actor, change.id), (plan) => ({
        kind: 'excludeInactive',
        plan,
      }));
  }
}

/** Makes the change; refuses what `preview` refuses. */
export async function apply(tx: Transaction, actor: Actor, change: AdminChange, at: Date): Promise<Answer> {
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
    case 'rule':
      return answer(await changeRules(tx, actor, change.change), (plan) => ({
        kind: 'rule',
        plan,
        act: change.change.act,
      }));
    case 'publish':
      return answer(await changePublished(tx, actor, change.id, change.published), (plan) => ({
        kind: 'publish',
        plan,
      }));
    case 'model':
      return answer(await changeModel(tx, actor, change.change, at), (plan) => ({ kind: 'model', plan }));
    case 'grades':
      return answer(await changeGrades(tx, actor, change), (plan) => ({ kind: 'grades', plan }));
    case 'excludeInactive':
      return answer(await changeExcludeInactive(tx, actor, change.id), (plan) => ({
        kind: 'excludeInactive',
        plan,
      }));
  }
}

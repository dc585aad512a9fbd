import { duplicateRules, leads, processFlows, scoringModels } from '../domain/collections.ts';
import type { SettingName } from '../domain/guidance/setting-names.ts';
import { type Actor, readable } from '../domain/people/access.ts';
import { grantors } from '../domain/people/administrators.ts';
import { leadStageOf } from '../domain/process/definitions.ts';
import { lintMappings } from '../domain/qualification/mapping-lint.ts';
import type { Creation, Target } from '../domain/qualification/settings.ts';
import { legacyAnswer, loadSettings } from '../domain/qualification/settings-change.ts';
import type { GradeMinimums } from '../domain/scoring/grades.ts';
import { gradeMinimums } from '../domain/scoring/score-records.ts';
import type { View } from '../domain/store/store.ts';
import { everything } from './everything.ts';

/** What a topic of the guidance means in this organisation, as it is set up now and as far as the asker may know. */
export type HereFact =
  | {
      readonly kind: 'creation';
      readonly legacy: 'yes' | 'no' | 'mixed';
      readonly create: Readonly<Record<Target, Creation>>;
    }
  | { readonly kind: 'improvedDuplicates'; readonly on: boolean }
  | { readonly kind: 'closedLeads'; readonly count: number }
  | {
      readonly kind: 'requiredSteps';
      readonly process: string;
      readonly stage: string;
      readonly steps: readonly string[];
    }
  | { readonly kind: 'grantors'; readonly names: readonly string[] }
  | { readonly kind: 'mappingFindings'; readonly count: number }
  | { readonly kind: 'closedCounts'; readonly qualified: number; readonly disqualified: number }
  | { readonly kind: 'scoringModels'; readonly published: number }
  | { readonly kind: 'grades'; readonly minimums: GradeMinimums }
  | { readonly kind: 'duplicateRules'; readonly published: readonly string[] };

/** How it is here with what the sections of an answer depend on. */
export async function factsHere(
  view: View,
  actor: Actor,
  settings: readonly SettingName[],
): Promise<readonly HereFact[]> {
  const facts = await Promise.all(settings.map((name) => fact(view, actor, name)));
  return facts.filter((each) => each !== undefined);
}

function countOf(view: View, actor: Actor, state: 'qualified' | 'disqualified'): Promise<number> {
  const within = readable(actor, 'lead');
  const keys = (within === 'all' ? ['all'] : within).map((partition) => `${state}|${partition}`);
  return view.count(leads, 'byView', keys);
}

async function fact(view: View, actor: Actor, kind: SettingName): Promise<HereFact | undefined> {
  const settings = await loadSettings(view);
  switch (kind) {
    case 'creation':
      return { kind, legacy: legacyAnswer(settings), create: settings.create };
    case 'improvedDuplicates':
      return { kind, on: settings.improvedDuplicates };
    case 'closedLeads': {
      const within = readable(actor, 'lead');
      return { kind, count: await view.count(leads, 'byClosed', within === 'all' ? 'all' : within) };
    }
    case 'requiredSteps': {
      const process =
        settings.defaultProcessId === undefined
          ? undefined
          : await view.get(processFlows, settings.defaultProcessId);
      const stage = process && leadStageOf(process);
      return (
        process &&
        stage && {
          kind,
          process: process.name,
          stage: stage.name,
          steps: stage.steps.filter(({ required }) => required).map(({ label }) => label),
        }
      );
    }
    case 'grantors':
      return { kind, names: await grantors(view) };
    case 'closedCounts': {
      const [qualified, disqualified] = await Promise.all([
        countOf(view, actor, 'qualified'),
        countOf(view, actor, 'disqualified'),
      ]);
      return { kind, qualified, disqualified };
    }
    case 'scoringModels':
      return { kind, published: await view.count(scoringModels, 'byStatus', 'published') };
    case 'grades':
      return { kind, minimums: await gradeMinimums(view) };
    case 'duplicateRules': {
      const rules = await everything(view, duplicateRules);
      return {
        kind,
        published: rules.filter(({ status }) => status === 'published').map(({ name }) => name),
      };
    }
    case 'mappingFindings':
      return { kind, count: (await lintMappings(view)).length };
  }
}

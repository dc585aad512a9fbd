import { isSupportedCountry } from 'libphonenumber-js/min';
import { leads, processFlows, settings } from '../collections.ts';
import { type Actor, readable } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import { leadStageOf } from '../process/definitions.ts';
import type { Transaction, View } from '../store/store.ts';
import {
  type Creation,
  defaultSettings,
  type Settings,
  settingsId,
  type Target,
  targets,
} from './settings.ts';

/** What an administrator sets; anything left out stays as it is. */
export interface SettingsEdit {
  readonly create?: Partial<Record<Target, Creation>>;
  readonly improvedDuplicates?: boolean;
  /** `null`: new leads start in no process. */
  readonly defaultProcessId?: string | null;
  readonly defaultCountry?: string;
  readonly undoMinutes?: number;
  readonly organization?: string;
  /** The organisation's own entities, on which qualifying needs Read (S2.8.11). */
  readonly customEntities?: readonly CustomEntity[];
}

type CustomEntity = NonNullable<Settings['customEntities']>[number];

/** One setting that really changes. */
export type SettingsDifference =
  | { readonly setting: 'create'; readonly target: Target; readonly from: Creation; readonly to: Creation }
  | { readonly setting: 'improvedDuplicates'; readonly from: boolean; readonly to: boolean }
  | { readonly setting: 'defaultProcess'; readonly from?: string; readonly to?: string }
  | {
      readonly setting: 'defaultCountry' | 'organization';
      readonly from: string;
      readonly to: string;
    }
  | { readonly setting: 'undoMinutes'; readonly from: number; readonly to: number }
  | {
      readonly setting: 'customEntities';
      readonly from: readonly CustomEntity[];
      readonly to: readonly CustomEntity[];
    };

export interface SettingsPlan {
  readonly before: Settings;
  readonly next: Settings;
  readonly differences: readonly SettingsDifference[];
  /** Open leads that will be qualified under the new settings; qualified ones keep what they got. */
  readonly openLeads: number;
}

export type SettingsRefusal =
  | { readonly kind: 'countryUnknown'; readonly country: string }
  | { readonly kind: 'minutesOutOfRange'; readonly minutes: number; readonly max: number }
  | { readonly kind: 'nameBlank' }
  /** A custom entity's name is a word of letters, digits, `-` and `_`. */
  | { readonly kind: 'entityNameInvalid'; readonly entity: string }
  /** Leads could not start in it. */
  | { readonly kind: 'processWithoutLeadStage'; readonly process: string };

export type SettingsDecision = Decision<SettingsPlan, SettingsRefusal>;

/** A week: later, too much has happened to take a qualification back. */
export const undoMinutesMax = 7 * 24 * 60;

/** The older switch *Create Account, Contact, and Opportunity records by default …* as an edit (S1.11.2, S1.11.3, C7). */
export const legacyCreation = (answer: 'yes' | 'no'): Required<Pick<SettingsEdit, 'create'>> => {
  const creation: Creation = answer === 'yes' ? 'automatic' : 'ask';
  return { create: { account: creation, contact: creation, opportunity: creation } };
};

/** How the older switch reads today; `mixed` when the three record types differ (C7). */
export function legacyAnswer({ create }: Pick<Settings, 'create'>): 'yes' | 'no' | 'mixed' {
  const ways = new Set(targets.map((target) => create[target]));
  if (ways.size > 1) return 'mixed';
  return ways.has('automatic') ? 'yes' : 'no';
}

/** The organisation's settings, or the defaults of a fresh organisation. */
export const loadSettings = async (view: View): Promise<Settings> =>
  (await view.get(settings, settingsId)) ?? { ...defaultSettings, version: 0 };

/** What the edit would change, and for how many leads (S1.11.1). Needs Write on Settings. */
export async function previewSettings(
  view: View,
  actor: Actor,
  edit: SettingsEdit,
): Promise<SettingsDecision> {
  const forbidden = await notAllowed(view, actor, 'write', 'settings');
  if (forbidden) return forbidden;
  const invalid = invalidValue(edit);
  if (invalid) return refused(invalid);
  if (typeof edit.defaultProcessId === 'string') {
    const process = await view.get(processFlows, edit.defaultProcessId);
    if (process === undefined) return notFound('process', edit.defaultProcessId);
    if (leadStageOf(process) === undefined)
      return refused({ kind: 'processWithoutLeadStage', process: process.name });
  }
  const before = await loadSettings(view);
  const next = edited(before, edit);
  const partitions = readable(actor, 'lead');
  const keys = partitions === 'all' ? 'open|all' : partitions.map((partition) => `open|${partition}`);
  return agreed({
    before,
    next,
    differences: differencesBetween(before, next),
    openLeads: await view.count(leads, 'byView', keys),
  });
}

/** Applies the edit to qualifications from now on; what was qualified before keeps what it got. */
export async function changeSettings(
  tx: Transaction,
  actor: Actor,
  edit: SettingsEdit,
): Promise<SettingsDecision> {
  const decision = await previewSettings(tx, actor, edit);
  if (decision.kind === 'agreed' && decision.plan.differences.length > 0)
    await tx.put(settings, decision.plan.next);
  return decision;
}

function invalidValue({
  defaultCountry,
  undoMinutes,
  organization,
  customEntities,
}: SettingsEdit): SettingsRefusal | undefined {
  if (defaultCountry !== undefined && !isSupportedCountry(defaultCountry.toUpperCase()))
    return { kind: 'countryUnknown', country: defaultCountry };
  const outOfRange =
    undoMinutes !== undefined &&
    !(Number.isInteger(undoMinutes) && undoMinutes >= 0 && undoMinutes <= undoMinutesMax);
  if (outOfRange) return { kind: 'minutesOutOfRange', minutes: undoMinutes, max: undoMinutesMax };
  if (organization?.trim() === '') return { kind: 'nameBlank' };
  const entity = customEntities?.find((each) => !/^custom:[\w-]+$/.test(each));
  return entity === undefined ? undefined : { kind: 'entityNameInvalid', entity };
}

/** As it is saved: with the list of custom entities, be it empty. */
type Edited = Settings & Required<Pick<Settings, 'customEntities'>>;

function edited(before: Settings, edit: SettingsEdit): Edited {
  const { defaultProcessId, ...rest } = before;
  const processId = edit.defaultProcessId === undefined ? defaultProcessId : edit.defaultProcessId;
  return {
    ...rest,
    organization: edit.organization?.trim() ?? before.organization,
    create: { ...before.create, ...edit.create },
    improvedDuplicates: edit.improvedDuplicates ?? before.improvedDuplicates,
    ...(typeof processId === 'string' && { defaultProcessId: processId }),
    defaultCountry: edit.defaultCountry?.toUpperCase() ?? before.defaultCountry,
    undoMinutes: edit.undoMinutes ?? before.undoMinutes,
    customEntities: edit.customEntities ?? before.customEntities ?? [],
  };
}

function differencesBetween(before: Settings, next: Edited): readonly SettingsDifference[] {
  const differences: SettingsDifference[] = targets
    .map((target) => ({
      setting: 'create' as const,
      target,
      from: before.create[target],
      to: next.create[target],
    }))
    .filter(({ from, to }) => from !== to);
  if (before.improvedDuplicates !== next.improvedDuplicates)
    differences.push({
      setting: 'improvedDuplicates',
      from: before.improvedDuplicates,
      to: next.improvedDuplicates,
    });
  if (before.defaultProcessId !== next.defaultProcessId)
    differences.push({
      setting: 'defaultProcess',
      ...(before.defaultProcessId !== undefined && { from: before.defaultProcessId }),
      ...(next.defaultProcessId !== undefined && { to: next.defaultProcessId }),
    });
  for (const setting of ['defaultCountry', 'organization'] as const)
    if (before[setting] !== next[setting])
      differences.push({ setting, from: before[setting], to: next[setting] });
  const [from, to] = [before.customEntities ?? [], next.customEntities];
  if (from.join() !== to.join()) differences.push({ setting: 'customEntities', from, to });
  if (before.undoMinutes !== next.undoMinutes)
    differences.push({ setting: 'undoMinutes', from: before.undoMinutes, to: next.undoMinutes });
  return differences;
}

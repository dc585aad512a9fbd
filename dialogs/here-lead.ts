import { leads, processFlows } from '../domain/collections.ts';
import type { SectionId } from '../domain/guidance/topics.ts';
import { type Actor, may } from '../domain/people/access.ts';
import type { Check, CheckName } from '../domain/qualification/outcome.ts';
import { preflight } from '../domain/qualification/preflight.ts';
import { type Lead, leadName } from '../domain/records/lead.ts';
import { diagnose } from '../domain/scoring/diagnose.ts';
import { asLead } from '../domain/scoring/scored-record.ts';
import type { Condition, Standing } from '../domain/scoring/unscored.ts';
import type { View } from '../domain/store/store.ts';
import { detectorsOf } from './detectors.ts';
import { everything } from './everything.ts';
import { asksInGeneral } from './in-general.ts';
import { leadJustSpokenOf } from './memory.ts';
import type { Deps, Turn } from './turn.ts';

/** What a topic means for the lead last spoken of. Shown to the person alone: no model is given it. */
export type LeadFact =
  | { readonly kind: 'leadCheck'; readonly lead: string; readonly check: Check }
  | {
      readonly kind: 'leadScore';
      readonly lead: string;
      readonly standing: Standing;
      /** The first condition that keeps the lead from being scored. */
      readonly unmet?: Condition;
      readonly processes: Readonly<Record<string, string>>;
    };

/** The check of the preflight that a topic is about. */
const checkOf: Readonly<Partial<Record<SectionId, CheckName>>> = {
  'faq-lead-qualified-outcome': 'whichRecords',
  'faq-duplicates-when-qualifying': 'duplicateMatches',
  'faq-improved-duplicates-enabled': 'duplicateMatches',
  'faq-improved-duplicates-disabled': 'duplicateMatches',
  'faq-qualification-errors': 'duplicateLeads',
  'err-duplicate-match': 'duplicateMatches',
  'err-required-fields': 'requiredFields',
  'err-next-stage': 'requiredFields',
  'err-active-stage': 'activeStage',
  'err-lead-closed': 'leadOpen',
  'err-invalid-status-code': 'statusCodes',
  'err-insufficient-permissions': 'privileges',
  'err-permissions-assign': 'privileges',
};

const aboutScores: readonly SectionId[] = [
  'faq-leads-not-scored',
  'faq-realtime-scoring',
  'faq-score-update-frequency',
];

/** The fact about the lead spoken of a moment ago, as far as the actor may read it and the question may mean it. */
export async function leadFact(
  view: View,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  topics: readonly SectionId[],
  text: string,
): Promise<LeadFact | undefined> {
  const check = topics.map((topic) => checkOf[topic]).find((name) => name !== undefined);
  const isAboutScores = topics.some((topic) => aboutScores.includes(topic));
  if (check === undefined && !isAboutScores) return undefined;
  const lead = asksInGeneral(text) ? undefined : await leadInPlay(view, turn, actor);
  if (lead === undefined) return undefined;
  return check === undefined ? scoreFact(view, turn, lead) : checkFact(view, turn, deps, actor, lead, check);
}

async function leadInPlay(view: View, turn: Turn, actor: Actor): Promise<Lead | undefined> {
  const id = await leadJustSpokenOf(view, turn);
  const lead = id === undefined ? undefined : await view.get(leads, id);
  return lead !== undefined && may(actor, 'read', 'lead', lead) ? lead : undefined;
}

async function checkFact(
  view: View,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  lead: Lead,
  name: CheckName,
): Promise<LeadFact | undefined> {
  const { checks } = await preflight(
    view,
    actor,
    { leadId: lead.id, route: 'form', choices: {} },
    turn.at,
    detectorsOf(deps),
  );
  const check = checks.find((each) => each.name === name);
  // That nothing stands in the way is no news to whoever did not ask about this lead.
  return check === undefined || check.verdict === 'pass'
    ? undefined
    : { kind: 'leadCheck', lead: leadName(lead), check };
}

async function scoreFact(view: View, turn: Turn, lead: Lead): Promise<LeadFact | undefined> {
  const { standing, conditions } = await diagnose(view, asLead(lead), turn.at);
  const unmet = conditions.find(({ met }) => !met);
  if (standing.kind === 'notScored' && unmet === undefined) return undefined;
  return {
    kind: 'leadScore',
    lead: leadName(lead),
    standing,
    ...(unmet === undefined ? {} : { unmet }),
    processes: Object.fromEntries((await everything(view, processFlows)).map(({ id, name }) => [id, name])),
  };
}

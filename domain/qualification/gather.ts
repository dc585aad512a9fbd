import { attributeMaps, automations, notes, opportunities, optionSets } from '../collections.ts';
import { type Actor, may } from '../people/access.ts';
import { grantors } from '../people/administrators.ts';
import { coreRecords } from '../people/roles.ts';
import { type Guide, guideOf } from '../process/guide.ts';
import type { Account } from '../records/account.ts';
import type { Contact } from '../records/contact.ts';
import type { Lead } from '../records/lead.ts';
import type { Note } from '../records/note.ts';
import type { Opportunity } from '../records/opportunity.ts';
import type { View } from '../store/store.ts';
import type { Automation } from './automation.ts';
import { type Candidates, candidatesFor } from './candidates.ts';
import { type LeadClosed, whyClosed } from './closed.ts';
import { type Decision, decideOpportunity, decideRecord, type OpportunityDecision } from './decisions.ts';
import { defaultRows, mapId } from './default-maps.ts';
import type { Detectors, DuplicateBlocked } from './detectors.ts';
import type { MappingRow, OptionSet } from './mapping.ts';
import type { OpportunityChoice, QualifyCommand, RecordChoice } from './outcome.ts';
import type { CoreRecord } from './privileges.ts';
import { type Settings, type Target, targets } from './settings.ts';

/** Everything that decides a qualification, as one view of the store shows it; what follows from it is pure. */
export interface Facts {
  readonly actor: Actor;
  readonly lead: Lead;
  readonly command: QualifyCommand;
  readonly settings: Settings;
  /** The core records that the command needs privileges on. */
  readonly works: readonly CoreRecord[];
  readonly grantors: readonly string[];
  /** Missing: the lead is open. */
  readonly closed?: LeadClosed;
  /** Missing: the lead follows no process. */
  readonly guide?: Guide;
  readonly rows: Readonly<Record<Target, readonly MappingRow[]>>;
  readonly optionSets: readonly OptionSet[];
  /** The active ones, in the order they run. */
  readonly automations: Readonly<Record<Target, readonly Automation[]>>;
  readonly candidates: { readonly account: Candidates<Account>; readonly contact: Candidates<Contact> };
  /** Open opportunities of an earlier qualification that the actor may read, oldest first (C11). */
  readonly opportunities: readonly Opportunity[];
  readonly decisions: Decisions;
  readonly blocks: readonly DuplicateBlocked[];
  /** All notes of the lead, also those the actor may not read: nothing is left behind (S1.17.2). */
  readonly notes: readonly Note[];
}

export interface Decisions {
  readonly account: Decision<Account>;
  readonly contact: Decision<Contact>;
  readonly opportunity: OpportunityDecision;
}

/** Reads what a qualification of this lead depends on. The caller has made sure that the actor may read the lead. */
export async function gather(
  view: View,
  actor: Actor,
  lead: Lead,
  command: QualifyCommand,
  detectors: Detectors,
  settings: Settings,
  works: readonly CoreRecord[] = coreRecords,
): Promise<Facts> {
  const { route, choices } = command;
  const candidates = await candidatesFor(
    view,
    actor,
    lead,
    { account: linkedId(choices.account), contact: linkedId(choices.contact) },
    await detectors.matches(view, actor, lead),
  );
  const made = await view.find(opportunities, 'byLead', lead.id);
  const continuable = made.filter((deal) => deal.state === 'open' && may(actor, 'read', 'opportunity', deal));
  const decisions: Decisions = {
    account: decideRecord(route, settings.create.account, choices.account, candidates.account),
    contact: decideRecord(route, settings.create.contact, choices.contact, candidates.contact),
    opportunity: decideOpportunity(
      settings.create.opportunity,
      choices.opportunity,
      continuable,
      lead.topic,
      await isReadable(view, actor, linkedId(choices.opportunity)),
    ),
  };
  const names = decisions.opportunity.kind === 'create' ? decisions.opportunity.names : [];
  const closed = await whyClosed(view, actor, lead);
  const guide = await guideOf(view, lead.id);
  return {
    actor,
    lead,
    command,
    settings,
    works,
    grantors: await grantors(view),
    ...(closed && { closed }),
    ...(guide && { guide }),
    rows: await byTarget(
      async (target) => (await view.get(attributeMaps, mapId(target)))?.rows ?? defaultRows[target],
    ),
    optionSets: await allOptionSets(view),
    automations: await byTarget(async (target) =>
      (await view.find(automations, 'byTarget', target)).filter(({ active }) => active),
    ),
    candidates,
    opportunities: continuable,
    decisions,
    blocks: route === 'form' ? await detectors.blocking(view, actor, lead, names) : [],
    notes: await view.find(notes, 'byRegarding', `lead:${lead.id}`),
  };
}

async function byTarget<T>(of: (target: Target) => Promise<T>): Promise<Record<Target, T>> {
  const [account, contact, opportunity] = await Promise.all(targets.map(of));
  return { account, contact, opportunity } as Record<Target, T>;
}

async function allOptionSets(view: View): Promise<readonly OptionSet[]> {
  const sets: OptionSet[] = [];
  for await (const set of view.all(optionSets)) sets.push(set);
  return sets;
}

const linkedId = (choice: RecordChoice | OpportunityChoice | undefined): string | undefined =>
  choice?.kind === 'link' ? choice.id : undefined;

async function isReadable(view: View, actor: Actor, opportunityId: string | undefined): Promise<boolean> {
  const deal = opportunityId === undefined ? undefined : await view.get(opportunities, opportunityId);
  return deal !== undefined && deal.state === 'open' && may(actor, 'read', 'opportunity', deal);
}

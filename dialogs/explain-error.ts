import { leads, people } from '../domain/collections.ts';
import type { ErrorId } from '../domain/guidance/errors.ts';
import type { Neighbour } from '../domain/guidance/neighbours.ts';
import { recogniseError } from '../domain/guidance/recognise.ts';
import { findLeads } from '../domain/leads/search.ts';
import { type Actor, levelHeld, loadActor, may } from '../domain/people/access.ts';
import type { Check, CheckName } from '../domain/qualification/outcome.ts';
import { preflight } from '../domain/qualification/preflight.ts';
import type { Lead } from '../domain/records/lead.ts';
import { leadName } from '../domain/records/lead.ts';
import type { View } from '../domain/store/store.ts';
import { roleOf } from './answer-question.ts';
import { actorFor, colleagueIn, looksForOthers } from './colleague.ts';
import type { Command } from './command.ts';
import { detectorsOf } from './detectors.ts';
import { partOf } from './help.ts';
import { asksInGeneral } from './in-general.ts';
import { leadHead } from './lead-facts.ts';
import { leadJustSpokenOf } from './memory.ts';
import { waysOn } from './refused.ts';
import type { Reply } from './reply.ts';
import type { Deps, Turn } from './turn.ts';
import { languageFor } from './wording/wording.ts';

/** Which checks of the preflight tell whether an error is true for a record. */
const checksFor: Readonly<Record<ErrorId, readonly CheckName[]>> = {
  duplicateLead: ['duplicateLeads'],
  duplicateOpportunity: ['duplicateLeads'],
  duplicateMatch: ['duplicateMatches'],
  requiredFields: ['requiredFields'],
  activeStage: ['activeStage'],
  leadClosed: ['leadOpen'],
  statusCode: ['statusCodes'],
  nextStage: ['leadOpen'],
  permissions: ['privileges', 'automations'],
};

/** What the record itself says about the error. */
export type Diagnosis =
  /** No lead is in play: name one. */
  | { readonly kind: 'noLead' }
  /** The error is true here; the check carries the facts. */
  | { readonly kind: 'so'; readonly check: Check }
  /** It is not true here (any more); `instead` is what stands in the way, if anything does. */
  | { readonly kind: 'notSo'; readonly instead?: Check };

type Explain = Extract<Command, { kind: 'explain-error' }>;

/**
 * A pasted error: which of the nine it is, then the record is examined: "yes, this is so here" or "not for this
 * lead". A permission error is examined for the person who got it, when an administrator asks.
 */
export async function explainError(
  view: View,
  turn: Turn,
  deps: Deps,
  command: Explain,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const known = recogniseError(command.text);
  const actor = await loadActor(view, turn.person.id);
  if (known.kind === 'neighbour') return neighbour(known.neighbour);
  if (known.kind === 'none')
    return {
      kind: 'errorUnknown',
      offers: [{ kind: 'can-i-qualify', lead: { kind: 'last' } }, { kind: 'help' }],
    };
  const part = partOf(actor);
  const guidance = (await deps.guidance(view)).explain(known.topic, roleOf(part), languageFor(turn.locale));
  const told = {
    kind: 'errorExplained',
    error: known.error,
    certainty: known.certainty,
    guidance: guidance?.kind === 'answer' ? guidance.parts : [],
    citations: guidance?.kind === 'answer' ? guidance.citations : [],
    text: command.text.slice(0, 1_000),
    named: known.privileges,
  } as const;
  if (actor === undefined) {
    return {
      ...told,
      diagnosis: { kind: 'noLead' },
      inPlay: false,
      people: [],
      offers: [{ kind: 'request-access' }],
    };
  }
  const named = await leadNamed(view, actor, command);
  const lead = named ?? (await leadInPlay(view, turn, actor, command));
  const isAdmin = looksForOthers(actor);
  const chosen = fields['person'] ?? command.personId;
  const sufferer = await suffererOf(view, actor, lead, command.text, chosen);
  const diagnosis =
    lead === undefined
      ? ({ kind: 'noLead' } as const)
      : await diagnose(view, turn, deps, sufferer, lead, known.error);
  return {
    ...told,
    diagnosis,
    ...(lead === undefined ? {} : { lead: leadHead(lead) }),
    inPlay: named === undefined && lead !== undefined,
    ...(sufferer.person.id === actor.person.id ? {} : { examinedAs: sufferer.person.name }),
    examined: sufferer.person.id,
    people: isAdmin && lead !== undefined && known.error === 'permissions' ? await everybody(view) : [],
    offers: [
      ...offersFor(diagnosis, actor, lead, known.error).slice(0, lead === undefined ? 6 : 4),
      ...(lead === undefined ? [] : [{ kind: 'explain-error', text: told.text, another: true } as const]),
    ],
  };
}

const neighbour = (of: Neighbour): Reply => ({
  kind: 'errorNeighbour',
  neighbour: of,
  offers: [{ kind: 'can-i-qualify', lead: { kind: 'last' } }, { kind: 'help' }],
});

/** Named by a button, or in the text. */
async function leadNamed(
  view: View,
  actor: Actor,
  { lead, text, another }: Explain,
): Promise<Lead | undefined> {
  if (another) return undefined;
  if (lead?.kind === 'id') return readable(view, actor, lead.id);
  return leadByWholeName(view, actor, lead?.kind === 'words' ? lead.words : text);
}

/** Without a name the lead spoken of a moment ago, unless the question is a general one. */
async function leadInPlay(
  view: View,
  turn: Turn,
  actor: Actor,
  { text, another }: Explain,
): Promise<Lead | undefined> {
  if (another || asksInGeneral(text)) return undefined;
  const id = await leadJustSpokenOf(view, turn);
  return id === undefined ? undefined : readable(view, actor, id);
}

async function readable(view: View, actor: Actor, id: string): Promise<Lead | undefined> {
  const lead = await view.get(leads, id);
  return lead !== undefined && may(actor, 'read', 'lead', lead) ? lead : undefined;
}

/** After these a name may stand in small letters: "I get this for ann weber". */
const beforeName =
  /(?<![\p{L}])(?:for|with|on|of|about|lead|qualify|qualifying|für|bei|mit|von|qualifiziere) ([\p{L}'’-]+ [\p{L}'’-]+)/giu;

/** A lead whose whole name stands in the text, tried on the pairs of words that could be a name. */
async function leadByWholeName(view: View, actor: Actor, text: string): Promise<Lead | undefined> {
  const words = (text.match(/[\p{Lu}][\p{L}'’-]+/gu) ?? []).slice(0, 12);
  const capital = words.flatMap((word, at) =>
    words[at + 1] === undefined ? [] : [`${word} ${words[at + 1]}`],
  );
  const small = [...text.matchAll(beforeName)].slice(0, 12).flatMap(([, pair]) => pair ?? []);
  const pairs = new Set([...capital.filter((pair) => text.includes(pair)), ...small]);
  for (const pair of pairs) {
    const found = await findLeads(view, actor, pair);
    const match =
      found.kind === 'found'
        ? found.matches.find(({ lead }) => leadName(lead).toLowerCase() === pair.toLowerCase())
        : undefined;
    if (match !== undefined) return match.lead;
  }
  return undefined;
}

/** Whose rights to examine when an administrator asks: the person chosen, or named, else the lead's owner. */
async function suffererOf(
  view: View,
  actor: Actor,
  lead: Lead | undefined,
  text: string,
  chosen: string | undefined,
): Promise<Actor> {
  if (!looksForOthers(actor)) return actor;
  const named = chosen ?? (await colleagueIn(view, text, lead && leadName(lead)));
  return actorFor(view, actor, named ?? lead?.ownerId);
}

async function diagnose(
  view: View,
  turn: Turn,
  deps: Deps,
  sufferer: Actor,
  lead: Lead,
  error: ErrorId,
): Promise<Diagnosis> {
  const { checks } = await preflight(
    view,
    sufferer,
    { leadId: lead.id, route: 'form', choices: {} },
    turn.at,
    detectorsOf(deps),
  );
  const wanted = checksFor[error];
  if (error === 'nextStage') {
    const open = checks.find(({ name }) => name === 'leadOpen');
    return open?.verdict === 'pass' ? { kind: 'so', check: open } : notSo(checks);
  }
  const guilty = checks.find(({ name, verdict }) => wanted.includes(name) && verdict !== 'pass');
  return guilty === undefined ? notSo(checks) : { kind: 'so', check: guilty };
}

function notSo(checks: readonly Check[]): Diagnosis {
  const instead = checks.find(({ verdict }) => verdict === 'fail');
  return { kind: 'notSo', ...(instead !== undefined && { instead }) };
}

const everybody = async (view: View) => {
  const found: { readonly id: string; readonly name: string }[] = [];
  for await (const { id, name } of view.all(people)) found.push({ id, name });
  return found;
};

/** No lead is named: what solves the error for any of them, by who may (S1.14.4–S1.14.9). */
function withoutLead(actor: Actor, error: ErrorId): readonly Command[] {
  const list: readonly Command[] = [{ kind: 'list-leads', view: 'my-open' }, { kind: 'help' }];
  if (error !== 'duplicateLead' && error !== 'duplicateOpportunity') return list;
  return [
    { kind: 'scan-duplicates', act: 'show' },
    { kind: 'bulk-qualify' },
    ...(levelHeld(actor, 'write', 'duplicateRule') === 'none' ? [] : [{ kind: 'rules' } as const]),
    ...list,
  ];
}

function offersFor(
  diagnosis: Diagnosis,
  actor: Actor,
  lead: Lead | undefined,
  error: ErrorId,
): readonly Command[] {
  if (lead === undefined) return withoutLead(actor, error);
  const id = { kind: 'id', id: lead.id, version: lead.version } as const;
  if (error === 'nextStage' && diagnosis.kind === 'so')
    return [
      { kind: 'qualify-lead', lead: id },
      { kind: 'show-lead', lead: id },
    ];
  const check =
    diagnosis.kind === 'so' ? diagnosis.check : diagnosis.kind === 'notSo' ? diagnosis.instead : undefined;
  if (check?.verdict === 'fail') return waysOn(check.refusal, actor, lead);
  return [
    { kind: 'qualify-lead', lead: id },
    { kind: 'can-i-qualify', lead: id },
  ];
}

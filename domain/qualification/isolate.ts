import { automations, isolations, leads } from '../collections.ts';
import { notify } from '../notices/notify.ts';
import type { NewId } from '../outside.ts';
import { type Actor, loadActor } from '../people/access.ts';
import { agreed, type Decision, notAllowed, notFound, refused } from '../people/decision.ts';
import type { Lead } from '../records/lead.ts';
import type { Transaction, View } from '../store/store.ts';
import { missingFor } from './automation-change.ts';
import { type CulpritSearch, culpritsFound, learn, nextTrial, startSearch } from './culprit-search.ts';
import { type Finding, type Isolation, matterOf, type Suspect, type Trial } from './isolation.ts';
import type { Refusal } from './refusal.ts';
import { type Target, targets } from './settings.ts';

/** Creates one record as the actor, running the active automations; `undefined` when nothing refused. */
export type TryCreate = (
  tx: Transaction,
  actor: Actor,
  target: Target,
  lead: Lead | undefined,
) => Promise<Refusal | undefined>;

export interface IsolationDeps {
  readonly tryCreate: TryCreate;
  readonly newId: NewId;
  readonly at: Date;
}

export type IsolationRefusal =
  /** Finished or abandoned: start another. */
  | { readonly kind: 'sessionOver'; readonly session: Isolation }
  | { readonly kind: 'stillSearching'; readonly session: Isolation };

export type IsolationDecision = Decision<Isolation, IsolationRefusal>;

/**
 * Starts a session: tries to create each type of record as the person (S2.9.2, S2.9.3) and names the suspects of
 * each type that fails (S2.9.4, S2.9.5). One that runs already for the same person and lead is gone on with; one that
 * was begun `since` and is over is shown. Needs Write on Automation.
 */
export async function startIsolation(
  tx: Transaction,
  actor: Actor,
  ask: {
    readonly personId: string;
    readonly leadId?: string;
    readonly method: CulpritSearch['method'];
    readonly since?: string;
  },
  deps: IsolationDeps,
): Promise<IsolationDecision> {
  const forbidden = await notAllowed(tx, actor, 'write', 'automation');
  if (forbidden) return forbidden;
  const person = await loadActor(tx, ask.personId);
  if (person === undefined) return notFound('person', ask.personId);
  const known = await searchBegun(tx, actor, ask);
  if (known !== undefined) return agreed(known);
  const lead = ask.leadId === undefined ? undefined : await tx.get(leads, ask.leadId);
  const trials: Trial[] = [];
  const findings: Finding[] = [];
  for (const target of targets) {
    const refusal = await tried(tx, person, target, lead, [], deps);
    trials.push({ target, off: [], ...(refusal && { refusal }) });
    findings.push(await firstFinding(tx, person, target, refusal, ask.method));
  }
  const session = await tx.put(isolations, {
    id: deps.newId(),
    version: 0,
    personId: ask.personId,
    personName: person.person.name,
    ...(lead && { leadId: lead.id }),
    by: actor.person.id,
    at: deps.at.toISOString(),
    findings,
    trials,
    status: 'running',
  });
  return agreed(session);
}

async function searchBegun(
  view: View,
  actor: Actor,
  { since, ...ask }: { readonly personId: string; readonly leadId?: string; readonly since?: string },
): Promise<Isolation | undefined> {
  const inState = (...all: readonly Isolation['status'][]) =>
    view.find(
      isolations,
      'byMatter',
      all.map((status) => matterOf({ ...ask, by: actor.person.id, status })),
    );
  const [running] = await inState('running');
  if (running !== undefined || since === undefined) return running;
  return (await inState('finished', 'abandoned')).find(({ at }) => at >= since);
}

/**
 * One more trial with some automations off, for the first type that is still searched. `trials` is how many the asker
 * has seen: when there are more by now, nothing is tried, so that a press counts once. Needs Write on Automation.
 */
export async function continueIsolation(
  tx: Transaction,
  actor: Actor,
  sessionId: string,
  trials: number,
  deps: IsolationDeps,
): Promise<IsolationDecision> {
  const opened = await runningSession(tx, actor, sessionId);
  if (opened.kind === 'refused') return opened;
  const session = opened.plan;
  if (session.trials.length > trials) return opened;
  const finding = session.findings.find((each) => each.kind === 'searching');
  if (finding === undefined) return opened;
  const person = await loadActor(tx, session.personId);
  if (person === undefined) return notFound('person', session.personId);
  const lead = session.leadId === undefined ? undefined : await tx.get(leads, session.leadId);
  const ids = nextTrial(finding.search);
  const refusal = await tried(tx, person, finding.target, lead, ids, deps);
  const off = named(finding.suspects, ids).map(({ name }) => name);
  const search = learn(finding.search, refusal === undefined);
  const after = learnt({ ...finding, search, ...(refusal && { refusal }) });
  return agreed(
    await tx.put(isolations, {
      ...session,
      findings: session.findings.map((each) => (each === finding ? after : each)),
      trials: [...session.trials, { target: finding.target, off, ...(refusal && { refusal }) }],
    }),
  );
}

/**
 * Leaves the culprits off, so that records can be created again (S2.9.7), and tells the person. All others were
 * never off. Refused while a type is still searched.
 */
export async function finishIsolation(
  tx: Transaction,
  actor: Actor,
  sessionId: string,
  at: Date,
): Promise<IsolationDecision> {
  const opened = await runningSession(tx, actor, sessionId, 'finished');
  if (opened.kind === 'refused' || opened.plan.status === 'finished') return opened;
  const session = opened.plan;
  if (session.findings.some(({ kind }) => kind === 'searching'))
    return refused({ kind: 'stillSearching', session });
  const culprits = culpritsOf(session);
  for (const { id } of culprits) {
    const automation = await tx.get(automations, id);
    if (automation?.active) await tx.put(automations, { ...automation, active: false });
  }
  if (culprits.length > 0)
    await notify(
      tx,
      session.id,
      session.personId,
      {
        kind: 'automationsOff',
        sessionId,
        byName: actor.person.name,
        automations: culprits.map(({ name }) => name),
        ...(session.leadId !== undefined && { leadId: session.leadId }),
      },
      at,
    );
  return agreed(await tx.put(isolations, { ...session, status: 'finished' }));
}

/** Ends the session without turning anything off. */
export async function abandonIsolation(
  tx: Transaction,
  actor: Actor,
  sessionId: string,
): Promise<IsolationDecision> {
  const opened = await runningSession(tx, actor, sessionId, 'abandoned');
  if (opened.kind === 'refused' || opened.plan.status === 'abandoned') return opened;
  return agreed(await tx.put(isolations, { ...opened.plan, status: 'abandoned' }));
}

export const culpritsOf = ({ findings }: Isolation): readonly Suspect[] =>
  findings.flatMap((finding) => (finding.kind === 'culprits' ? finding.culprits : []));

/** A session that runs, or has ended in the way that is asked for again. */
async function runningSession(
  tx: Transaction,
  actor: Actor,
  id: string,
  endedAs?: Isolation['status'],
): Promise<IsolationDecision> {
  const forbidden = await notAllowed(tx, actor, 'write', 'automation');
  if (forbidden) return forbidden;
  const session = await tx.get(isolations, id);
  if (session === undefined) return notFound('session', id);
  return session.status === 'running' || session.status === endedAs
    ? agreed(session)
    : refused({ kind: 'sessionOver', session });
}

/** Creates the record as the person with some automations off, and takes everything back. */
const tried = (
  tx: Transaction,
  person: Actor,
  target: Target,
  lead: Lead | undefined,
  off: readonly string[],
  { tryCreate }: IsolationDeps,
): Promise<Refusal | undefined> =>
  tx.attempt(async (trial) => {
    for (const id of off) {
      const automation = await trial.get(automations, id);
      if (automation?.active) await trial.put(automations, { ...automation, active: false });
    }
    return tryCreate(trial, person, target, lead);
  });

async function firstFinding(
  tx: Transaction,
  person: Actor,
  target: Target,
  refusal: Refusal | undefined,
  method: CulpritSearch['method'],
): Promise<Finding> {
  if (refusal === undefined) return { target, kind: 'works' };
  const active = (await tx.find(automations, 'byTarget', target)).filter((each) => each.active);
  if (refusal.kind === 'privilegesMissing' || active.length === 0)
    return { target, kind: 'otherCause', refusal };
  const suspects = active
    .map(({ id, name, type, touches }) => ({ id, name, type, missing: missingFor(person, { touches }) }))
    .toSorted((a, b) => b.missing.length - a.missing.length);
  const ids = suspects.map(({ id }) => id);
  return { target, kind: 'searching', suspects, search: startSearch(ids, method), refusal };
}

function learnt(finding: Extract<Finding, { kind: 'searching' }>): Finding {
  const { target, suspects, search, refusal } = finding;
  const found = culpritsFound(search);
  if (found === undefined) return finding;
  return found.kind === 'found'
    ? { target, kind: 'culprits', culprits: named(suspects, found.culprits) }
    : { target, kind: 'otherCause', refusal };
}

const named = (suspects: readonly Suspect[], ids: readonly string[]): readonly Suspect[] =>
  suspects.filter(({ id }) => ids.includes(id));

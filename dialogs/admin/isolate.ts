import type { Actor } from '../../domain/people/access.ts';
import {
  abandonIsolation,
  continueIsolation,
  finishIsolation,
  startIsolation,
} from '../../domain/qualification/isolate.ts';
import type { Isolation } from '../../domain/qualification/isolation.ts';
import { tryCreateWith } from '../../domain/qualification/try-create.ts';
import type { Transaction } from '../../domain/store/store.ts';
import type { Command } from '../command.ts';
import type { Reply } from '../reply.ts';
import type { Deps, Turn } from '../turn.ts';
import { refusedChange } from './change.ts';

type Isolate = Extract<Command, { kind: 'isolate' }>;

/** The guided session of S2.9: try, list, turn off one by one, name the culprit, leave it off. */
export async function isolate(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  { act, sessionId = '', trials = Number.POSITIVE_INFINITY, since, leadId }: Isolate,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const made = { newId: deps.newId, at: turn.at };
  const search = { ...made, tryCreate: tryCreateWith(made) };
  const decision = await (() => {
    switch (act) {
      case 'start':
        return startIsolation(
          tx,
          actor,
          {
            personId: fields['person'] ?? '',
            method: fields['method'] === 'halves' ? 'halves' : 'oneByOne',
            ...(leadId !== undefined && { leadId }),
            ...(since !== undefined && { since }),
          },
          search,
        );
      case 'next':
        return continueIsolation(tx, actor, sessionId, trials, search);
      case 'finish':
        return finishIsolation(tx, actor, sessionId, turn.at);
      case 'abandon':
        return abandonIsolation(tx, actor, sessionId);
    }
  })();
  return decision.kind === 'refused' ? refusedChange(decision.refusal) : shown(decision.plan);
}

const shown = (session: Isolation): Reply => ({ kind: 'isolation', session, offers: stepsOf(session) });

function stepsOf({ id, findings, trials, status }: Isolation): readonly Command[] {
  if (status !== 'running') return [{ kind: 'automations' }];
  const searching = findings.some(({ kind }) => kind === 'searching');
  const act = (name: Isolate['act']): Command => ({ kind: 'isolate', act: name, sessionId: id });
  const next: Command = { kind: 'isolate', act: 'next', sessionId: id, trials: trials.length };
  return [searching ? next : act('finish'), act('abandon')];
}

import { randomUUID } from 'node:crypto';
import type { Activity, TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Wording } from '../dialogs/wording/wording.ts';
import { deliveries } from '../domain/collections.ts';
import type { Clock } from '../domain/outside.ts';
import { isSignedIn, rolesFrom, signIn, signOut } from '../domain/people/entra-roles.ts';
import type { Store } from '../domain/store/store.ts';
import type { Mode } from './config.ts';
import { invokeResponse } from './deliver.ts';
import type { TokenCheck } from './entra-token.ts';
import { type Log, safeError } from './log.ts';

/** What becomes of a token that a client sends. */
export type Exchange =
  | { readonly kind: 'signedIn' }
  /** The token is good, but gives no role. */
  | { readonly kind: 'refused'; readonly why: 'noAppRole' | 'groupsLeftOut' }
  /** Another client of the person was first. */
  | { readonly kind: 'repeated' }
  | { readonly kind: 'notTaken' };

/** Signing in inside the chat, where roles come from Entra. */
export interface ChatSignIn {
  /** Whether the person must sign in before the turn; always `false` where roles are given here. */
  isNeeded(personId: string): Promise<boolean>;
  /** Asks the person's clients for a token; `resume` goes on with what was asked once they are signed in. */
  ask(context: TurnContext, words: Wording, resume: Resume): Promise<void>;
  /** Answers an invoke of signing in; `undefined` for any other. What it returns is to be said afterwards. */
  invoke(context: TurnContext, words: Wording): Promise<Resume | undefined>;
}

/** Says something in the person's chat once the invoke is answered: Teams does not wait for long. */
export type Resume = (context: TurnContext) => Promise<void>;

export interface SignInParts {
  readonly mode: Mode;
  readonly store: Store;
  readonly clock: Clock;
  readonly check: TokenCheck;
  readonly log: Log;
}

const connectionName = 'entra';
const oauthCard = 'application/vnd.microsoft.card.oauth';

const TokenExchange = z.looseObject({
  id: z.string().min(1).max(200),
  token: z.string().min(1).max(20_000),
});

/** How long what was asked is kept for after signing in, and for how many people at most. */
const keep = { ms: 5 * 60_000, people: 10_000 } as const;

export function createChatSignIn(parts: SignInParts): ChatSignIn {
  const { mode, store, clock } = parts;
  const app = mode.kind === 'teams' && mode.app.rolesFrom === 'entra' ? mode.app : undefined;
  const asked = new Map<string, { readonly resume: Resume; readonly since: number }>();
  const personIn = ({ from }: Activity): string => from.aadObjectId?.toLowerCase() ?? '';

  function takeAsked(personId: string): Resume | undefined {
    const known = asked.get(personId);
    asked.delete(personId);
    return known !== undefined && performance.now() - known.since < keep.ms ? known.resume : undefined;
  }

  /** A token is used for this one answer and kept nowhere. */
  async function exchanged(context: TurnContext, value: z.infer<typeof TokenExchange>): Promise<Exchange> {
    const verdict = await parts.check(value.token);
    const personId = personIn(context.activity);
    if (!verdict.ok || verdict.person.id !== personId) {
      parts.log.info({ status: verdict.ok ? 403 : verdict.status }, 'sign-in token not taken');
      return { kind: 'notTaken' };
    }
    const roles = rolesFrom(verdict.person);
    const at = clock.now();
    const id = `exchange ${personId} ${value.id}`;
    return store.change({ by: personId, why: 'sign in', at }, async (tx): Promise<Exchange> => {
      if ((await tx.get(deliveries, id)) !== undefined) return { kind: 'repeated' };
      await tx.put(deliveries, { id, version: 0, at: at.toISOString() });
      if (roles.kind === 'refused') {
        await signOut(tx, personId);
        return roles;
      }
      await signIn(tx, verdict.person, roles.appRoles, at);
      return { kind: 'signedIn' };
    });
  }

  async function tokenExchange(context: TurnContext, words: Wording): Promise<Resume> {
    const parsed = TokenExchange.safeParse(context.activity.value);
    if (!parsed.success) {
      await context.sendActivity(invokeResponse(400, { error: 'The invoke carries no token.' }));
      return nothing;
    }
    const { id } = parsed.data;
    const exchange = await exchanged(context, parsed.data).catch((fault: unknown): Exchange => {
      parts.log.warn({ fault: safeError(fault) }, 'sign-in failed');
      return { kind: 'notTaken' };
    });
    const isTaken = exchange.kind === 'signedIn' || exchange.kind === 'refused';
    // 412 is what Teams expects for all but one of the tokens that a person's clients send.
    await context.sendActivity(
      isTaken
        ? invokeResponse(200, { id, connectionName })
        : invokeResponse(412, { id, connectionName, failureDetail: words.signIn.notTaken }),
    );
    if (!isTaken) return nothing;
    const resume = takeAsked(personIn(context.activity));
    if (exchange.kind === 'refused') return saying(words.signIn.refused(exchange.why));
    return resume ?? saying(words.signIn.done);
  }

  /** No window of ours is ever opened, so there is no code to verify: whoever signed in by the tab is signed in. */
  async function otherwise(context: TurnContext, words: Wording): Promise<Resume> {
    const personId = personIn(context.activity);
    const done = await store.read((view) => isSignedIn(view, personId, clock.now()));
    await context.sendActivity(
      done ? invokeResponse(200, {}) : invokeResponse(412, { failureDetail: words.signIn.notTaken }),
    );
    return done ? (takeAsked(personId) ?? saying(words.signIn.done)) : saying(words.signIn.failed);
  }

  return {
    isNeeded: async (personId) =>
      app !== undefined && !(await store.read((view) => isSignedIn(view, personId, clock.now()))),
    async ask(context, words, resume) {
      if (app === undefined) return;
      if (asked.size >= keep.people) asked.clear();
      asked.set(personIn(context.activity), { resume, since: performance.now() });
      const content = {
        text: words.signIn.asks,
        connectionName,
        tokenExchangeResource: { id: randomUUID(), uri: `api://${app.publicHost}/${app.id}` },
        buttons: [],
      };
      const attachments = [{ contentType: oauthCard, content }];
      await context.sendActivity({ type: 'message', summary: words.signIn.asks, attachments });
    },
    async invoke(context, words) {
      const { name } = context.activity;
      if (app === undefined || name?.startsWith('signin/') !== true) return undefined;
      return name === 'signin/tokenExchange' ? tokenExchange(context, words) : otherwise(context, words);
    },
  };
}

const nothing: Resume = async () => undefined;

const saying =
  (text: string): Resume =>
  async (context) => {
    await context.sendActivity({ type: 'message', text, summary: text });
  };

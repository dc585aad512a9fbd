import type { Reply } from '../dialogs/reply.ts';
import type { Deps, Turn } from '../dialogs/turn.ts';
import { readerFor } from '../dialogs/wording/reader-for.ts';
import { type Reader, wordsFor } from '../dialogs/wording/wording.ts';
import { createActions } from './actions.ts';
import { type AdapterOptions, TeamsAdapter } from './adapter.ts';
import type { Card, Look } from './cards/elements.ts';
import { createCompose } from './compose/compose.ts';
import type { Mode } from './config.ts';
import { createConversations } from './conversations.ts';
import { createTokenCheck, type EntraOptions } from './entra-token.ts';
import { createOpinions } from './feedback.ts';
import { type StreamPace, usualStreamPace } from './live.ts';
import type { Log } from './log.ts';
import { createMembers } from './members.ts';
import { createMessageRate } from './message-rate.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { createOutbox, type Outbox, type OutboxParts } from './outbox.ts';
import { type BotServer, createServer } from './server.ts';
import { createChatSignIn } from './sign-in.ts';
import { serveTabApi } from './tab/api.ts';
import { serveLeadAddresses } from './tab/lead-address.ts';
import { leadIn, tabLinks } from './tab/links.ts';
import { createPace } from './tab/pace.ts';
import { type Pages, servePages } from './tab/pages.ts';
import { createSignIn } from './tab/sign-in.ts';
import { createTeamsBot, type Patience, usualPatience } from './teams-bot.ts';

export interface BotOptions {
  readonly mode: Mode;
  readonly deps: Deps;
  readonly converse: (turn: Turn, deps: Deps) => Promise<Reply>;
  readonly render: (reply: Reply, look: Look) => Card;
  readonly tell: OutboxParts['tell'];
  readonly secret: Uint8Array;
  readonly log: Log;
  readonly adapter?: AdapterOptions;
  readonly metrics?: Metrics;
  /** What a reader of `/metrics` must show; missing: in local mode nothing, elsewhere nobody reads. */
  readonly metricsToken?: string;
  /** What one person may send within ten seconds (SEC14); missing: no limit. */
  readonly messagesPer10s?: number;
  readonly patience?: Patience;
  readonly pace?: StreamPace;
  /** Where single sign-on is checked: tests bring their own. */
  readonly entra?: EntraOptions;
  /** In local mode: where this bot is reached, for links into the tab. */
  readonly localAddress?: string;
}

export interface Bot extends BotServer {
  readonly outbox: Outbox;
  readonly pages: Pages;
}

/** The one place where the parts of the bot meet. It listens to nothing yet. */
export function assembleBot(options: BotOptions): Bot {
  const { mode, deps, log } = options;
  const { store, clock } = deps;
  const actions = createActions(options.secret);
  const { metrics = createMetrics(), metricsToken, messagesPer10s } = options;
  const adapter = new TeamsAdapter(mode, { told: metrics.sent, ...options.adapter });
  const conversations = createConversations(mode, store, clock);
  const check = createTokenCheck(mode, options.entra);
  const link = tabLinks(mode, options.localAddress);
  const links =
    link === undefined
      ? {}
      : { leadAddress: (lead: string) => link({ lead }), listAddress: link({ page: 'leads' }) };
  const renderInTab = (reply: Reply, reader: Reader): Card =>
    options.render(reply, { words: wordsFor(reader), sign: actions.sign });
  const render = (reply: Reply, reader: Reader): Card =>
    options.render(reply, { words: wordsFor(readerFor(reply, reader)), sign: actions.sign, ...links });
  const outbox = createOutbox({
    mode,
    store,
    clock,
    adapter,
    conversations,
    render,
    tell: options.tell,
    log,
  });
  const bot = createTeamsBot({
    converse: options.converse,
    render,
    deps,
    actions,
    adapter,
    conversations,
    outbox,
    opinions: createOpinions(store),
    compose: createCompose({
      converse: options.converse,
      render,
      deps,
      actions,
      leadIn: (url) => leadIn(mode, url),
    }),
    isMember: createMembers(mode),
    admit: messagesPer10s === undefined ? () => 'taken' : createMessageRate(messagesPer10s),
    signIn: createChatSignIn({ mode, store, clock, check, log }),
    patience: options.patience ?? usualPatience,
    pace: options.pace ?? usualStreamPace,
  });
  const server = createServer({
    mode,
    adapter,
    bot,
    store,
    clock,
    hasModel: deps.model !== undefined,
    log,
    metrics,
    ...(metricsToken === undefined ? {} : { metricsToken }),
  });
  const pages = servePages(server.http, mode, log);
  if (link !== undefined) serveLeadAddresses(server.http, link);
  serveTabApi(server.http, {
    mode,
    deps,
    converse: options.converse,
    render: renderInTab,
    actions,
    signIn: createSignIn({ mode, store, clock, check }),
    pace: createPace(messagesPer10s),
    log,
  });
  return { ...server, outbox, pages };
}

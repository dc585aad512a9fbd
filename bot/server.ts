import { readFileSync } from 'node:fs';
import type { Next, Request, Response, Server } from 'restify';
import restify from 'restify';
import { leads } from '../domain/collections.ts';
import { applyLimits, jsonBody, refuse } from './http-limits.ts';
import { safeError } from './log.ts';
import { type Answer, createReceiver, type ReceiverParts } from './receive.ts';
import { isLocalHost } from './trust.ts';

export interface ServerParts extends ReceiverParts {
  readonly hasModel: boolean;
}

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };

export interface BotServer {
  readonly http: Server;
  /** Resolves when all that happens after answers has happened. */
  settled(): Promise<void>;
}

/** The HTTP side: a few fixed routes; everything else is refused before it costs anything. */
export function createServer(parts: ServerParts): BotServer {
  const pending = new Set<Promise<void>>();
  const server = restify.createServer({ name: 'lead-assistant' });
  applyLimits(server);
  server.pre((request: Request, response: Response, next: Next) =>
    parts.mode.kind === 'teams' || isLocalHost(request.headers.host)
      ? next()
      : refuse(response, next, 403, 'In local mode I answer this machine only.'),
  );
  const receive = createReceiver(parts);
  server.post('/api/messages', ...jsonBody, async (request: Request, response: Response) => {
    const { answer, after } = await receive(request.body, request.headers.authorization ?? '');
    response.send(answer.status, answer.body);
    if (after === undefined) return;
    const work = after()
      .catch((fault: unknown) => parts.log.warn({ fault: safeError(fault) }, 'work after the answer failed'))
      .finally(() => pending.delete(work));
    pending.add(work);
  });
  server.get('/health', async (_request: Request, response: Response) => {
    const { status, body } = await health(parts);
    response.send(status, body);
  });
  return {
    http: server,
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

async function health({ mode, store, hasModel }: ServerParts): Promise<Answer> {
  const about = { version, mode: mode.kind, store: store.kind, model: hasModel };
  try {
    const count = await store.read((view) => view.size(leads));
    return { status: 200, body: { status: 'ok', ...about, leads: count } };
  } catch {
    return { status: 503, body: { status: 'the store does not answer', ...about } };
  }
}

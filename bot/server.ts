import type { Next, Request, Response, Server } from 'restify';
import restify from 'restify';
import { applyLimits, jsonBody, refuse } from './http-limits.ts';
import { type Log, safeError, traced } from './log.ts';
import { type OperationsParts, serveOperations } from './operations.ts';
import { createReceiver, type ReceiverParts } from './receive.ts';
import { isFromHere } from './trust.ts';

export type ServerParts = ReceiverParts & Omit<OperationsParts, 'isStopping'> & { readonly log: Log };

export interface BotServer {
  readonly http: Server;
  /** From now on `/ready` says that no more requests are wanted here. */
  stopping(): void;
  /** Resolves when all that happens after answers has happened. */
  settled(): Promise<void>;
}

/** The HTTP side: a few fixed routes; everything else is refused before it costs anything. */
export function createServer(parts: ServerParts): BotServer {
  const pending = new Set<Promise<void>>();
  let isStopping = false;
  const server = restify.createServer({ name: 'lead-assistant' });
  applyLimits(server);
  server.pre((request: Request, response: Response, next: Next) =>
    parts.mode.kind === 'teams' || isFromHere(request.headers)
      ? next()
      : refuse(response, next, 403, 'In local mode I answer this machine only.'),
  );
  const receive = createReceiver(parts);
  server.post('/api/messages', jsonBody, async (request: Request, response: Response) => {
    await traced(parts.log, parts.hasModel, async (asked) => {
      const { answer, after } = await receive(request.body, request.headers.authorization ?? '', asked);
      response.header('X-Correlation-Id', asked.reference);
      response.send(answer.status, answer.body);
      if (after === undefined) return;
      const work = after()
        .catch((fault: unknown) =>
          asked.log.warn({ fault: safeError(fault) }, 'work after the answer failed'),
        )
        .finally(() => pending.delete(work));
      pending.add(work);
    });
  });
  serveOperations(server, { ...parts, isStopping: () => isStopping });
  return {
    http: server,
    stopping: () => {
      isStopping = true;
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

import type { ConnectorClient } from 'botframework-connector';
import type { Mode } from './config.ts';
import { within } from './within.ts';

/** What the pipeline of an Azure client looks like from outside, as far as it is used here. */
interface Request {
  readonly method: string;
  readonly url: string;
  timeout: number;
}
interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
}
type Next = (request: Request) => Promise<Response>;
interface Pipeline {
  addPolicy(
    policy: { name: string; sendRequest(request: Request, next: Next): Promise<Response> },
    at?: { phase: 'Retry' | 'Serialize' },
  ): void;
  removePolicy(which: { name: string }): unknown;
}

export interface Pace {
  /** The most that one call may take, with all its tries. */
  readonly budget: number;
  /** The pause before the first retry; it doubles. */
  readonly pause: number;
  readonly retries: number;
}

export const usualPace: Pace = { budget: 10_000, pause: 400, retries: 3 };

/** Teams asks to retry these; no other status says that a message was not taken. */
const retried = new Set([412, 429, 502, 504]);

/**
 * The connection was refused or had gone. A kept connection that the other side has just closed looks the same as
 * one that broke after the message was taken: a rare second copy is better than a lost reply.
 */
const broken = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN']);

/**
 * Puts the bot's own rules around a connector client (hole r, REL7): a time-out for every call, retries where Teams
 * asks for them or the connection broke, not more than Teams takes, no redirect to anywhere, in local mode no proxy.
 */
export function harden(
  client: ConnectorClient,
  mode: Mode,
  pace: Pace,
  told: (outcome: string) => void,
  mayGo: (conversation: string) => Promise<void>,
): ConnectorClient {
  const { pipeline } = (client as unknown as { client: { pipeline: Pipeline } }).client;
  for (const name of ['defaultRetryPolicy', 'redirectPolicy']) pipeline.removePolicy({ name });
  if (mode.kind === 'local') pipeline.removePolicy({ name: 'proxyPolicy' });
  const goes = async ({ method, url }: Request): Promise<void> => {
    // What only reads has a limit of its own, which is never neared: a person is looked up once a day.
    if (method !== 'GET') await mayGo(/\/v3\/conversations\/([^/?]+)/.exec(url)?.[1] ?? '');
  };
  pipeline.addPolicy(
    {
      name: 'budget',
      async sendRequest(request, next) {
        // Whoever waits for their turn is not late yet.
        await goes(request);
        return telling(told, inTime(pace, request, next));
      },
    },
    { phase: 'Serialize' },
  );
  pipeline.addPolicy(
    { name: 'retry', sendRequest: (request, next) => withRetries(pace, request, next, goes) },
    { phase: 'Retry' },
  );
  return client;
}

/** A call that took too long to be waited for. Whether it arrived is unknown. */
export class OutboundTimeout extends Error {
  constructor() {
    super('the connector did not answer in time');
    this.name = 'OutboundTimeout';
  }
}

const inTime = (pace: Pace, request: Request, next: Next): Promise<Response> =>
  within(pace.budget, next(request), () => {
    throw new OutboundTimeout();
  });

async function telling(told: (outcome: string) => void, sending: Promise<Response>): Promise<Response> {
  try {
    const response = await sending;
    told(String(response.status));
    return response;
  } catch (fault) {
    told(outcomeOf(fault));
    throw fault;
  }
}

/** The client makes errors of answers that refuse. */
function outcomeOf(fault: unknown): string {
  if (fault instanceof OutboundTimeout) return 'timeout';
  const { statusCode } = fault as { statusCode?: unknown };
  return typeof statusCode === 'number' ? String(statusCode) : 'broken';
}

async function withRetries(
  pace: Pace,
  request: Request,
  next: Next,
  goes: (request: Request) => Promise<void>,
): Promise<Response> {
  const end = performance.now() + pace.budget;
  for (let attempt = 0; ; attempt++) {
    request.timeout = Math.max(1, end - performance.now());
    const isLast = attempt === pace.retries;
    const response = await next(request).catch((fault: unknown): undefined => {
      if (isLast || !broken.has(String((fault as { code?: unknown }).code))) throw fault;
    });
    if (response !== undefined && (isLast || !retried.has(response.status))) return response;
    const pause = pauseBefore(attempt, response, pace);
    if (response !== undefined && performance.now() + pause >= end) return response;
    await new Promise((wake) => setTimeout(wake, pause));
    await goes(request);
  }
}

/** What the connector asks for, or a doubling pause with jitter, so that many bots do not come back at once. */
function pauseBefore(attempt: number, response: Response | undefined, { pause }: Pace): number {
  const asked = Number(response?.headers.get('retry-after'));
  return asked > 0 ? asked * 1_000 : pause * 2 ** attempt * (0.75 + Math.random() / 2);
}

import { type Answered, type Asked, type Exchange, ExchangeTimeout } from './exchange.ts';
import { within } from './within.ts';

export interface Call {
  readonly method: Asked['method'];
  readonly url: string;
  readonly conversation: string;
  readonly body?: string;
  /** The headers that say who calls; a token may have to be fetched for them. Missing: nobody is told. */
  readonly authorize?: () => Promise<Readonly<Record<string, string>>>;
}

/** Resolves with what the other side says, as JSON; throws `OutboundRefused`, `ExchangeTimeout` or what broke. */
export type Send = (call: Call) => Promise<unknown>;

export interface Pace {
  /** The most that one call may take, with all its tries. */
  readonly budget: number;
  /** The pause before the first retry; it doubles. */
  readonly pause: number;
  readonly retries: number;
}

export const usualPace: Pace = { budget: 10_000, pause: 400, retries: 3 };

export interface OutboundParts {
  readonly exchange: Exchange;
  readonly pace: Pace;
  /** Hears how each call ended. */
  readonly told: (outcome: string) => void;
  /** Resolves when one more message may go to this conversation. */
  readonly mayGo: (conversation: string) => Promise<void>;
}

/** Teams asks to retry these; no other status says that a message was not taken. */
const retried = new Set([412, 429, 502, 504]);

/**
 * The connection was refused or had gone. A kept connection that the other side has just closed looks the same as
 * one that broke after the message was taken: a rare second copy is better than a lost reply.
 */
const broken = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'EAI_AGAIN']);

/** The other side answered, and did not take it. */
export class OutboundRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number) {
    super(`the connector answered ${statusCode}`);
    this.name = 'OutboundRefused';
    this.statusCode = statusCode;
  }
}

/**
 * Calls the connector by the bot's own rules (hole r, REL7): a time-out for every call, retries where Teams asks for
 * them or the connection broke, not more than Teams takes.
 */
export function createSend({ exchange, pace, told, mayGo }: OutboundParts): Send {
  const left = (end: number): number => Math.max(1, end - performance.now());

  /** A token may have to be fetched for it: that takes from the same time. */
  async function exchanged({ method, url, body = '', authorize }: Call, end: number): Promise<Answered> {
    const headers = authorize === undefined ? {} : await within(left(end), authorize(), late);
    return exchange({ method, url, headers, body, patience: left(end) });
  }

  /** What only reads has a limit of its own, which is never neared: a person is looked up once a day. */
  const goes = async ({ method, conversation }: Call): Promise<void> => {
    if (method !== 'GET') await mayGo(conversation);
  };

  async function tried(call: Call, end: number): Promise<Answered> {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt === pace.retries;
      const answered = await exchanged(call, end).catch((fault: unknown): undefined => {
        if (isLast || !broken.has(String((fault as { code?: unknown }).code))) throw fault;
      });
      if (answered !== undefined && (isLast || !retried.has(answered.status))) return answered;
      const pause = pauseBefore(attempt, answered, pace);
      if (answered !== undefined && performance.now() + pause >= end) return answered;
      await new Promise((wake) => setTimeout(wake, pause));
      await goes(call);
    }
  }

  return async (call) => {
    // Whoever waits for their turn is not late yet.
    await goes(call);
    try {
      const { status, text } = await tried(call, performance.now() + pace.budget);
      if (status < 200 || status > 299) throw new OutboundRefused(status);
      told(String(status));
      return text === '' ? undefined : JSON.parse(text);
    } catch (fault) {
      told(outcomeOf(fault));
      throw fault;
    }
  };
}

function late(): never {
  throw new ExchangeTimeout();
}

function outcomeOf(fault: unknown): string {
  if (fault instanceof ExchangeTimeout) return 'timeout';
  return fault instanceof OutboundRefused ? String(fault.statusCode) : 'broken';
}

/** What the connector asks for, or a doubling pause with jitter, so that many bots do not come back at once. */
function pauseBefore(attempt: number, answered: Answered | undefined, { pause }: Pace): number {
  const asked = Number(answered?.retryAfter);
  return asked > 0 ? asked * 1_000 : pause * 2 ** attempt * (0.75 + Math.random() / 2);
}

import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { kept } from '../domain/kept.ts';
import type { Mode } from './config.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly conversation: string;
  readonly body?: string;
  /** The headers that say who calls; a token may have to be fetched for them. */
  readonly authorize: () => Promise<Readonly<Record<string, string>>>;
}

/** Resolves with what the other side says, as JSON; throws `OutboundRefused`, `OutboundTimeout` or what broke. */
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
  readonly mode: Mode;
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

/** A call that took too long to be waited for. Whether it arrived is unknown. */
export class OutboundTimeout extends Error {
  constructor() {
    super('the connector did not answer in time');
    this.name = 'OutboundTimeout';
  }
}

/** The other side answered, and did not take it. */
export class OutboundRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number) {
    super(`the connector answered ${statusCode}`);
    this.name = 'OutboundRefused';
    this.statusCode = statusCode;
  }
}

interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/**
 * Calls the connector by the bot's own rules (hole r, REL7): a time-out for every call, retries where Teams asks for
 * them or the connection broke, not more than Teams takes, no redirect to anywhere, in local mode no proxy.
 */
export function createSend({ mode, pace, told, mayGo }: OutboundParts): Send {
  const exchange = createExchange(mode);

  /** What only reads has a limit of its own, which is never neared: a person is looked up once a day. */
  const goes = async ({ method, conversation }: Call): Promise<void> => {
    if (method !== 'GET') await mayGo(conversation);
  };

  async function tried(call: Call, end: number): Promise<Answered> {
    for (let attempt = 0; ; attempt++) {
      const isLast = attempt === pace.retries;
      const answered = await exchange(call, end).catch((fault: unknown): undefined => {
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

function outcomeOf(fault: unknown): string {
  if (fault instanceof OutboundTimeout) return 'timeout';
  return fault instanceof OutboundRefused ? String(fault.statusCode) : 'broken';
}

/** What the connector asks for, or a doubling pause with jitter, so that many bots do not come back at once. */
function pauseBefore(attempt: number, answered: Answered | undefined, { pause }: Pace): number {
  const asked = Number(answered?.retryAfter);
  return asked > 0 ? asked * 1_000 : pause * 2 ** attempt * (0.75 + Math.random() / 2);
}

/** One request and its answer over a kept connection, given up at `end`. */
function createExchange(mode: Mode): (call: Call, end: number) => Promise<Answered> {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };
  const byProxy = new Map<string, HttpsProxyAgent<string>>();

  function agentFor(url: URL): HttpAgent {
    const proxy = mode.kind === 'local' ? '' : getProxyForUrl(url.href);
    if (proxy === '') return agents[url.protocol === 'https:' ? 'https:' : 'http:'];
    const known = byProxy.get(proxy) ?? new HttpsProxyAgent(proxy, { keepAlive: true });
    byProxy.set(proxy, known);
    return known;
  }

  /** How a host is called; there are few, and an address is dear to take apart. */
  const hostAt = kept((origin) => {
    const url = new URL(origin);
    const { protocol, hostname, port } = urlToHttpOptions(url);
    const over = protocol === 'https:' ? overHttps : overHttp;
    return { over, options: { protocol, hostname, port, agent: agentFor(url) } };
  });

  return ({ method, url: address, body = '', authorize }, end) =>
    new Promise((resolve, reject) => {
      let outgoing: ClientRequest | undefined;
      let late = false;
      const giveUp = (): void => {
        late = true;
        reject(new OutboundTimeout());
        outgoing?.destroy();
      };
      const timer = setTimeout(giveUp, Math.max(1, end - performance.now()));
      const settle = (): void => clearTimeout(timer);
      const broke = (fault: unknown): void => {
        settle();
        reject(fault);
      };
      const hear = (response: IncomingMessage): void => {
        let text = '';
        response
          .setEncoding('utf8')
          .on('data', (chunk: string) => {
            text += chunk;
          })
          .on('error', broke)
          .on('end', () => {
            settle();
            resolve({
              status: response.statusCode ?? 0,
              retryAfter: response.headers['retry-after'],
              text,
            });
          });
      };
      const go = (authority: Readonly<Record<string, string>>): void => {
        if (late) return;
        const [, origin = '', path = ''] = /^([a-z]+:\/\/[^/]+)(.*)$/.exec(address) ?? [];
        const { over, options } = hostAt(origin);
        const content = {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        };
        const headers = { accept: 'application/json', ...(body === '' ? {} : content), ...authority };
        outgoing = over({ ...options, path, method, headers }, hear);
        outgoing.on('error', broke).end(body);
      };
      authorize().then(go).catch(broke);
    });
}

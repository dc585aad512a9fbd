import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { kept } from '../domain/kept.ts';
import type { Mode } from './config.ts';

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; `''`: none. */
  readonly body: string;
  /** After so many milliseconds it is given up. */
  readonly patience: number;
}

export interface Answered {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** One request and its answer over a kept connection. Throws `ExchangeTimeout`, or what broke with its `code`. */
export type Exchange = (asked: Asked) => Promise<Answered>;

/** It took too long to be waited for. Whether it arrived is unknown. */
export class ExchangeTimeout extends Error {
  constructor() {
    super('the connector did not answer in time');
    this.name = 'ExchangeTimeout';
  }
}

/** No redirect is followed. A proxy that the environment names is used, in local mode none. */
export function createExchange(mode: Mode['kind']): Exchange {
  const agents = {
    'http:': new HttpAgent({ keepAlive: true }),
    'https:': new HttpsAgent({ keepAlive: true }),
  };
  const byProxy = new Map<string, HttpsProxyAgent<string>>();

  function agentFor(url: URL): HttpAgent {
    const proxy = mode === 'local' ? '' : getProxyForUrl(url.href);
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

  return ({ method, url: address, headers: own, body, patience }) =>
    new Promise((resolve, reject) => {
      let outgoing: ClientRequest | undefined;
      const timer = setTimeout(() => {
        reject(new ExchangeTimeout());
        outgoing?.destroy();
      }, patience);
      const broke = (fault: unknown): void => {
        clearTimeout(timer);
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
            clearTimeout(timer);
            const { statusCode: status = 0, headers } = response;
            resolve({ status, retryAfter: headers['retry-after'], text });
          });
      };
      try {
        const [, origin = '', path = ''] = /^([a-z]+:\/\/[^/]+)(.*)$/.exec(address) ?? [];
        const { over, options } = hostAt(origin);
        const content = {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
        };
        const headers = { accept: 'application/json', ...(body === '' ? {} : content), ...own };
        outgoing = over({ ...options, path, method, headers }, hear);
        outgoing.on('error', broke).end(body);
      } catch (fault) {
        broke(fault);
      }
    });
}

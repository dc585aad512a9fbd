import type { Next, Request, RequestHandler, Response, Server } from 'restify';
import restify from 'restify';

/** What a request may cost before anybody has read it (SEC5). */
export const limits = {
  bodyBytes: 256 * 1024,
  depth: 32,
  keys: 2_000,
  headersMs: 15_000,
  requestMs: 30_000,
} as const;

const sentences: Readonly<Record<number, string>> = {
  400: 'The body is not JSON that I can read.',
  404: 'There is nothing here.',
  405: 'This address does not take that method.',
  413: `The body is longer than ${limits.bodyBytes} bytes.`,
  415: 'Send application/json without Content-Encoding.',
};

/** Ends slow requests, and says what was wrong with bad ones without quoting them or naming internals. */
export function applyLimits(server: Server): void {
  server.server.headersTimeout = limits.headersMs;
  server.server.requestTimeout = limits.requestMs;
  server.on(
    'restifyError',
    (_request, _response, error: { statusCode?: number; toJSON: () => unknown }, done: () => void) => {
      const status = error.statusCode ?? 500;
      error.toJSON = () => ({ error: sentences[status] ?? 'The request failed.' });
      done();
    },
  );
}

export function refuse(response: Response, next: Next, status: number, message = sentences[status]): void {
  response.send(status, { error: message });
  next(false);
}

/**
 * Only plain JSON is parsed: another type might be written to disk, and a compressed body would be counted before
 * it is unpacked (holes e to h). Only routes that take a body read one.
 */
export const jsonBody: RequestHandler[] = [
  (request: Request, response: Response, next: Next) => {
    const plain = request.headers['content-encoding'] === undefined;
    const json = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
    return plain && json ? next() : refuse(response, next, 415);
  },
  ...[restify.plugins.bodyParser({ maxBodySize: limits.bodyBytes, mapParams: false })].flat(),
  (request: Request, response: Response, next: Next) =>
    isModest(request.body)
      ? next()
      : refuse(
          response,
          next,
          400,
          `The body is nested deeper than ${limits.depth} or has more than ${limits.keys} keys.`,
        ),
];

/** Whether the value stays within `limits.depth` and `limits.keys`; array elements count as keys. */
export function isModest(value: unknown): boolean {
  const open: [value: unknown, depth: number][] = [[value, 1]];
  let keys = 0;
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const [node, depth] = top;
    if (typeof node !== 'object' || node === null) continue;
    if (depth > limits.depth) return false;
    for (const child of Object.values(node)) {
      if (++keys > limits.keys) return false;
      open.push([child, depth + 1]);
    }
  }
  return true;
}

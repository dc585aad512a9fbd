import type { Next, Request, RequestHandler, Response, Server } from 'restify';

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
 * Only plain JSON is read: another type might be written to disk, and a compressed body would be counted before
 * it is unpacked (holes e to h). Only routes that take a body read one. Restify's own reader would do, too, but each
 * turn pays for all that it can besides.
 */
export const jsonBody: RequestHandler = (request: Request, response: Response, next: Next) => {
  const plain = request.headers['content-encoding'] === undefined;
  const json = /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '');
  if (!plain || !json) return refuse(response, next, 415);
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isOver = false;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limits.bodyBytes) chunks.push(chunk);
  });
  request.once('end', () => {
    isOver = true;
    if (bytes > limits.bodyBytes) return refuse(response, next, 413);
    const body = parsed(chunks.length === 1 ? String(chunks[0]) : String(Buffer.concat(chunks)));
    if (body === notJson) return refuse(response, next, 400);
    if (!isModest(body)) return refuse(response, next, 400, tooMuch);
    request.body = body;
    next();
  });
  // Whoever hangs up half-way is waited for no longer.
  request.once('close', () => {
    if (!isOver) next(false);
  });
};

const notJson = Symbol('not JSON');
const tooMuch = `The body is nested deeper than ${limits.depth} or has more than ${limits.keys} keys.`;

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return notJson;
  }
}

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
      if (typeof child === 'object') open.push([child, depth + 1]);
    }
  }
  return true;
}

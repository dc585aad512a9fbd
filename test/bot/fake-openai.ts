import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** How a model server answers one request: well, or in one of the ways that servers do not. */
export type Served =
  | { readonly kind: 'says'; readonly content: string; readonly finish?: string }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'body'; readonly body: string; readonly type?: string }
  | { readonly kind: 'reset' | 'hang' | 'drip' }
  /** Server-sent events with these pieces of text, then an end as it should be, or one of those that are not. */
  | {
      readonly kind: 'streams';
      readonly pieces: readonly string[];
      readonly end: 'stop' | 'length' | 'nothing' | 'cut' | 'stall' | 'noise';
      /** Milliseconds between two pieces. */
      readonly every?: number;
    };

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [field: string]: unknown;
  };
}

export interface FakeOpenAi {
  readonly url: string;
  readonly asked: readonly Asked[];
  /** The next answers, one after the other; the last one is repeated. */
  serves(...next: readonly Served[]): void;
}

/** A model server without a model, on a free port of this machine. Ends with the test. */
export async function startFakeOpenAi(): Promise<FakeOpenAi> {
  const asked: Asked[] = [];
  let script: Served[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push({
      path: request.url ?? '',
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    const served = (script.length > 1 ? script.shift() : script[0]) ?? { kind: 'status', status: 404 };
    await serve(served, asked.at(-1)?.body['stream'] === true, request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    serves: (...next) => {
      script = [...next];
    },
  };
}

async function serve(
  served: Served,
  isFollowed: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (served.kind) {
    case 'says':
      if (!isFollowed) send(response, completion(served.content, served.finish));
      else await stream(response, [served.content], served.finish ?? 'stop');
      return;
    case 'streams':
      await stream(response, served.pieces, served.end, served.every);
      return;
    case 'status':
      response.writeHead(served.status, { 'content-type': 'application/json', ...served.headers });
      response.end(JSON.stringify({ error: { message: `status ${served.status}` } }));
      return;
    case 'body':
      send(response, served.body, served.type);
      return;
    case 'reset':
      request.socket.destroy();
      return;
    case 'hang':
      return;
    case 'drip':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices":');
  }
}

async function stream(
  response: ServerResponse,
  pieces: readonly string[],
  end: string,
  every = 0,
): Promise<void> {
  const event = (choice: object): void =>
    void response.write(`data: ${JSON.stringify({ choices: [choice] })}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of pieces) {
    event({ index: 0, delta: { content }, finish_reason: null });
    if (every > 0) await new Promise((wake) => setTimeout(wake, every));
  }
  switch (end) {
    case 'stall':
      return;
    case 'cut':
      // What was written has to be on its way before the line breaks.
      setTimeout(() => response.destroy(), 20);
      return;
    case 'noise':
      response.end('data: {"choices": [{"del\n\n');
      return;
    case 'nothing':
      response.end();
      return;
    default:
      event({ index: 0, delta: {}, finish_reason: end });
      response.end('data: [DONE]\n\n');
  }
}

const send = (response: ServerResponse, body: string, type = 'application/json'): void => {
  response.writeHead(200, { 'content-type': type });
  response.end(body);
};

export const completion = (content: string, finish = 'stop'): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content } }],
  });

/** What a model replies in the form that it is asked for. */
export const form = (answer: string, citations: readonly string[] = [], canAnswer = true): string =>
  JSON.stringify({ canAnswer, answer, citations });

const half = form('Only half of an answer').slice(0, 40);

/** Every way to break off what is being followed, by name. */
export const streamFaults: Readonly<Record<string, readonly Served[]>> = {
  'a stream cut off': [{ kind: 'streams', pieces: [half], end: 'cut' }],
  'a stream that stalls': [{ kind: 'streams', pieces: [half], end: 'stall' }],
  'a stream that ends without saying so': [{ kind: 'streams', pieces: [half], end: 'nothing' }],
  'a stream that ends at its limit': [{ kind: 'streams', pieces: [half], end: 'length' }],
  'a stream of noise': [{ kind: 'streams', pieces: [half], end: 'noise' }],
  'a stream of nothing': [{ kind: 'streams', pieces: [], end: 'stop' }],
};

/** Every way to answer badly, by name. */
export const faults: Readonly<Record<string, readonly Served[]>> = {
  'too many requests': [{ kind: 'status', status: 429, headers: { 'retry-after': '30' } }],
  'an inner error': [{ kind: 'status', status: 500 }],
  'a wrong key': [{ kind: 'status', status: 401 }],
  'no such model': [{ kind: 'status', status: 404 }],
  'a request it does not take': [{ kind: 'status', status: 400 }],
  'a redirect elsewhere': [{ kind: 'status', status: 307, headers: { location: 'http://127.0.0.1:9/v1' } }],
  'a broken connection': [{ kind: 'reset' }],
  silence: [{ kind: 'hang' }],
  'a body that never ends': [{ kind: 'drip' }],
  'JSON cut short': [{ kind: 'body', body: completion(form('x')).slice(0, 60) }],
  'a web page with status 200': [{ kind: 'body', body: '<html>Sign in</html>', type: 'text/html' }],
  'no choices': [{ kind: 'body', body: '{"choices":[]}' }],
  null: [{ kind: 'body', body: 'null' }],
  'an answer cut at its limit': [{ kind: 'says', content: form('Half'), finish: 'length' }],
  'an empty answer': [{ kind: 'says', content: '' }],
  'a filtered answer': [{ kind: 'says', content: form('x'), finish: 'content_filter' }],
};

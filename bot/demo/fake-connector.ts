import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';

/** A message as it stands in a chat now; `edits` counts how often it was replaced. */
export interface Shown {
  readonly id: string;
  readonly activity: Partial<Activity>;
  readonly edits: number;
}

/** How one call to the connector goes wrong. */
export type Failure =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' };

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** The part of Teams that a bot sends to, on this machine: it keeps what each chat shows, as far back as told. */
export interface FakeConnector {
  readonly url: string;
  /** Every call, also the failed ones; of very many the last ones, where told to keep no more. */
  readonly calls: readonly Call[];
  shown(conversationId: string): readonly Shown[];
  /** What a client does with the card in the answer to a press. */
  replace(conversationId: string, id: string, activity: Partial<Activity>): void;
  /** The next calls fail like this, one after the other. */
  failNext(...failures: readonly Failure[]): void;
  addMember(member: Readonly<Record<string, unknown>> & { readonly id: string }): void;
  close(): Promise<void>;
}

export async function startFakeConnector({ keeps = Number.POSITIVE_INFINITY } = {}): Promise<FakeConnector> {
  const chats = new Map<string, Shown[]>();
  const members = new Map<string, Readonly<Record<string, unknown>>>();
  const calls: Call[] = [];
  const failures: Failure[] = [];
  let nextId = 1;

  const push = <T>(list: T[], one: T): void => {
    list.push(one);
    if (list.length > 2 * keeps) list.splice(0, list.length - keeps);
  };
  const chat = (id: string): Shown[] => {
    const known = chats.get(id) ?? [];
    chats.set(id, known);
    return known;
  };
  const add = (conversationId: string, activity: Partial<Activity>): { id: string } => {
    const id = String(nextId++);
    if (activity.type === 'message') push(chat(conversationId), { id, activity, edits: 0 });
    return { id };
  };
  const replace = (conversationId: string, id: string, activity: Partial<Activity>): boolean => {
    const shown = chat(conversationId);
    const at = shown.findIndex((message) => message.id === id);
    const before = shown[at];
    if (before === undefined) return false;
    shown[at] = { id, activity, edits: before.edits + 1 };
    return true;
  };

  function answer({ method, path, body }: Call): [status: number, body: unknown] {
    const [, conversationId = '', what = '', id] =
      /^\/v3\/conversations(?:\/([^/]+))?(?:\/(\w+))?(?:\/([^/]+))?$/
        .exec(path)
        ?.map((part) => part && decodeURIComponent(part)) ?? [];
    const activity = body as Partial<Activity>;
    switch (`${method} ${what}`) {
      case 'POST ':
        return [201, { id: `created:${nextId++}` }];
      case 'POST activities':
        return [201, add(conversationId, activity)];
      case 'PUT activities':
        return replace(conversationId, id ?? '', activity) ? [200, { id }] : [404, {}];
      case 'DELETE activities':
        chats.set(
          conversationId,
          chat(conversationId).filter((message) => message.id !== id),
        );
        return [200, {}];
      case 'GET members':
        return id === undefined ? [200, [...members.values()]] : found(members.get(id));
      case 'GET pagedmembers':
        return [200, { members: [...members.values()] }];
      default:
        return [404, {}];
    }
  }

  const server = createServer(async (request, response) => {
    const call = {
      method: request.method ?? '',
      path: new URL(request.url ?? '/', 'http://fake').pathname,
      body: await bodyOf(request),
    };
    push(calls, call);
    const failure = failures.shift();
    if (failure === undefined) return send(response, ...answer(call));
    if (failure.kind === 'reset') request.socket.destroy();
    if (failure.kind === 'status') send(response, failure.status, {}, failure.headers);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    shown: (id) => [...chat(id)],
    replace: (conversationId, id, activity) => void replace(conversationId, id, activity),
    failNext: (...next) => void failures.push(...next),
    addMember: (member) => void members.set(member.id, member),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const found = (value: unknown): [status: number, body: unknown] =>
  value === undefined ? [404, {}] : [200, value];

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

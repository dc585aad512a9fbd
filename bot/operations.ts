import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request, Response, Server } from 'restify';
import { leads, notices } from '../domain/collections.ts';
import type { Store } from '../domain/store/store.ts';
import type { Mode } from './config.ts';
import type { Metrics } from './metrics.ts';
import type { Answer } from './receive.ts';

export interface OperationsParts {
  readonly mode: Mode;
  readonly store: Store;
  readonly hasModel: boolean;
  readonly metrics: Metrics;
  /** Whoever reads the metrics from another machine must know it; missing: nobody does. */
  readonly metricsToken?: string;
  readonly isStopping: () => boolean;
}

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };

/** What operators and their machines look at: does it live, may it be sent requests, how does it fare. */
export function serveOperations(server: Server, parts: OperationsParts): void {
  const answer = (look: () => Promise<Answer>) => async (_request: Request, response: Response) => {
    const { status, body } = await look();
    response.header('Cache-Control', 'no-store');
    response.send(status, body);
  };
  server.get(
    '/health',
    answer(() => health(parts)),
  );
  server.get(
    '/ready',
    answer(() => readiness(parts)),
  );
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!mayRead(parts, request.headers.authorization)) {
      response.send(404, { error: 'There is nothing here.' });
      return;
    }
    const { type, text } = await parts.metrics.page(await readings(parts));
    response.sendRaw(200, text, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  });
}

async function health({ mode, store, hasModel }: OperationsParts): Promise<Answer> {
  const about = { version, mode: mode.kind, store: store.kind, model: hasModel };
  const count = await countOf(store);
  return count === undefined
    ? { status: 503, body: { status: 'the store does not answer', ...about } }
    : // Behind Teams a stranger may ask: how many leads there are is nobody's to know.
      { status: 200, body: { status: 'ok', ...about, ...(mode.kind === 'local' && { leads: count }) } };
}

/** Ready: requests are welcome here, and what they ask for can be saved. Says why not, without internals. */
async function readiness({ store, isStopping }: OperationsParts): Promise<Answer> {
  const not = (status: string): Answer => ({ status: 503, body: { status } });
  if (isStopping()) return not('stopping');
  if ((await countOf(store)) === undefined) return not('the store does not answer');
  if (store.health?.().kind === 'readOnly') return not('the store is read-only: restart the bot');
  return { status: 200, body: { status: 'ready' } };
}

async function readings(parts: OperationsParts) {
  const { store } = parts;
  const waitingNotices = await store
    .read((view) => view.count(notices, 'byDelivery', 'waiting'))
    .catch(() => undefined);
  const ready = (await readiness(parts)).status === 200;
  return { ready, waitingNotices, leads: await countOf(store) };
}

const countOf = (store: Store): Promise<number | undefined> =>
  store.read((view) => view.size(leads)).catch(() => undefined);

/** Local mode answers this machine alone anyway. */
function mayRead({ mode, metricsToken }: OperationsParts, authorization = ''): boolean {
  if (metricsToken === undefined) return mode.kind === 'local';
  return timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

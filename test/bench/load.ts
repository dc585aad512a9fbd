import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sampleTenant } from '../../domain/sample/people.ts';
import { percentile } from './measure.ts';

/** Takes every message and keeps nothing, so that it costs all bots the same. */
export async function startSink(): Promise<{ readonly url: string; readonly close: () => void }> {
  let id = 0;
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      id += 1;
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end(`{"id":"${id}"}`);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

export interface Load {
  readonly perSecond: number;
  readonly p99: number;
}

/** They write at the same time, each in a chat of their own. */
export const writers = Array.from({ length: 16 }, (_, n) => ({
  id: `00000000-0000-4000-8000-0000000001${n.toString(16).padStart(2, '0')}`,
  name: `Manager ${n + 1}`,
}));
type Writer = (typeof writers)[number];
let sent = 0;

/** Says so many things to the bots in turn and waits for each answer. */
export async function turns(
  bots: readonly string[],
  connector: string,
  count: number,
  text: (n: number) => string,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: writers.length });
  const took: number[] = [];
  let next = 0;
  const speak = async (writer: Writer): Promise<void> => {
    for (let n = next++; n < count; n = next++) {
      const begun = performance.now();
      const bot = bots[n % bots.length] as string;
      await post(agent, `${bot}/api/messages`, message(connector, writer, text(n)));
      took.push(performance.now() - begun);
    }
  };
  const begun = performance.now();
  await Promise.all(writers.map(speak));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, p99: percentile(took, 0.99) };
}

export const message = (serviceUrl: string, { id, name }: Writer, text: string): string =>
  JSON.stringify({
    type: 'message',
    id: `bench-${process.pid}-${sent++}`,
    text,
    textFormat: 'plain',
    channelId: 'msteams',
    serviceUrl,
    locale: 'en-GB',
    from: { id: `29:${id}`, name, aadObjectId: id },
    recipient: { id: '28:bench', name: 'Lead assistant' },
    conversation: { id: `a:bench-${id}`, conversationType: 'personal', tenantId: sampleTenant },
    channelData: { tenant: { id: sampleTenant } },
  });

export const post = (agent: Agent, url: string, body: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const { statusCode = 0 } = response;
        response.resume().on('end', () => {
          if (statusCode < 300) resolve();
          else reject(new Error(`the bot answered ${statusCode}`));
        });
      },
    );
    outgoing.on('error', reject).end(body);
  });

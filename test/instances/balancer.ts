import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A plain round-robin without sticky sessions, in front of bots that come and go. */
export interface Balancer {
  readonly url: string;
  /** Deliveries that a bot refused or broke off. */
  readonly failures: () => number;
  close(): Promise<void>;
}

/**
 * Hands each activity to the next bot and, to try their patience, the same one at the same time to the one after
 * it, as Teams does when an answer is late. The sender hears the first good answer; when both broke off it is
 * delivered anew.
 */
export async function startBalancer(bots: () => readonly string[]): Promise<Balancer> {
  let turn = 0;
  let failures = 0;
  const next = (): string => {
    const alive = bots();
    turn += 1;
    return alive[turn % alive.length] as string;
  };
  const deliver = async (body: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${next()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${response.status} ${text}`);
    return { status: response.status, text };
  };
  const twice = async (body: string): Promise<{ status: number; text: string }> => {
    for (let round = 0; ; round += 1) {
      const deliveries = [deliver(body), deliver(body)];
      const outcomes = await Promise.allSettled(deliveries);
      failures += outcomes.filter(({ status }) => status === 'rejected').length;
      // Of a press both answers are the same; of a message one is empty.
      const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      const [best] = answers.sort((a, b) => b.text.length - a.text.length);
      if (best !== undefined) return best;
      if (round === 20) throw new Error('no bot answers');
      await new Promise((wake) => setTimeout(wake, 250));
    }
  };
  const server = createServer(async (request, response) => {
    try {
      const { status, text } = await twice(await bodyOf(request));
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    } catch (error) {
      response.writeHead(502).end(String(error));
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failures: () => failures,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

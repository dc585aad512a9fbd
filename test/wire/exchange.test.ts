import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Mode } from '../../bot/config.ts';
import { type Asked, createExchange, type Exchange } from '../../bot/exchange.ts';
import { exchangeInThread } from '../../bot/exchange-in-thread.ts';

const inThread = (mode: Mode['kind']): Exchange => {
  const thread = exchangeInThread(mode);
  onTestFinished(() => thread.close());
  return thread.exchange;
};

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Says back what it was asked, the larger numbers sooner. */
const startEcho = (): Promise<string> =>
  startServer(async ({ method, url = '', headers }, response) => {
    await new Promise((wake) => setTimeout(wake, 50 - Number(url.slice(1))));
    response.writeHead(201, { 'retry-after': '7' });
    response.end(`${method} ${url} ${headers['authorization']}`);
  });

/** A proxy that joins whoever asks with whom they ask for. */
async function startProxy() {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', ({ url = '' }, client) => {
    asked.push(url);
    const [host = '', port] = url.split(':');
    const far = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      far.pipe(client).pipe(far);
    });
    for (const end of [far, client]) end.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const asked = (url: string): Asked => ({
  method: 'POST',
  url,
  headers: { authorization: 'Bearer x' },
  body: '{"type":"message"}',
  patience: 5_000,
});

describe.each([
  ['in the same thread', createExchange],
  ['in a thread of its own', inThread],
])('a request %s', (_, begin) => {
  test('brings back the status, the text and when to come again', async () => {
    const url = await startEcho();
    expect(await begin('local')(asked(`${url}/50`))).toEqual({
      status: 201,
      retryAfter: '7',
      text: 'POST /50 Bearer x',
    });
  });

  test('gets its own answer, however many are under way', async () => {
    const url = await startEcho();
    const exchange = begin('local');
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => exchange(asked(`${url}/${n}`)).then(({ text }) => text)),
    );
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => `POST /${n} Bearer x`));
  });

  test('REL7: silence is given up in time, and is told from what broke', async () => {
    const url = await startServer(() => undefined);
    const late = begin('local')({ ...asked(url), patience: 100 });
    await expect(late).rejects.toMatchObject({ name: 'ExchangeTimeout' });
  });

  test('REL7: a connection that breaks or is refused says so by its code', async () => {
    const exchange = begin('local');
    const broken = await startServer((request) => request.socket.destroy());
    await expect(exchange(asked(broken))).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(exchange(asked('http://127.0.0.1:1'))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('an address that is none breaks, and nothing else does', async () => {
    const exchange = begin('local');
    const url = await startEcho();
    await expect(exchange(asked('nowhere'))).rejects.toMatchObject({ code: 'ERR_INVALID_URL' });
    expect(await exchange(asked(`${url}/50`))).toMatchObject({ status: 201 });
  });

  test.each(['teams', 'local'] as const)(
    'SEC2: in %s mode a proxy of the environment is used only for Teams, and not past NO_PROXY',
    async (mode) => {
      const proxy = await startProxy();
      const url = await startEcho();
      vi.stubEnv('HTTP_PROXY', proxy.url);
      onTestFinished(() => void vi.unstubAllEnvs());
      expect(await begin(mode)(asked(`${url}/50`))).toMatchObject({ status: 201 });
      expect(proxy.asked).toEqual(mode === 'local' ? [] : [new URL(url).host]);
      vi.stubEnv('NO_PROXY', '127.0.0.1');
      expect(await begin(mode)(asked(`${url}/50`))).toMatchObject({ status: 201 });
      expect(proxy.asked).toHaveLength(mode === 'local' ? 0 : 1);
    },
  );
});

test('REL7: a thread that ends breaks what it was about, as a lost connection does; the next request begins another', async () => {
  const thread = exchangeInThread('local');
  onTestFinished(() => thread.close());
  let silent = true;
  const url = await startServer((_, response) => {
    if (!silent) response.end('heard');
    else thread.close();
  });
  await expect(thread.exchange(asked(url))).rejects.toMatchObject({ code: 'ECONNRESET' });
  silent = false;
  expect(await thread.exchange(asked(url))).toMatchObject({ text: 'heard' });
});

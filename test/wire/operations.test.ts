import { describe, expect, test } from 'vitest';
import { createLog, traced } from '../../bot/log.ts';
import { createMetrics } from '../../bot/metrics.ts';
import type { Store } from '../../domain/store/store.ts';
import { anEmptyStore } from '../an-empty-store.ts';
import { startTeamsWire } from './channel.ts';
import { sam, startWire } from './wire.ts';

const ready = async (url: string) => {
  const response = await fetch(`${url}/ready`);
  return { status: response.status, body: (await response.json()) as { status: string } };
};

const metricsOf = async (url: string, token?: string) => {
  const headers = token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } };
  const response = await fetch(`${url}/metrics`, headers);
  return { status: response.status, text: await response.text() };
};

const storeWith = (change: Partial<Store>): Store => {
  const store = anEmptyStore();
  return {
    kind: store.kind,
    read: (look) => store.read(look),
    change: (by, edit) => store.change(by, edit),
    moment: (use) => store.moment(use),
    alone: (task, run) => store.alone(task, run),
    close: () => store.close(),
    ...change,
  };
};

test('SEC7: behind Teams its health tells a stranger nothing of how many leads there are', async () => {
  const { url } = await startTeamsWire();
  const health = (await (await fetch(`${url}/health`)).json()) as object;
  expect(health).toMatchObject({ status: 'ok', mode: 'teams' });
  expect(health).not.toHaveProperty('leads');
});

describe('a bot is ready', () => {
  test('when its store answers', async () => {
    const { url } = await startWire();
    expect(await ready(url)).toEqual({ status: 200, body: { status: 'ready' } });
  });

  test('REL4: no more when the store is read-only, though it still lives', async () => {
    const health = () => ({ kind: 'readOnly' as const, reason: 'EIO at /secret/place' });
    const { url } = await startWire({ store: storeWith({ health }) });
    const { status, body } = await ready(url);
    expect([status, body.status]).toEqual([503, 'the store is read-only: restart the bot']);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test('not while the store does not answer', async () => {
    const read = () => Promise.reject(new Error('password=canary'));
    const { url } = await startWire({ store: storeWith({ read }) });
    expect(await ready(url)).toEqual({ status: 503, body: { status: 'the store does not answer' } });
    expect((await metricsOf(url)).text).toContain('lead_assistant_ready 0');
  });

  test('REL11: no more when it is stopping', async () => {
    const { url, bot } = await startWire();
    bot.stopping();
    expect(await ready(url)).toEqual({ status: 503, body: { status: 'stopping' } });
  });
});

describe('metrics', () => {
  test('count what was answered and sent, in the text format', async () => {
    const { url, teams } = await startWire();
    await teams.as(sam).says('hello');
    await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'canary', id: 'canary' }),
    });
    const { status, text } = await metricsOf(url);
    expect(status).toBe(200);
    expect(text).toContain('lead_assistant_activities_total{type="message",status="200"} 1');
    expect(text).toContain('lead_assistant_activities_total{type="other",status="400"} 1');
    expect(text).toContain('lead_assistant_answer_seconds_count{type="message"} 1');
    expect(text).toMatch(/lead_assistant_sends_total\{outcome="20\d"\} [1-9]/);
    expect(text).toContain('lead_assistant_ready 1');
    expect(text).toContain('lead_assistant_leads 0');
    expect(text).not.toContain('canary');
  });

  test('behind Teams are for nobody without the token, and nobody can tell that they exist', async () => {
    const closed = await startTeamsWire();
    expect((await metricsOf(closed.url)).status).toBe(404);
    const { url } = await startTeamsWire({ metricsToken: 'sixteen-characters' });
    expect((await metricsOf(url)).status).toBe(404);
    expect((await metricsOf(url, 'sixteen-character')).status).toBe(404);
    expect((await metricsOf(url, 'sixteen-characters')).status).toBe(200);
  });

  test('count the lines of the log by level', async () => {
    const metrics = createMetrics();
    const log = createLog('warn', { write: () => undefined }, metrics.logged);
    log.error({}, 'one');
    log.info({}, 'too quiet to be written');
    const { text } = await metrics.page({ ready: true, waitingNotices: 3, leads: undefined });
    expect(text).toContain('lead_assistant_log_lines_total{level="error"} 1');
    expect(text).not.toContain('level="info"');
    expect(text).toContain('lead_assistant_notices_waiting 3');
    expect(text).toContain('lead_assistant_leads Nan');
  });
});

describe('SEC12: one reference', () => {
  test('stands in every line of one request, in its answer and in what the person is shown', async () => {
    const { url, teams, logged } = await startWire({
      converse: () => Promise.reject(new Error('canary')),
    });
    const shown = JSON.stringify(await teams.as(sam).says('hello'));
    const lines = logged.map((line) => JSON.parse(line) as { reference?: string; msg: string });
    const failed = lines.find(({ msg }) => msg === 'turn failed');
    const answered = lines.find(({ msg }) => msg === 'activity answered');
    expect(failed?.reference).toMatch(/^[\da-f]{8}$/);
    expect(answered?.reference).toBe(failed?.reference);
    expect(shown).toContain(failed?.reference);
    expect(logged.join()).not.toContain('canary');
    const response = await fetch(`${url}/api/messages`, { method: 'POST', body: '{}', headers: json });
    const last = JSON.parse(logged.at(-1) ?? '{}') as { reference: string };
    expect(response.headers.get('x-correlation-id')).toBe(last.reference);
    expect(last.reference).not.toBe(failed?.reference);
  });

  test('is kept across what happens later, also in lines of whoever was handed no log', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const later = () => new Promise((wake) => setTimeout(wake, 1));
    const [one, other] = await Promise.all([
      traced(log, false, async (request) => {
        await later();
        request.log.info({}, 'handed');
        return request.reference;
      }),
      traced(log, true, async ({ reference }) => {
        await later();
        log.info('deep');
        return reference;
      }),
    ]);
    log.info('apart');
    expect(one).not.toBe(other);
    const told = lines.map((line) => JSON.parse(line) as { reference?: string; msg: string });
    expect(told.map(({ msg, reference }) => [msg, reference])).toEqual([
      ['handed', one],
      ['deep', other],
      ['apart', undefined],
    ]);
  });
});

const json = { 'Content-Type': 'application/json' };

test('SEC12: a line that forgot to leave words out is redacted', () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const canary = 'Ann Canary, ann@canary.example';
  log.info({ text: canary, activity: { text: canary, value: canary }, request: { headers: canary } }, 'one');
  log.info({ token: canary, a: { b: { password: canary } } }, 'two');
  log.error(new Error(canary));
  log.error({ err: new TypeError(canary) }, 'four');
  log.error({ fault: new Error(canary, { cause: canary }) }, 'five');
  expect(lines).toHaveLength(5);
  expect(lines.join('\n')).not.toMatch(/canary/i);
  expect(lines[3]).toContain('TypeError');
});

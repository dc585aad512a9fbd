import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import zlib, { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { isModest, limits } from '../../bot/http-limits.ts';
import { post } from './raw.ts';
import { startWire } from './wire.ts';

const json = { 'content-type': 'application/json' };
const nested = (depth: number): unknown => (depth === 1 ? {} : { a: nested(depth - 1) });
const wide = (keys: number): unknown =>
  Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, 1]));

describe('SEC5: both sides of each limit', () => {
  // A body within the limits gets as far as “This is not an activity.”
  const taken = { status: 400, text: '{"error":"This is not an activity."}' };
  const padded = (bytes: number): string => JSON.stringify({ a: 'x'.repeat(bytes - 8) });

  test.each<[string, string | Uint8Array, Record<string, string>, number | typeof taken]>([
    ['JSON', '{}', json, taken],
    ['JSON with a charset', '{}', { 'content-type': 'application/json; charset=utf-8' }, taken],
    ['JSON in capitals', '{}', { 'content-type': 'Application/JSON' }, taken],
    ['text', '{}', { 'content-type': 'text/plain' }, 415],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    [
      'an upload',
      '--b\r\ncontent-disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--b--',
      { 'content-type': 'multipart/form-data; boundary=b' },
      415,
    ],
    ['another JSON', '{}', { 'content-type': 'application/vnd.api+json' }, 415],
    ['two types', '{}', { 'content-type': 'application/json, multipart/form-data' }, 415],
    ['no type', '{}', {}, 415],
    ['gzip', gzipSync('{}'), { ...json, 'content-encoding': 'gzip' }, 415],
    ['a gzip bomb', gzipSync(Buffer.alloc(5_000_000, 32)), { ...json, 'content-encoding': 'gzip' }, 415],
    ['identity', '{}', { ...json, 'content-encoding': 'identity' }, 415],
    ['exactly as many bytes as allowed', padded(limits.bodyBytes), json, taken],
    ['one byte more', padded(limits.bodyBytes + 1), json, 413],
    ['as deep as allowed', JSON.stringify(nested(limits.depth)), json, taken],
    ['one deeper', JSON.stringify(nested(limits.depth + 1)), json, 400],
    ['as many keys as allowed', JSON.stringify(wide(limits.keys)), json, taken],
    ['one key more', JSON.stringify(wide(limits.keys + 1)), json, 400],
    ['brackets without end', '['.repeat(250_000), json, 400],
    ['deep brackets', '['.repeat(100_000) + ']'.repeat(100_000), json, 400],
    ['no JSON', '{"type": message}', json, 400],
    ['nothing', '', json, taken],
    ['null', 'null', json, taken],
    ['a list', '[]', json, taken],
    ['a text', '"hi"', json, taken],
    ['a number', '1', json, taken],
  ])('%s', async (_, body, headers, expected) => {
    const { url } = await startWire();
    const answer = await post(`${url}/api/messages`, body, headers);
    if (typeof expected === 'number') {
      expect(answer.status).toBe(expected);
      expect(answer).not.toEqual(taken);
      expect(answer.text).not.toMatch(/\bat |node_modules|Unexpected|SyntaxError/);
    } else expect(answer).toEqual(expected);
  });

  test('a body in pieces is counted too', async () => {
    const { url } = await startWire();
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const { port } = new URL(url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('data', (data) => {
        resolve(data.toString('utf8'));
        socket.destroy();
      });
      socket.write(
        `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n`,
      );
      for (let at = 0; at < 5; at++) socket.write(chunk);
      socket.write('0\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('slow requests are ended', async () => {
    const { bot } = await startWire();
    expect(bot.http.server).toMatchObject({ headersTimeout: 15_000, requestTimeout: 30_000 });
  });

  test.each([
    ['GET', '/', 404],
    ['GET', '/api/messages', 405],
    ['HEAD', '/api/messages', 405],
    ['GET', '/api/messages/../../etc/passwd', 404],
    ['GET', '/health/x', 404],
    ['DELETE', '/health', 405],
  ])('%s %s gets %i', async (method, path, status) => {
    const { url } = await startWire();
    const response = await fetch(url + path, { method });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('passwd');
  });

  test('a body of a GET is never unpacked', async () => {
    const unpack = vi.spyOn(zlib, 'createGunzip');
    const { url } = await startWire();
    const { port } = new URL(url);
    const body = gzipSync('{}');
    const head = [
      'GET /health HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'content-type: application/json',
      'content-encoding: gzip',
      `content-length: ${body.length}`,
    ];
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
        socket.write(body);
      });
      socket.once('data', (data) => {
        resolve(data.toString('utf8'));
        socket.destroy();
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(unpack).not.toHaveBeenCalled();
    unpack.mockRestore();
  });

  test('uploads leave nothing in the folder for temporary files', async () => {
    const { url } = await startWire();
    const uploads = () => readdirSync(tmpdir()).filter((name) => /^upload_|^[\da-f]{32}$/.test(name));
    const before = uploads();
    const form = new FormData();
    form.append('file', new Blob(['x'.repeat(100_000)]), 'file.bin');
    await fetch(`${url}/api/messages`, { method: 'POST', body: form });
    expect(uploads()).toEqual(before);
  });
});

test('keys are counted in all levels together, list items too', () => {
  expect(isModest([wide(limits.keys - 2), {}])).toBe(true);
  expect(isModest([wide(limits.keys - 1), {}])).toBe(false);
  expect(isModest(Array.from({ length: limits.keys + 1 }))).toBe(false);
  expect(isModest(undefined)).toBe(true);
});

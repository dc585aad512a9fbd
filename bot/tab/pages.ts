import type { Request, Response, Server } from 'restify';
import type { Mode } from '../config.ts';
import { type Log, safeError } from '../log.ts';
import { type Bundle, bundleTab, type PageFile, tagOf } from './bundle.ts';

export interface Pages {
  /** Makes the pages now, so that the first person does not wait for them. */
  warmUp(): void;
}

/**
 * Where Teams, Outlook and Microsoft 365 may show the tab; no other site can put it into a frame (clickjacking).
 * From learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements.
 */
const hosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://*.teams.microsoft.us',
];

/** teams-js looks there for the hosts it may talk to. */
const hostList = 'https://res.cdn.office.net';

/** Own scripts and styles only, none inline; nothing is sent anywhere but here. */
export const securityPolicy = (mode: Mode): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self'${mode.kind === 'teams' ? ` ${hostList}` : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors 'self'${mode.kind === 'teams' ? ` ${hosts.join(' ')}` : ''}`,
  ].join('; ');

/** The tab's page and files under `/tab`. They hold nothing of anybody: what is shown comes from the API. */
export function servePages(server: Server, mode: Mode, log: Log): Pages {
  const bundle = (): Promise<Bundle | undefined> =>
    bundleTab().catch((fault: unknown) => {
      log.error({ fault: safeError(fault) }, 'the tab could not be made');
      return undefined;
    });
  const serve = (nameIn: (request: Request) => string) => async (request: Request, response: Response) => {
    const files = await bundle();
    const name = nameIn(request);
    const file = files?.get(name);
    if (file !== undefined) return sendFile(request, response, mode, name, file);
    response.send(files === undefined ? 503 : 404, {
      error: files === undefined ? unmade : 'There is nothing here.',
    });
  };
  server.get(
    '/tab',
    serve(() => 'index.html'),
  );
  server.get(
    '/tab/*',
    serve((request) => String((request.params as Record<string, unknown>)['*'] ?? '')),
  );
  return { warmUp: () => void bundle() };
}

const unmade = 'The tab could not be made; the log of the bot says why. The chat works without it.';

function sendFile(request: Request, response: Response, mode: Mode, name: string, file: PageFile): void {
  const tag = tagOf(file);
  const isPage = name === 'index.html';
  const headers: Readonly<Record<string, string>> = {
    'Content-Type': file.type,
    ETag: tag,
    // Every other name carries the hash of what is in it.
    'Cache-Control': isPage ? 'no-cache' : 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    Vary: 'Accept-Encoding',
    ...(isPage ? { 'Content-Security-Policy': securityPolicy(mode) } : {}),
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const packed = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const bytes = packed ? file.gzipped : file.bytes;
  response.writeHead(200, {
    ...headers,
    'Content-Length': String(bytes.length),
    ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
  });
  response.end(bytes);
}

import type { Request, Response, Server } from 'restify';
import { type Reader, wordsFor } from '../../dialogs/wording/wording.ts';
import { people } from '../../domain/collections.ts';
import { jsonBody } from '../http-limits.ts';
import { type Log, safeError, type Traced, traced } from '../log.ts';
import { localeOf, timeZoneOf } from '../turn-from-activity.ts';
import { area } from './administration.ts';
import { type Asked, answered, problem, type TabAnswer, type TabParts } from './asked.ts';
import { confirm, press, preview, requestAccess } from './changing.ts';
import { isSavedFile, leadFile } from './exporting.ts';
import { importFile, importPreview, uploadOf } from './importing.ts';
import type { Pace } from './pace.ts';
import { board, leadList, leadPage, session } from './reading.ts';
import type { Caller, SignIn } from './sign-in.ts';
import type { Entry, Problem } from './wire.ts';

export interface ApiParts extends TabParts {
  readonly signIn: SignIn;
  readonly pace: Pace;
  readonly log: Log;
}

type Handler = (parts: TabParts, asked: Asked) => Promise<TabAnswer>;

const reads: Readonly<Record<string, Handler>> = {
  '/api/tab/session': session,
  '/api/tab/board': board,
  '/api/tab/leads': leadList,
  '/api/tab/leads.csv': leadFile,
  '/api/tab/lead': leadPage,
  '/api/tab/area': area,
};

const writes: Readonly<Record<string, Handler>> = {
  '/api/tab/preview': preview,
  '/api/tab/confirm': confirm,
  '/api/tab/press': press,
  '/api/tab/request-access': requestAccess,
};

/** A file is read from the request itself, once the sender is known: it may be larger than any JSON. */
const uploads = {
  '/api/tab/import-preview': importPreview,
  '/api/tab/import': importFile,
} as const;

/** The JSON that the tab lives on: sign in, then one of a few fixed routes. */
export function serveTabApi(server: Server, parts: ApiParts): void {
  const serve = (kind: 'read' | 'write', work: (asked: Asked, request: Request) => Promise<TabAnswer>) => {
    return async (request: Request, response: Response) => {
      const { status, body } = await respond(parts, request, async (asked) =>
        parts.pace.admits(asked.caller.id, kind) ? work(asked, request) : tooFast(asked),
      );
      send(response, status, body);
    };
  };
  for (const [path, handler] of Object.entries(reads))
    server.get(
      path,
      serve('read', (asked) => handler(parts, asked)),
    );
  for (const [path, handler] of Object.entries(writes))
    server.post(
      path,
      jsonBody,
      serve('write', (asked) => handler(parts, asked)),
    );
  for (const [path, take] of Object.entries(uploads))
    server.post(
      path,
      serve('write', async (asked, request) => {
        // Nothing is read of a file before its turn has come.
        const turn = parts.pace.upload(asked.caller.id, async () => {
          const upload = await uploadOf(request);
          return 'digest' in upload ? take(parts, asked, upload) : upload;
        });
        return turn ?? tooFast(asked);
      }),
    );
  server.get('/api/tab/entry', async (request: Request, response: Response) => {
    const { status, body } = await guarded(parts, request, () => entry(parts));
    send(response, status, body);
  });
}

const tooFast = ({ reader }: Asked): TabAnswer => problem(429, wordsFor(reader).tooFast);

/** Names nothing of a person, so that no cache may keep an answer. */
function send(response: Response, status: number, body: unknown): void {
  response.header('Cache-Control', 'no-store');
  response.header('X-Content-Type-Options', 'nosniff');
  if (!isSavedFile(body)) {
    response.send(status, body);
    return;
  }
  response.header('Content-Disposition', `attachment; filename="${body.name}"`);
  response.header('Content-Type', 'text/csv; charset=utf-8');
  response.sendRaw(status, body.csv);
}

/** How to sign in here. Only local mode, which answers this machine alone, says who there is to be. */
async function entry({ mode, deps }: TabParts): Promise<TabAnswer> {
  if (mode.kind === 'teams') return answered<Entry>({ kind: 'teams' });
  return deps.store.read(async (view) => {
    const all: { readonly id: string; readonly name: string }[] = [];
    for await (const { id, name, disabled } of view.all(people)) if (!disabled) all.push({ id, name });
    return answered<Entry>({ kind: 'local', people: all });
  });
}

/** Signs in, and turns whatever goes wrong into one sentence with a reference: no stack, no internals. */
export function respond(
  parts: ApiParts,
  request: Request,
  work: (asked: Asked) => Promise<TabAnswer>,
): Promise<TabAnswer> {
  const { signIn, deps } = parts;
  return guarded(parts, request, async ({ log }) => {
    const entrance = await signIn(request.headers.authorization ?? '');
    if (!entrance.ok) {
      log.info({ status: entrance.status, path: pathOf(request) }, 'tab request refused');
      if (entrance.why === undefined) return problem(entrance.status);
      const { signIn: words } = wordsFor(readerOf(request));
      return problem(entrance.status, words.refusedTitle, words.refused(entrance.why));
    }
    return work(askedBy(entrance.caller, request, deps.clock.now()));
  });
}

const guarded = (
  { log, deps }: ApiParts,
  request: Request,
  work: (asked: Traced) => Promise<TabAnswer>,
): Promise<TabAnswer> =>
  traced(log, deps.model !== undefined, async (asked) => {
    try {
      return await work(asked);
    } catch (fault) {
      asked.log.error({ path: pathOf(request), fault: safeError(fault) }, 'tab request failed');
      return { status: 500, body: { ...noWords, reference: asked.reference } satisfies Problem };
    }
  });

const noWords = { title: '', details: [], now: '' };

const pathOf = (request: Request): string => request.getPath();

const askedBy = (caller: Caller, request: Request, at: Date): Asked => ({
  caller,
  reader: readerOf(request),
  query: new URLSearchParams(request.getQuery()),
  body: request.body as unknown,
  id: request.id(),
  at,
});

/** The language that the tab shows, and the hour of the machine that it is shown on. */
function readerOf({ headers }: Request): Reader {
  const timeZone = timeZoneOf(String(headers['x-time-zone'] ?? ''));
  const [language] = (headers['accept-language'] ?? 'en').split(/[,;]/);
  return {
    locale: localeOf(language?.trim()),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
}

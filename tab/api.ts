import type { Problem } from '../bot/tab/wire.ts';

/** What the API refuses, or that it cannot be reached (status 0). */
export class Refused extends Error {
  readonly status: number;
  readonly problem: Problem;
  /** What came instead, for the few answers that are more than a refusal. */
  readonly body: unknown;
  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
    this.problem = isProblem(body) ? body : { title: '', details: [], now: '' };
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'title' in body && 'details' in body && 'now' in body;

export interface Api {
  get<T>(path: string, query?: Readonly<Record<string, string | undefined>>): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** A file to be saved. */
  file(path: string, query?: Readonly<Record<string, string | undefined>>): Promise<Blob>;
  /** A file; `progress` hears how much of it is on its way, from 0 to 1. */
  send<T>(
    path: string,
    file: Blob,
    query: Readonly<Record<string, string | undefined>>,
    progress: (sent: number) => void,
  ): Promise<T>;
}

export interface ApiOptions {
  /** The `Authorization` header; `fresh` after the last one was turned away. */
  readonly authorization: (fresh: boolean) => Promise<string>;
  readonly locale: string;
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The bot's API, as the person who has signed in. A token that has just expired is fetched anew, once. */
export function createApi({ authorization, locale }: ApiOptions): Api {
  const headersFor = async (fresh: boolean): Promise<Record<string, string>> => ({
    authorization: await authorization(fresh),
    'accept-language': locale,
    'x-time-zone': timeZone,
  });

  async function responseTo(path: string, body?: string): Promise<Response> {
    for (const fresh of [false, true]) {
      const headers = await headersFor(fresh);
      const response = await fetch(path, {
        ...(body === undefined ? {} : { method: 'POST', body }),
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        credentials: 'omit',
      }).catch(() => undefined);
      if (response === undefined) throw new Refused(0, undefined);
      if (response.status === 401 && !fresh) continue;
      if (!response.ok) throw new Refused(response.status, await response.json().catch(() => undefined));
      return response;
    }
    throw new Refused(401, undefined);
  }

  const request = async <T>(path: string, body?: string): Promise<T> =>
    (await (await responseTo(path, body)).json().catch(() => undefined)) as T;

  return {
    get: (path, query = {}) => request(addressOf(path, query)),
    file: async (path, query = {}) => (await responseTo(addressOf(path, query))).blob(),
    post: (path, body) => request(addressOf(path, {}), JSON.stringify(body)),
    send: async <T>(
      path: string,
      file: Blob,
      query: Readonly<Record<string, string | undefined>>,
      progress: (sent: number) => void,
    ) => upload<T>(addressOf(path, query), file, await headersFor(false), progress),
  };
}

function addressOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const search = new URLSearchParams(given).toString();
  return `/api/tab/${path}${search === '' ? '' : `?${search}`}`;
}

/** Only XMLHttpRequest tells how much of a body has been sent. */
function upload<T>(
  address: string,
  file: Blob,
  headers: Readonly<Record<string, string>>,
  progress: (sent: number) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total);
    request.onerror = () => reject(new Refused(0, undefined));
    request.onload = () => {
      const answer = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(new Refused(request.status, answer));
    };
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

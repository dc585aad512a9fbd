import type { Person } from '../../bot/demo/fake-teams.ts';
import type { Problem } from '../../bot/tab/wire.ts';

export interface Heard<T> {
  readonly status: number;
  readonly body: T & Problem;
}

/** The tab's side of the API, as one person in local mode, or with whatever header is given. */
export function tabClient(url: string, by: Person | string, locale = 'en') {
  const authorization = typeof by === 'string' ? by : `Person ${by.id}`;
  const headers = { authorization, 'accept-language': locale };
  const heard = async <T>(response: Response): Promise<Heard<T>> => ({
    status: response.status,
    body: (await response.json()) as T & Problem,
  });
  return {
    async get<T>(path: string): Promise<Heard<T>> {
      return heard(await fetch(`${url}/api/tab/${path}`, { headers }));
    },
    async post<T>(path: string, body: unknown): Promise<Heard<T>> {
      return heard(
        await fetch(`${url}/api/tab/${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    },
    async send<T>(path: string, csv: string | Uint8Array): Promise<Heard<T>> {
      return heard(
        await fetch(`${url}/api/tab/${path}`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'text/csv' },
          body: typeof csv === 'string' ? csv : Buffer.from(csv),
        }),
      );
    },
  };
}

import { isLost } from './database.ts';

/** The database cannot be used as it was named. The message never holds the password. */
export class DatabaseUnusable extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseUnusable';
  }
}

/** The connection broke while a change was being confirmed, and the server cannot be asked what became of it. */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super(
      'The database went away while it confirmed a change, so it is unknown whether it was saved. Look before doing it again.',
      { cause },
    );
    this.name = 'OutcomeUnknown';
  }
}

/** Where the database is, without a password: for messages. */
export function nameOfDatabase(url: string): string {
  if (!URL.canParse(url)) return 'the database';
  const { hostname, port, pathname, username } = new URL(url);
  const user = username === '' ? '' : `${decodeURIComponent(username)}@`;
  return `${user}${hostname || 'local socket'}${port === '' ? '' : `:${port}`}${pathname}`;
}

/** Why a connection could not be made, with the way out. */
export function explain(error: unknown, url: string): DatabaseUnusable {
  const { code } = (error ?? {}) as { code?: unknown };
  const where = nameOfDatabase(url);
  const nothing = 'Nothing was changed.';
  switch (code) {
    case '28P01':
    case '28000':
      return new DatabaseUnusable(
        `${where} refuses the user or the password. Correct DATABASE_URL (special characters in a password are written as %40, %2F …). ${nothing}`,
      );
    case '3D000':
      return new DatabaseUnusable(
        `${where} does not exist. Make it (createdb) or correct DATABASE_URL. ${nothing}`,
      );
    case '42501':
      return new DatabaseUnusable(
        `${where}: this user may not make what the store needs. Ask its administrator once for: create extension if not exists pg_trgm; grant create on database … to this user. ${nothing}`,
        error,
      );
    case '25006':
      return new DatabaseUnusable(readOnlyServer(where));
    default: {
      const why = error instanceof Error && error.message !== '' ? error.message : String(code ?? error);
      return new DatabaseUnusable(
        isLost(error)
          ? `${where} does not answer (${withoutSecrets(why, url)}). Start it or correct DATABASE_URL. ${nothing}`
          : `${where} cannot be used (${withoutSecrets(why, url)}).`,
      );
    }
  }
}

export const readOnlyServer = (where: string): string =>
  `${where} takes no writes: it is a read-only replica, or set to read-only. Name the primary in DATABASE_URL. Nothing was changed.`;

/** Drivers may quote the address they were given. */
function withoutSecrets(text: string, url: string): string {
  const password = URL.canParse(url) ? new URL(url).password : '';
  return [url, password, decodeURIComponent(password)]
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '…'), text);
}

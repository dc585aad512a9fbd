/** One connection, used by one piece of work until it is released. */
export interface Session {
  /** The rows of one statement. Statements are sent as they are asked for and answered in that order. */
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Several statements without values, in one round trip. */
  script(text: string): Promise<void>;
  /** Gives the connection back; `broken`: it is closed instead. */
  release(broken: boolean): void;
}

/** What the store needs of a PostgreSQL: the server behind a pool, or one in this process. */
export interface Database {
  session(): Promise<Session>;
  /** Asks outside of every transaction, on one connection kept for that: sees what was committed last. */
  newest<R extends object>(text: string, values: readonly unknown[]): Promise<R[]>;
  close(): Promise<void>;
}

const codeOf = (error: unknown): string => {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** Somebody else got in between; run again, the same edit may pass. 23505: two made the same row at once. */
export const isConflict = (error: unknown): boolean => ['40001', '40P01', '23505'].includes(codeOf(error));

/** The server says that it takes no writes: a replica, or switched so. */
export const isReadOnly = (error: unknown): boolean =>
  codeOf(error) === '25006' || (error instanceof Error && /hot standby/.test(error.message));

/** Classes 08 and 57 and too many connections, and whatever the socket says. */
const lost = /^(08...|57P0[1-5]|53300|E[A-Z_]+)$/;

/** The connection could not be made, or went away; nobody answered. */
export const isLost = (error: unknown): boolean =>
  lost.test(codeOf(error)) ||
  (error instanceof Error && /terminat|timeout|not queryable|connection error/i.test(error.message));

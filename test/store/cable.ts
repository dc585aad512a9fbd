import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A cable to a database that can be pulled. */
export interface Cable {
  /** The database through the cable. */
  readonly url: string;
  /** Breaks every connection; new ones are refused until `mend`. */
  cut(): void;
  mend(): void;
  /** The next `commit` breaks the connection: before the server hears of it, or after. */
  cutAtCommit(when: 'before' | 'after'): void;
  close(): Promise<void>;
}

export async function cableTo(database: string): Promise<Cable> {
  const { hostname, port } = new URL(database);
  const sockets = new Set<Socket>();
  let whole = true;
  let atCommit: 'before' | 'after' | undefined;
  const pull = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port || 5432), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    far.on('data', (bytes) => near.write(bytes));
    near.on('data', (bytes) => {
      const when = isCommit(bytes) ? atCommit : undefined;
      if (when === undefined) return far.write(bytes);
      atCommit = undefined;
      if (when === 'before') return pull();
      // The server hears it and does it, and its answer never comes.
      far.removeAllListeners('data').on('data', pull);
      far.write(bytes);
    });
    return undefined;
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = new URL(database);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    cut() {
      whole = false;
      pull();
    },
    mend() {
      whole = true;
    },
    cutAtCommit(when) {
      atCommit = when;
    },
    close: () =>
      new Promise((closed) => {
        pull();
        server.close(() => closed());
      }),
  };
}

/** A simple query that says nothing but `commit`. */
const isCommit = (bytes: Buffer): boolean => bytes.toString('latin1').endsWith('commit\0');

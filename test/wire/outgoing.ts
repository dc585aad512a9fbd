import { Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Every address that this process connects to from now on, seen at the socket. */
export function watchOutgoing(): readonly string[] {
  const seen: string[] = [];
  const connect = Socket.prototype.connect;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const [first] = args.flat() as [unknown];
    const { host, port } = (typeof first === 'object' ? first : { host: args[1], port: first }) as {
      host?: string;
      port?: number;
    };
    seen.push(`${host ?? 'localhost'}:${port}`);
    return Reflect.apply(connect, this, args);
  } as typeof connect;
  onTestFinished(() => {
    Socket.prototype.connect = connect;
  });
  return seen;
}

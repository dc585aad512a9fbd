import { randomBytes } from 'node:crypto';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** JSON lines on standard error. What is logged is chosen field by field: ids, kinds and counts, never words (SEC12). */
export const createLog = (
  level: Config['logLevel'],
  to: DestinationStream = destination({ dest: 2, sync: true }),
): Log => pino({ level, base: null }, to);

/** Short enough to be read out on the phone, long enough to find one line in a log. */
export const newReference = (): string => randomBytes(4).toString('hex');

/**
 * An error as far as it may be logged: its class, its code and where it came from. Its message is left out, since
 * it may quote what a person wrote or a token.
 */
export function safeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof statusCode === 'number' ? { statusCode } : {}),
    at: frames.slice(0, 12).map((line) => line.trim()),
  };
}

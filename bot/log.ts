import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** Fields that may hold words of people or secrets: if one slips into a line, its value does not. */
const wordy = [
  ...['text', 'value', 'message', 'stack', 'email', 'phone', 'body', 'headers'],
  ...['authorization', 'password', 'secret', 'token', 'apiKey'],
];

/**
 * JSON lines on standard error. What is logged is chosen field by field: ids, kinds and counts, never words (SEC12);
 * `redact` and the serialisers are for the line that forgot. Lines of one request carry the same `reference`.
 * `told` hears the level of each line that is written, for the metrics.
 */
export function createLog(
  level: Config['logLevel'],
  to: DestinationStream = destination({ dest: 2, sync: true }),
  told: (level: string) => void = () => undefined,
): Log {
  const log = pino(
    {
      level,
      base: null,
      mixin: () => ({ ...references.getStore() }),
      redact: { paths: wordy.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      serializers: { err: safeError, error: safeError, fault: safeFault },
      hooks: {
        logMethod(args, method, number) {
          told(log.levels.labels[number] ?? String(number));
          // An error alone would be written with its message as the line.
          const [first, ...rest] = args;
          method.apply(this, first instanceof Error ? [{ fault: first }, ...rest] : args);
        },
      },
    },
    to,
  );
  return log;
}

const references = new AsyncLocalStorage<{ readonly reference: string }>();

/** Gives all that the work does, now and later, one reference: see `currentReference`. */
export const withReference = <T>(work: (reference: string) => T): T => {
  const reference = newReference();
  return references.run({ reference }, () => work(reference));
};

/** The reference of what goes on here: people are shown it, and it finds every line of their request in the log. */
export const currentReference = (): string => references.getStore()?.reference ?? newReference();

/** Short enough to be read out on the phone, long enough to find one line in a log. */
const newReference = (): string => randomBytes(4).toString('hex');

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

/** Most callers have made it safe already. */
const safeFault = (fault: unknown): unknown => (fault instanceof Error ? safeError(fault) : fault);

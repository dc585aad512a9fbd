import { promisify } from 'node:util';

/** Lets timers, sockets and other turns run before long work goes on. Taken at load, so fake timers spare it. */
export const breathe: () => Promise<void> = promisify(setImmediate);

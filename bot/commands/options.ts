import { type ParseArgsConfig, parseArgs } from 'node:util';
import { terminal } from './screen.ts';

type Values<O extends NonNullable<ParseArgsConfig['options']>> = ReturnType<
  typeof parseArgs<{ options: O }>
>['values'];

/**
 * The options on the command line. `undefined`: help was asked for, or they are none; the usage has been printed and
 * the exit code says which.
 */
export function readOptions<const O extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: O,
): Values<O> | undefined {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } });
    if (!('help' in values && values.help)) return values as Values<O>;
    terminal.line(usage);
  } catch (error) {
    terminal.line(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exitCode = 1;
  }
  return undefined;
}

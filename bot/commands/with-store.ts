import { FolderInUse } from '../../domain/store/local/errors.ts';
import type { Store } from '../../domain/store/store.ts';
import { type Config, describeProblems, readEnvironment } from '../config.ts';
import { firstStart } from '../first-start.ts';
import { openStore } from '../open-store.ts';
import type { Screen } from './screen.ts';

/** Runs a command with the configuration. Prints what is wrong with it, or what the command throws. */
export async function withConfig(
  screen: Screen,
  command: (config: Config) => Promise<boolean>,
): Promise<boolean> {
  const environment = readEnvironment();
  if (!environment.ok) {
    screen.line(`The configuration is wrong:\n${describeProblems(environment.problems)}`);
    return false;
  }
  try {
    return await command(environment.config);
  } catch (error) {
    screen.line(describeFailure(error));
    return false;
  }
}

/**
 * Runs a command on the configured store and closes it. Prints why it cannot be opened, or what went wrong with
 * the disk; `false` when the command did not succeed.
 */
export async function withStore(
  screen: Screen,
  at: Date,
  command: (store: Store, config: Config) => Promise<boolean>,
): Promise<boolean> {
  return withConfig(screen, async (config) => {
    const store = await openStore(config);
    try {
      await firstStart(store, config, at);
      return await command(store, config);
    } finally {
      await store.close();
    }
  });
}

export function describeFailure(error: unknown): string {
  if (!(error instanceof FolderInUse)) return error instanceof Error ? error.message : String(error);
  const holder = error.pid === undefined ? 'A running bot' : `A running bot (process ${error.pid})`;
  return [
    `${holder} holds the data folder ${error.folder}.`,
    'Stop it (Ctrl+C where it runs), run this command again, and start it again.',
    'Nothing was changed.',
  ].join(' ');
}

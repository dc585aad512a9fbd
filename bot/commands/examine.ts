import { readdir } from 'node:fs/promises';
import type { Store } from '../../domain/store/store.ts';
import type { Config, ConfigResult } from '../config.ts';
import {
  type Check,
  checkBackups,
  checkConfig,
  checkData,
  checkFolder,
  checkNode,
  checkPort,
  isRunning,
} from './checks.ts';
import type { Screen } from './screen.ts';

export interface Patient {
  /** Without the leading `v`. */
  readonly nodeVersion: string;
  readonly configuration: ConfigResult;
  readonly open: (config: Config) => Promise<Store>;
  readonly now: Date;
}

/** START3: looks at everything the bot needs and prints what is wrong with its fix; `true` when all is well. */
export async function examine(patient: Patient, screen: Screen): Promise<boolean> {
  const checks = [
    checkNode(patient.nodeVersion),
    ...checkConfig(patient.configuration),
    ...(patient.configuration.ok ? await checkSurroundings(patient.configuration.config, patient) : []),
  ];
  for (const { name, ok, says, fix } of checks) {
    screen.line(`${ok ? '✓' : '✗'} ${name}: ${says}`);
    if (fix !== undefined) screen.line(`    ${fix}`);
  }
  const wrong = checks.filter(({ ok }) => !ok).length;
  if (!patient.configuration.ok)
    screen.line('  Data folder and port are checked once the configuration is right.');
  screen.line(
    wrong === 0 ? 'All is well: npm start' : 'Repair what is marked ✗ and run npm run doctor again.',
  );
  return wrong === 0;
}

async function checkSurroundings(config: Config, { open, now }: Patient): Promise<readonly Check[]> {
  const running = await isRunning(config.port);
  const folder = await checkFolder(config.dataDir);
  // Opening an empty folder would make a store, and looking must change nothing.
  const filled = config.databaseUrl !== undefined || (await filesIn(config.dataDir)) > 0;
  const data = folder.ok && filled ? [await checkData(() => open(config), running)] : [];
  const backups = filled && config.backup !== undefined ? [await checkBackups(config.backup, now)] : [];
  return [folder, ...data, ...backups, await checkPort(config.port, running)];
}

const filesIn = async (folder: string): Promise<number> => (await readdir(folder).catch(() => [])).length;

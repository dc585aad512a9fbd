import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Clock, LanguageModel } from '../domain/outside.ts';
import { takeRolesFrom } from '../domain/people/entra-roles.ts';
import { forgetOld } from '../domain/retention.ts';
import type { Store } from '../domain/store/store.ts';
import type { Bot } from './assemble.ts';
import { backUpDaily } from './backups.ts';
import { cardSecret } from './card-secret.ts';
import type { Config, ModelConfig } from './config.ts';
import { learnedWeights } from './duplicate-weights.ts';
import { exchangeInThread } from './exchange-in-thread.ts';
import { firstStart } from './first-start.ts';
import { type Job, startJobs } from './jobs.ts';
import { createLog, type Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { rationed, resting } from './model-limits.ts';
import { openStore } from './open-store.ts';
import { createEmbed, createModel } from './openai.ts';
import { createProduct } from './product.ts';
import { createScanning } from './scanning.ts';
import { cachedVectors, questionVector } from './vectors.ts';
import { within } from './within.ts';

export interface Running {
  readonly port: number;
  readonly store: Store;
  /** Takes nothing new, lets running turns end for at most five seconds, and closes the store. */
  stop(): Promise<void>;
}

/** The port is taken by another program. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start. Nothing was changed.`,
    );
    this.name = 'PortInUse';
  }
}

const drainMs = 5_000;

/** Somebody waits for the scan to begin; looking whether one was asked for costs next to nothing. */
const scanEvery = 1_000;

/** Whoever asks for a training begins it; this is for what a restart interrupted. */
const trainingsEvery = 5_000;

/** When the Playground is up and nobody has typed yet. */
const warmUpAfter = 500;
const forgetEvery = 3_600_000;
/** How often it is looked whether the newest backup is a day old. */
const lookForBackupEvery = 300_000;
/** How soon a saved file of the knowledge folder is live. */
const lookEvery = 2_000;

/** Opens the store, fills it if it is new, and listens. Throws what keeps it from that, and then holds nothing. */
export async function start(
  config: Config,
  log: Log = createLog(config.logLevel),
  metrics: Metrics = createMetrics(),
): Promise<Running> {
  const store = await openStore(config);
  const calls = exchangeInThread(config.mode.kind);
  try {
    const clock: Clock = { now: () => new Date(Date.now() + (store.clockAheadMs ?? 0)) };
    await firstStart(store, config, clock.now());
    if (config.mode.kind === 'teams') await settleRoles(store, config.mode.app.rolesFrom, clock.now());
    const weights = learnedWeights(config.dataDir);
    const bot = await createProduct({
      mode: config.mode,
      adapter: { exchange: calls.exchange },
      ...(config.port === 0 ? {} : { localAddress: `http://127.0.0.1:${config.port}` }),
      store,
      clock,
      newId: randomUUID,
      ...(config.model === undefined ? {} : { model: modelOf(config.model, clock, log) }),
      ...(config.model?.embedding === undefined
        ? {}
        : { meaning: meaningOf(config.model, config.model.embedding, config.dataDir, clock, log) }),
      ...(weights === undefined ? {} : { weights }),
      secret: await cardSecret(store, config.dataDir, config.cardSecret, clock.now()),
      log,
      metrics,
      ...(config.messagesPer10s === undefined ? {} : { messagesPer10s: config.messagesPer10s }),
      ...(config.metricsToken === undefined ? {} : { metricsToken: config.metricsToken }),
    });
    const port = await listen(bot, config);
    const warming = setTimeout(() => void bot.warmUp(), warmUpAfter);
    const duplicates = createScanning(store, bot.detector, clock);
    const stopJobs = startJobs({ store, outbox: bot.outbox, clock, log }, [
      { failed: 'knowledge folder not read', everyMs: lookEvery, run: () => bot.renewKnowledge() },
      ...backupJob(config, store, clock),
      {
        failed: 'what is old not forgotten',
        everyMs: forgetEvery,
        run: () => store.alone('forget what is old', () => forgetOld(store, clock.now(), config.keepDays)),
      },
      { failed: 'scan for duplicates not finished', everyMs: scanEvery, run: () => duplicates.run() },
      { failed: 'training not finished', everyMs: trainingsEvery, run: () => bot.runTrainings() },
    ]);
    const stop = async (): Promise<void> => {
      clearTimeout(warming);
      stopJobs();
      await duplicates.stop();
      await drain(bot);
      await Promise.all([calls.close(), store.close()]);
    };
    return { port, store, stop };
  } catch (fault) {
    await Promise.all([calls.close(), store.close()]);
    throw fault;
  }
}

const backupJob = ({ backup, dataDir }: Config, store: Store, clock: Clock): readonly Job[] =>
  backup === undefined
    ? []
    : [
        {
          failed: 'daily backup not made',
          everyMs: lookForBackupEvery,
          run: () => store.alone('back up', () => backUpDaily(store, backup, dataDir, clock.now())),
        },
      ];

const settleRoles = (store: Store, source: 'here' | 'entra', at: Date): Promise<void> =>
  store.change({ by: 'system', why: `take roles from ${source}`, at }, (tx) => takeRolesFrom(tx, source));

function meaningOf(config: ModelConfig, embedding: string, folder: string, clock: Clock, log: Log) {
  const embed = createEmbed(config, embedding);
  return {
    vectors: cachedVectors(embed, folder, embedding, log),
    embed: questionVector(embed, () => clock.now().getTime(), log),
  };
}

const modelOf = (config: ModelConfig, clock: Clock, log: Log): LanguageModel =>
  rationed(resting(createModel(config, log), clock), clock, config.questionsPerDay);

/** Local mode is for this machine only (SEC1). */
function listen({ http }: Bot, { mode, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    http.on('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? new PortInUse(port) : fault),
    );
    const host = mode.kind === 'local' ? { host: '127.0.0.1' } : {};
    http.server.listen({ port, ...host }, () => resolve((http.server.address() as AddressInfo).port));
  });
}

async function drain({ http, settled, stopping }: Bot): Promise<void> {
  stopping();
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.server.closeIdleConnections();
  await within(drainMs, closed.then(settled), () => undefined);
  http.server.closeAllConnections();
}

import { banner, playgroundFailed, playgroundMissing } from './banner.ts';
import { terminal } from './commands/screen.ts';
import { describeFailure } from './commands/with-store.ts';
import { type Config, describeProblems, readEnvironment } from './config.ts';
import { createLog, safeError } from './log.ts';
import { createMetrics } from './metrics.ts';
import { type Playground, startPlayground } from './playground.ts';
import { type Running, start } from './start.ts';

const { line } = terminal;

async function openPlayground(config: Config, port: number): Promise<Playground | undefined> {
  if (!config.playground) return undefined;
  const started = await startPlayground({ botUrl: `http://127.0.0.1:${port}`, user: config.playgroundUser });
  switch (started.kind) {
    case 'running':
      return started.playground;
    case 'missing':
      line(playgroundMissing);
      return undefined;
    case 'failed':
      line(playgroundFailed(started.output));
      return undefined;
  }
}

/** Ends once, in order, on the first signal; the second one does not wait. */
function endOnSignals(running: Running, playground: Playground | undefined): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) process.exit(1);
    ending = true;
    line('Stopping …');
    await Promise.all([running.stop(), playground?.stop()]);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
  playground?.ended.then(() => {
    if (!ending) line('The Playground has ended; the bot goes on. Start both anew with npm start.');
  });
}

const environment = readEnvironment();
if (environment.ok) {
  try {
    const { config } = environment;
    const metrics = createMetrics({ ofProcess: true });
    const log = createLog(config.logLevel, undefined, metrics.logged);
    process.on('uncaughtException', (fault) => {
      log.fatal({ fault: safeError(fault) }, 'the bot ends: a bug');
      process.exit(1);
    });
    const running = await start(config, log, metrics);
    const playground = await openPlayground(config, running.port);
    endOnSignals(running, playground);
    line(await banner(config, running, playground?.url));
  } catch (fault) {
    line(describeFailure(fault));
    process.exit(1);
  }
} else {
  line(`The configuration is wrong, so the bot does not start:\n${describeProblems(environment.problems)}`);
  process.exitCode = 1;
}

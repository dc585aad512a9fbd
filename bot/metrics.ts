import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted while the bot runs; the rest is asked for when the page is read. */
export interface Metrics {
  /** An activity of Teams was answered. */
  answered(type: string, status: number, seconds: number): void;
  /** A request to the Bot Connector has ended, with all its tries: its status, `timeout` or `broken`. */
  sent(outcome: string): void;
  /** A line of the log at that level. */
  logged(level: string): void;
  /** The page in the text format of Prometheus, with what is asked for now. */
  page(now: Readings): Promise<{ readonly type: string; readonly text: string }>;
}

/** What is read off when somebody looks. */
export interface Readings {
  readonly ready: boolean;
  readonly waitingNotices: number | undefined;
  readonly leads: number | undefined;
}

/** Only these types have a line of their own, so that no caller can make the page grow. */
export const knownTypes: ReadonlySet<string> = new Set([
  'message',
  'invoke',
  'conversationUpdate',
  'installationUpdate',
  'messageReaction',
]);

/** Around the promises of the bot: 0.4 s until it shows that it types, 2 s for an answer, 10 s at most. */
const buckets = [0.02, 0.05, 0.1, 0.2, 0.4, 1, 2, 3, 5, 10];

/** Metrics of one bot. `ofProcess`: with those of Node itself (memory, event loop), of which there is one. */
export function createMetrics({ ofProcess = false } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const activities = new Counter({
    name: 'lead_assistant_activities_total',
    help: 'Activities answered, by type and HTTP status.',
    labelNames: ['type', 'status'],
    registers,
  });
  const answers = new Histogram({
    name: 'lead_assistant_answer_seconds',
    help: 'Time until an activity was answered.',
    labelNames: ['type'],
    buckets,
    registers,
  });
  const sends = new Counter({
    name: 'lead_assistant_sends_total',
    help: 'Requests to the Bot Connector, retries included, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  const lines = new Counter({
    name: 'lead_assistant_log_lines_total',
    help: 'Lines of the log by level: an error is a turn or a request that failed.',
    labelNames: ['level'],
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const ready = gauge('lead_assistant_ready', '1: takes requests and saves what is asked of it.');
  const waiting = gauge('lead_assistant_notices_waiting', 'Messages to people that wait for delivery.');
  const leads = gauge('lead_assistant_leads', 'Leads in the store.');
  return {
    answered(type, status, seconds) {
      const known = knownTypes.has(type) ? type : 'other';
      activities.inc({ type: known, status });
      answers.observe({ type: known }, seconds);
    },
    sent: (outcome) => sends.inc({ outcome }),
    logged: (level) => lines.inc({ level }),
    async page(now) {
      ready.set(now.ready ? 1 : 0);
      // Unknown is not zero.
      waiting.set(now.waitingNotices ?? Number.NaN);
      leads.set(now.leads ?? Number.NaN);
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
}

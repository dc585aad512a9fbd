import { existsSync } from 'node:fs';
import { Fields, fixOf, isLoopback, type PlaygroundUser } from './config-fields.ts';

/** How the bot meets the world: alone on this machine, or behind Teams with an app registration. */
export type Mode = { readonly kind: 'local' } | { readonly kind: 'teams'; readonly app: TeamsApp };

export interface TeamsApp {
  readonly id: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  /** Missing for a managed identity. */
  readonly password?: string;
  /** Empty for the public cloud. */
  readonly channelService: '' | 'https://botframework.azure.us';
  /** Only members of these tenants are listened to (SEC4). */
  readonly tenants: readonly string[];
  /** The only origins that the bot sends to (SEC2). */
  readonly serviceOrigins: readonly string[];
  /** Whether an administrator gives roles in the bot, or the tenant's administrator in Entra (SEC16). */
  readonly rolesFrom: 'here' | 'entra';
  /** The host under which Teams reaches the bot and its tab, where it is known. */
  readonly publicHost?: string;
}

export interface ModelConfig {
  readonly name: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  /** Questions that one person may put to it on one day. */
  readonly questionsPerDay: number;
  /** Name of an embedding model of the same server; missing: questions are found by their words alone. */
  readonly embedding?: string;
}

/** A backup a day, written by the bot itself. */
export interface DailyBackup {
  readonly folder: string;
  /** So many are kept; the oldest goes. */
  readonly keep: number;
}

export interface Config {
  readonly mode: Mode;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly backup?: DailyBackup;
  /** For so many days what only helps the conversation is kept. */
  readonly keepDays: number;
  readonly model?: ModelConfig;
  /** Entra object ids of people who are administrators from the start. */
  readonly admins: readonly string[];
  readonly playground: boolean;
  /** Who sits before the Playground: the first name of a sample person. */
  readonly playgroundUser: PlaygroundUser;
  readonly sample: boolean;
  /** Signs buttons; without it a secret is kept in the data folder. */
  readonly cardSecret?: string;
  /** Whoever reads `/metrics` must show it; missing: only local mode has the page. */
  readonly metricsToken?: string;
  /** What one person may send within ten seconds; missing: no limit, as in local mode unless it is set. */
  readonly messagesPer10s?: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** One thing that is wrong with the environment: which variable, what about it, and how to repair it. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly fix: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

const publicTeams = 'https://smba.trafficmanager.net';

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment as a typed value, or everything that is wrong with it. Blank variables count as missing. */
export function readConfig(environment: Environment): ConfigResult {
  const given = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value?.trim() || undefined]),
  );
  const parsed = Fields.safeParse(given);
  const problems = [
    ...(parsed.success
      ? []
      : parsed.error.issues.flatMap(({ path, message }) => when(true, String(path[0]), message))),
    ...credentialProblems(given),
    ...modelProblems(given),
    ...roleProblems(given),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, config: configOf(parsed.data) };
}

/** Reads `.env` beside the process, if there is one, and then the environment, which wins. */
export function readEnvironment(): ConfigResult {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}

/** The environment for another program: all but this bot's own settings and secrets. */
export const childEnvironment = (extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const own = Object.keys(Fields.shape);
  const others = Object.entries(process.env).filter(([name]) => !own.includes(name));
  return { ...Object.fromEntries(others), ...extra };
};

/** One line per problem, for people. */
export const describeProblems = (problems: readonly ConfigProblem[]): string =>
  problems.map(({ variable, problem: what, fix }) => `  ${variable} ${what}.\n    ${fix}`).join('\n');

/** SEC1: all credentials, or none and not in production; half of them is an error, never local mode. */
function credentialProblems(given: Environment): ConfigProblem[] {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = given;
  if (id === undefined && password === undefined && tenant === undefined) {
    const [meant] = onlyForTeams(given);
    if (meant !== undefined)
      return when(true, 'MicrosoftAppId', `is missing while ${meant} is set, which is for Teams`);
    const refusal =
      'is missing, and without credentials anybody could speak as anybody: refused in production';
    return when(given['NODE_ENV'] === 'production', 'MicrosoftAppId', refusal);
  }
  const managed = given['MicrosoftAppType'] === 'UserAssignedMSI';
  const missing = 'is missing while other credentials are set';
  return [
    ...when(id === undefined, 'MicrosoftAppId', missing),
    ...when(tenant === undefined, 'MicrosoftAppTenantId', missing),
    ...when(password === undefined && !managed, 'MicrosoftAppPassword', missing),
    ...when(
      password !== undefined && managed,
      'MicrosoftAppPassword',
      'is set although a managed identity has none',
      'Remove it.',
    ),
    ...when(
      given['PLAYGROUND'] === 'on',
      'PLAYGROUND',
      'is on, but the Playground has no token for a bot with credentials',
      'Set it to off, or remove the credentials.',
    ),
  ];
}

/** Settings that mean nothing without credentials: whoever set one did not mean local mode. */
const onlyForTeams = (given: Environment): readonly string[] => [
  ...['ALLOWED_TENANT_IDS', 'ALLOWED_SERVICE_HOSTS', 'ChannelService', 'PUBLIC_HOST'].filter(
    (name) => given[name] !== undefined,
  ),
  ...(given['MicrosoftAppType'] === 'UserAssignedMSI' ? ['MicrosoftAppType'] : []),
];

/** SEC16: roles can come from Entra only where people sign in with it, and then from nowhere else. */
function roleProblems(given: Environment): ConfigProblem[] {
  if (given['ROLES_FROM'] !== 'entra') return [];
  return [
    ...when(
      given['MicrosoftAppId'] === undefined,
      'ROLES_FROM',
      'is entra, but without credentials nobody signs in',
      'Set the credentials of the app registration, or ROLES_FROM=here.',
    ),
    ...when(
      given['PUBLIC_HOST'] === undefined,
      'PUBLIC_HOST',
      'is missing, and Teams makes tokens for an address that contains it',
    ),
    ...when(
      given['ADMIN_AAD_OBJECT_IDS'] !== undefined,
      'ADMIN_AAD_OBJECT_IDS',
      'is set although roles come from Entra',
      'Remove it, and give these people the app role Lead.Admin in Entra.',
    ),
  ];
}

function modelProblems(given: Environment): ConfigProblem[] {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: url, OPENAI_MODEL, OPENAI_EMBEDDING_MODEL } = given;
  const name = OPENAI_MODEL ?? OPENAI_EMBEDDING_MODEL;
  const needsKey = url === undefined ? name !== undefined : !isLoopback(url);
  return when(
    key === undefined && needsKey,
    'OPENAI_API_KEY',
    'is missing while other OPENAI_ variables are set',
  );
}

const when = (wrong: boolean, variable: string, what: string, fix = fixOf(variable)): ConfigProblem[] =>
  wrong ? [{ variable, problem: what, fix }] : [];

function configOf(fields: Fields): Config {
  const mode = modeOf(fields);
  const local = mode.kind === 'local';
  const model = modelOf(fields);
  const messagesPer10s = fields.MESSAGES_PER_10S ?? (local ? undefined : 20);
  return {
    mode,
    port: fields.PORT,
    dataDir: fields.DATA_DIR,
    ...(fields.DATABASE_URL === undefined ? {} : { databaseUrl: fields.DATABASE_URL }),
    keepDays: fields.KEEP_DAYS,
    ...(fields.BACKUP_DIR === undefined
      ? {}
      : { backup: { folder: fields.BACKUP_DIR, keep: fields.BACKUP_KEEP } }),
    ...(model === undefined ? {} : { model }),
    admins: fields.ADMIN_AAD_OBJECT_IDS ?? [],
    playground: fields.PLAYGROUND ?? local,
    playgroundUser: fields.PLAYGROUND_USER,
    sample: fields.SAMPLE ?? local,
    ...(fields.CARD_SECRET === undefined ? {} : { cardSecret: fields.CARD_SECRET }),
    ...(fields.METRICS_TOKEN === undefined ? {} : { metricsToken: fields.METRICS_TOKEN }),
    ...(messagesPer10s === undefined ? {} : { messagesPer10s }),
    logLevel: fields.LOG_LEVEL ?? (local ? 'warn' : 'info'),
  };
}

function modeOf(fields: Fields): Mode {
  const { MicrosoftAppId: id, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password } = fields;
  if (id === undefined || tenantId === undefined) return { kind: 'local' };
  return {
    kind: 'teams',
    app: {
      id,
      type: fields.MicrosoftAppType,
      tenantId,
      ...(password === undefined ? {} : { password }),
      channelService: fields.ChannelService ?? '',
      rolesFrom: fields.ROLES_FROM,
      ...(fields.PUBLIC_HOST === undefined ? {} : { publicHost: fields.PUBLIC_HOST }),
      tenants: [tenantId, ...(fields.ALLOWED_TENANT_IDS ?? [])],
      serviceOrigins: [publicTeams, ...(fields.ALLOWED_SERVICE_HOSTS ?? []).map((host) => `https://${host}`)],
    },
  };
}

function modelOf({
  OPENAI_API_KEY: apiKey,
  OPENAI_BASE_URL: baseUrl,
  OPENAI_MODEL: name,
  OPENAI_QUESTIONS_PER_DAY: questionsPerDay,
  OPENAI_EMBEDDING_MODEL: embedding,
}: Fields): ModelConfig | undefined {
  if (apiKey === undefined && baseUrl === undefined) return undefined;
  return {
    name: name ?? 'gpt-4o-mini',
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    questionsPerDay,
    ...(embedding === undefined ? {} : { embedding }),
  };
}

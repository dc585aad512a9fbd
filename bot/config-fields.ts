import { z } from 'zod';

export const playgroundUsers = ['sam', 'priya', 'ada', 'mira', 'tom'] as const;
export type PlaygroundUser = (typeof playgroundUsers)[number];

/** What to do about a variable that is wrong. */
const fixes: Readonly<Record<string, string>> = {
  MicrosoftAppId: 'Copy the application (client) id of the app registration: a GUID.',
  MicrosoftAppPassword: 'Create a client secret in the app registration and set it here.',
  MicrosoftAppType: 'Set SingleTenant (or UserAssignedMSI); new bots cannot be MultiTenant since July 2025.',
  MicrosoftAppTenantId: 'Copy the directory (tenant) id of the app registration: a GUID.',
  ALLOWED_TENANT_IDS: 'List tenant ids (GUIDs), separated by commas.',
  ALLOWED_SERVICE_HOSTS:
    'List host names only, separated by commas, such as smba.infra.gcc.teams.microsoft.com.',
  ChannelService: 'Leave it out, or set https://botframework.azure.us for the US government cloud.',
  OPENAI_API_KEY:
    'Set the key of the server in OPENAI_BASE_URL, or remove all OPENAI_ variables to run without a model.',
  OPENAI_BASE_URL:
    'Set an https address, or http on 127.0.0.1 or localhost, without a password, ? or #. For Azure OpenAI: https://<resource>.openai.azure.com/openai/v1/',
  OPENAI_QUESTIONS_PER_DAY: 'Set how many questions a person may put to the model on one day; 0 for none.',
  DATABASE_URL: 'Set postgres://user:password@host:5432/database, or remove it to keep data in DATA_DIR.',
  BACKUP_DIR:
    'Name a folder that the bot may write to, best on another disk; remove it to make no daily backup.',
  BACKUP_KEEP: 'Set how many daily backups are kept, from 1 to 3650.',
  KEEP_DAYS: 'Set for how many days what only helps the conversation is kept, from 1 to 3650.',
  PORT: 'Set a number from 0 (any free port) to 65535.',
  ADMIN_AAD_OBJECT_IDS: 'List Entra object ids (GUIDs), separated by commas.',
  ROLES_FROM:
    'Set here (an administrator gives roles in the bot) or entra (app roles Lead.User, Lead.Manager and Lead.Admin).',
  PLAYGROUND: 'Set on or off.',
  PLAYGROUND_USER: `Set one of ${playgroundUsers.join(', ')}.`,
  SAMPLE: 'Set on or off.',
  PUBLIC_HOST:
    'Set the host name under which Teams reaches the bot, without https:// and without a path, such as leads.contoso.com.',
  PRIVACY_URL: 'Set the https address of your organisation’s privacy statement; Teams shows it with the app.',
  TERMS_URL: 'Set the https address of your organisation’s terms of use; Teams shows it with the app.',
  CARD_SECRET: 'Set at least 32 random characters, or remove it: a secret is then kept in DATA_DIR.',
  METRICS_TOKEN: 'Set at least 16 random characters, or remove it: /metrics is then for local mode only.',
  MESSAGES_PER_10S: 'Set how many messages of one person are answered within ten seconds, at least 1.',
  LOG_LEVEL: 'Set silent, error, warn, info or debug.',
};

const list = (item: z.ZodType<string, string>) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .pipe(z.array(item));
const guid = z.guid('is not a GUID');
const guids = list(guid).optional();
const httpsAddress = z
  .url({ protocol: /^https$/, error: 'is not an https address' })
  .refine((text) => !/["\\\s]/.test(text), 'is not an https address');
const onOff = z
  .enum(['on', 'off'], 'is neither on nor off')
  .transform((value) => value === 'on')
  .optional();

export const Fields = z.object({
  NODE_ENV: z.string().optional(),
  PUBLIC_HOST: z
    .string()
    .regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/, 'is not a host name')
    .optional(),
  PRIVACY_URL: httpsAddress.optional(),
  TERMS_URL: httpsAddress.optional(),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'is not a type that a new bot can have')
    .default('SingleTenant'),
  MicrosoftAppTenantId: guid.optional(),
  ALLOWED_TENANT_IDS: guids,
  ALLOWED_SERVICE_HOSTS: list(
    z.string().regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/, 'is not a list of host names'),
  ).optional(),
  ChannelService: z.literal('https://botframework.azure.us', 'is not a known cloud').optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.string().refine(isSafeModelUrl, 'is neither https nor on this machine').optional(),
  OPENAI_MODEL: z.string().optional(),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  OPENAI_QUESTIONS_PER_DAY: z
    .string()
    .regex(/^\d{1,6}$/, 'is not a whole number')
    .transform(Number)
    .default(100),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/, 'is not a PostgreSQL address')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,4}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'keeps no backup').max(3_650, 'is more than ten years'))
    .default(7),
  KEEP_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, 'is not a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'keeps nothing for a day').max(3_650, 'is more than ten years'))
    .default(90),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number')
    .transform(Number)
    .pipe(z.number().max(65_535, 'is not a port number'))
    .default(3978),
  ADMIN_AAD_OBJECT_IDS: guids,
  ROLES_FROM: z.enum(['here', 'entra'], 'is neither here nor entra').default('here'),
  PLAYGROUND: onOff,
  PLAYGROUND_USER: z.enum(playgroundUsers, 'is nobody of the sample organisation').default('sam'),
  SAMPLE: onOff,
  CARD_SECRET: z.string().min(32, 'is too short to sign with').optional(),
  METRICS_TOKEN: z.string().min(16, 'is too short to keep strangers out').optional(),
  MESSAGES_PER_10S: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'is not a whole number above 0')
    .transform(Number)
    .optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug'], 'is no log level').optional(),
});
export type Fields = z.infer<typeof Fields>;

export const fixOf = (variable: string): string => fixes[variable] ?? 'Correct it or remove it.';

/** SEC2: https, or http on this machine; the host is the only one that the model client will call. */
function isSafeModelUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(text));
  return safe && [username, password, search, hash].every((part) => part === '');
}

/** An address of this machine. */
export function isLoopback(text: string): boolean {
  return URL.canParse(text) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname);
}

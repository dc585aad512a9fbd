import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../bot/config.ts';
import { Fields } from '../../bot/config-fields.ts';

const app = '11111111-2222-4333-8444-555555555555';
const tenant = '66666666-7777-4888-8999-aaaaaaaaaaaa';
const single = { MicrosoftAppId: app, MicrosoftAppPassword: 'a secret', MicrosoftAppTenantId: tenant };
const managed = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppId: app, MicrosoftAppTenantId: tenant };
const production = { NODE_ENV: 'production' };

type Environment = Record<string, string>;
const config = (environment: Environment): Config => {
  const result = readConfig(environment);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
};
const wrong = (environment: Environment): readonly string[] => {
  const result = readConfig(environment);
  return result.ok ? [] : result.problems.map(({ variable }) => variable);
};

test('SEC14: behind Teams a person may send 20 messages in ten seconds unless told otherwise; alone, any number', () => {
  expect(config({}).messagesPer10s).toBeUndefined();
  expect(config({ MESSAGES_PER_10S: '5' }).messagesPer10s).toBe(5);
  expect(config(single).messagesPer10s).toBe(20);
  expect(config({ ...single, MESSAGES_PER_10S: '100' }).messagesPer10s).toBe(100);
  for (const given of ['0', '-1', '1.5', 'many', '1e3'])
    expect(wrong({ MESSAGES_PER_10S: given })).toEqual(['MESSAGES_PER_10S']);
});

describe('SEC1: credentials decide how the bot runs', () => {
  test.each<[string, Environment, 'local' | 'teams' | readonly string[]]>([
    ['none', {}, 'local'],
    [
      'blank ones, as in the example file',
      { MicrosoftAppId: ' ', MicrosoftAppPassword: '', MicrosoftAppTenantId: '' },
      'local',
    ],
    ['only the type, which has a default', { MicrosoftAppType: 'SingleTenant' }, 'local'],
    ['none in production', production, ['MicrosoftAppId']],
    ['only a managed identity’s type', { MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppId']],
    ['only a further tenant', { ALLOWED_TENANT_IDS: tenant }, ['MicrosoftAppId']],
    ['only a further service host', { ALLOWED_SERVICE_HOSTS: 'smba.example.com' }, ['MicrosoftAppId']],
    ['only a cloud', { ChannelService: 'https://botframework.azure.us' }, ['MicrosoftAppId']],
    ['only the public host', { PUBLIC_HOST: 'leads.contoso.com' }, ['MicrosoftAppId']],
    ['all for a single tenant', single, 'teams'],
    ['all for a single tenant in production', { ...single, ...production }, 'teams'],
    ['a managed identity', managed, 'teams'],
    ['an id alone', { MicrosoftAppId: app }, ['MicrosoftAppTenantId', 'MicrosoftAppPassword']],
    ['a password alone', { MicrosoftAppPassword: 'x' }, ['MicrosoftAppId', 'MicrosoftAppTenantId']],
    ['a tenant alone', { MicrosoftAppTenantId: tenant }, ['MicrosoftAppId', 'MicrosoftAppPassword']],
    ['no tenant', { MicrosoftAppId: app, MicrosoftAppPassword: 'x' }, ['MicrosoftAppTenantId']],
    ['no password', { MicrosoftAppId: app, MicrosoftAppTenantId: tenant }, ['MicrosoftAppPassword']],
    [
      'a managed identity without an id',
      { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: tenant },
      ['MicrosoftAppId'],
    ],
    [
      'a managed identity with a password',
      { ...managed, MicrosoftAppPassword: 'x' },
      ['MicrosoftAppPassword'],
    ],
    ['a multi-tenant bot', { ...single, MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    ['an id that is no id', { ...single, MicrosoftAppId: 'my-bot' }, ['MicrosoftAppId']],
    [
      'half of them in production',
      { ...production, MicrosoftAppId: app },
      ['MicrosoftAppTenantId', 'MicrosoftAppPassword'],
    ],
  ])('%s', (_, environment, outcome) => {
    if (typeof outcome === 'string') expect(config(environment).mode.kind).toBe(outcome);
    else expect(wrong(environment)).toEqual(outcome);
  });

  test('the Playground and the sample organisation come with local mode only', () => {
    expect(config({})).toMatchObject({ playground: true, sample: true });
    expect(config({ ...single })).toMatchObject({ playground: false, sample: false });
    expect(config({ PLAYGROUND: 'off', SAMPLE: 'off' })).toMatchObject({ playground: false, sample: false });
    expect(wrong({ ...single, PLAYGROUND: 'on' })).toEqual(['PLAYGROUND']);
  });

  test('SEC4: the own tenant is listed, others are added', () => {
    expect(config(single).mode).toMatchObject({ app: { tenants: [tenant] } });
    const other = '77777777-7777-4888-8999-aaaaaaaaaaaa';
    expect(config({ ...single, ALLOWED_TENANT_IDS: ` ${other} ,` }).mode).toMatchObject({
      app: { tenants: [tenant, other] },
    });
  });

  test('SEC2: sovereign hosts are added by name, always with https', () => {
    const hosts = 'smba.infra.gcc.teams.microsoft.com';
    expect(config({ ...single, ALLOWED_SERVICE_HOSTS: hosts }).mode).toMatchObject({
      app: {
        serviceOrigins: ['https://smba.trafficmanager.net', 'https://smba.infra.gcc.teams.microsoft.com'],
      },
    });
    for (const bad of [
      'https://a.example',
      'a.example/path',
      'a.example:8080',
      '*',
      'user@a.example',
      'localhost',
    ])
      expect(wrong({ ...single, ALLOWED_SERVICE_HOSTS: bad })).toEqual(['ALLOWED_SERVICE_HOSTS']);
  });
});

describe('SEC16: one case for each setting', () => {
  const malformed: readonly (readonly [variable: string, value: string])[] = [
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['PORT', '-1'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['OPENAI_BASE_URL', 'http://models.example/v1'],
    ['OPENAI_BASE_URL', 'file:///etc/passwd'],
    ['OPENAI_BASE_URL', 'nonsense'],
    ['OPENAI_BASE_URL', 'ftp://127.0.0.1/v1'],
    ['OPENAI_BASE_URL', 'https://user:secret@models.example/v1'],
    ['OPENAI_BASE_URL', 'https://models.example/v1?api-version=1'],
    ['OPENAI_QUESTIONS_PER_DAY', 'many'],
    ['BACKUP_KEEP', '0'],
    ['BACKUP_KEEP', 'all'],
    ['KEEP_DAYS', '0'],
    ['KEEP_DAYS', '1.5'],
    ['KEEP_DAYS', '9999'],
    ['ADMIN_AAD_OBJECT_IDS', 'ada@contoso.com'],
    ['ALLOWED_TENANT_IDS', 'contoso.onmicrosoft.com'],
    ['ChannelService', 'https://evil.example'],
    ['PLAYGROUND', 'maybe'],
    ['PLAYGROUND_USER', 'bob'],
    ['SAMPLE', 'yes'],
    ['CARD_SECRET', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['PUBLIC_HOST', 'https://leads.contoso.com'],
    ['PRIVACY_URL', 'http://contoso.com/privacy'],
    ['TERMS_URL', 'contoso'],
    ['ROLES_FROM', 'groups'],
    ['BACKUP_KEEP', '0'],
    ['KEEP_DAYS', 'for ever'],
    ['MESSAGES_PER_10S', '0'],
    ['ALLOWED_SERVICE_HOSTS', 'https://a.example'],
    ['MicrosoftAppType', 'MultiTenant'],
    ['MicrosoftAppId', 'my-bot'],
    ['MicrosoftAppTenantId', 'contoso.onmicrosoft.com'],
  ];

  test.each(malformed)('%s may not be %s', (variable, value) => {
    const isForTeams = /^(MicrosoftApp|ALLOWED_|ChannelService|PUBLIC_HOST)/.test(variable);
    const others = { OPENAI_API_KEY: 'k', ...(isForTeams && single) };
    expect(wrong({ ...others, [variable]: value })).toEqual([variable]);
  });

  test('no setting that can be malformed is without a case', () => {
    const anything = [
      'NODE_ENV',
      'MicrosoftAppPassword',
      'OPENAI_API_KEY',
      'OPENAI_MODEL',
      'OPENAI_EMBEDDING_MODEL',
      'DATA_DIR',
      'BACKUP_DIR',
    ];
    const covered = new Set([...malformed.map(([variable]) => variable), ...anything]);
    expect(Object.keys(Fields.shape).filter((variable) => !covered.has(variable))).toEqual([]);
  });

  describe('roles from Entra', () => {
    const entra = { ...single, ROLES_FROM: 'entra', PUBLIC_HOST: 'leads.contoso.com' };
    test.each<[string, Environment, readonly string[]]>([
      [
        'without credentials nobody signs in',
        { ROLES_FROM: 'entra', PUBLIC_HOST: 'leads.contoso.com' },
        ['MicrosoftAppId', 'ROLES_FROM'],
      ],
      ['the address of the tokens is missing', { ...single, ROLES_FROM: 'entra' }, ['PUBLIC_HOST']],
      [
        'administrators are named here as well',
        { ...entra, ADMIN_AAD_OBJECT_IDS: app },
        ['ADMIN_AAD_OBJECT_IDS'],
      ],
      ['all is there', entra, []],
      ['roles are given here', { ...single, ROLES_FROM: 'here', ADMIN_AAD_OBJECT_IDS: app }, []],
    ])('%s', (_, environment, problems) => {
      expect(wrong(environment)).toEqual(problems);
    });

    test('here unless it is asked for', () => {
      expect(config(single).mode).toMatchObject({ app: { rolesFrom: 'here' } });
      expect(config(entra).mode).toMatchObject({ app: { rolesFrom: 'entra' } });
    });
  });

  test('a model needs a key, unless it runs on this machine', () => {
    expect(config({}).model).toBeUndefined();
    expect(config({ OPENAI_API_KEY: 'k' }).model).toEqual({
      name: 'gpt-4o-mini',
      apiKey: 'k',
      questionsPerDay: 100,
    });
    expect(config({ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }).model?.baseUrl).toBe(
      'http://127.0.0.1:11434/v1',
    );
    expect(wrong({ OPENAI_BASE_URL: 'https://models.example/v1' })).toEqual(['OPENAI_API_KEY']);
    expect(wrong({ OPENAI_MODEL: 'gpt-5' })).toEqual(['OPENAI_API_KEY']);
  });

  test('everything that is wrong is told at once, each with its fix and never with its value', () => {
    const result = readConfig({
      PORT: 'x',
      MicrosoftAppPassword: 'hunter2-secret',
      CARD_SECRET: 'short-secret',
      SAMPLE: 'yes',
    });
    if (result.ok) throw new Error('accepted');
    expect(result.problems.map(({ variable }) => variable).toSorted()).toEqual([
      'CARD_SECRET',
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'PORT',
      'SAMPLE',
    ]);
    for (const { fix } of result.problems) expect(fix).toMatch(/\.$/);
    expect(JSON.stringify(result)).not.toMatch(/hunter2|short-secret/);
  });
});

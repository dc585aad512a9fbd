import { leads } from '../domain/collections.ts';
import { sample, samplePeople } from '../domain/sample/people.ts';
import { nameOfDatabase } from '../domain/store/postgres/errors.ts';
import type { Config } from './config.ts';
import { playgroundUsers } from './config-fields.ts';
import type { Running } from './start.ts';

/** What a person needs who has just typed `npm start`: what runs where, as whom, and what to type first. */
export async function banner(
  config: Config,
  { port, store }: Running,
  playground: string | undefined,
): Promise<string> {
  const count = await store.read((view) => view.size(leads));
  const { mode, playgroundUser: user } = config;
  const title =
    mode.kind === 'local'
      ? 'The lead assistant runs in LOCAL MODE: for this machine only, and whoever can reach it speaks as anybody.'
      : `The lead assistant runs for Teams as app ${mode.app.id}.`;
  const rows: readonly (readonly [string, string])[] = [
    ['Bot', `http://127.0.0.1:${port}/api/messages (state: /health)`],
    ...(playground === undefined ? [] : [['Playground', `${playground} – you are ${nameOf(user)}`] as const]),
    ...(mode.kind === 'local' ? [['Tab', `http://127.0.0.1:${port}/tab`] as const] : []),
    ['Data', `${whereOf(config)}, ${count.toLocaleString('en')} leads`],
    [
      'Model',
      config.model === undefined
        ? 'none: questions are answered word for word from the guidance'
        : config.model.name,
    ],
  ];
  const others = playgroundUsers.filter((name) => name !== user).join(', ');
  const next =
    playground === undefined
      ? []
      : [
          '',
          'Open the Playground in a browser and type:  find ann',
          `To be somebody else: PLAYGROUND_USER=<${others}> npm start`,
        ];
  return [
    '',
    title,
    ...rows.map(([name, value]) => `  ${name.padEnd(11)} ${value}`),
    ...next,
    'Stop with Ctrl+C.',
  ].join('\n');
}

const whereOf = ({ dataDir, databaseUrl }: Config): string =>
  databaseUrl === undefined ? dataDir : `PostgreSQL, ${nameOfDatabase(databaseUrl)}`;

export const playgroundMissing =
  'There is no chat window: the Agents Playground is a development package. Get it with npm install, then npm start again.';

export const playgroundFailed = (output: string): string =>
  `There is no chat window: the Agents Playground did not start.\n${output.trim()}\nThe bot runs without it; PLAYGROUND=off leaves it out.`;

const nameOf = (user: Config['playgroundUser']): string =>
  samplePeople.find(({ id }) => id === sample[user])?.name ?? user;

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));

/** The tab reads the shapes of the API's JSON, as types alone: they are gone before a browser sees it. */
const shapesOfTheApi = /import type \{[^}]*\} from '(\.\.\/)+bot\/tab\/wire\.ts';/g;

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8')
      .replaceAll(shapesOfTheApi, '')
      .matchAll(/(?:from|import\()\s*'([^']+)'/g),
  ].map(([, name = '']) => name);

/** The project's own folders and the packages that each layer may import. */
const allowed: Record<string, { folders: string[]; never: RegExp }> = {
  domain: { folders: ['domain'], never: /^(botbuilder|botframework|restify|openai|@microsoft\/)/ },
  dialogs: {
    folders: ['dialogs', 'domain'],
    never: /^(botbuilder|botframework|restify|openai|@microsoft\/|lowdb|pg$|node:)/,
  },
  bot: { folders: ['bot', 'dialogs', 'domain'], never: /^(lowdb|pg$)/ },
  manifest: {
    folders: ['manifest', 'bot'],
    never: /^(botbuilder|botframework|restify|openai|@microsoft\/|lowdb|pg$)/,
  },
  tab: { folders: ['tab'], never: /^(botbuilder|botframework|restify|openai|lowdb|zod|node:)/ },
};

const layers = Object.entries(allowed).filter(([layer]) => existsSync(join(root, layer)));

test.each(layers)('%s imports nothing from outside its layer', (layer, { folders, never }) => {
  const crossings = sources(layer).flatMap((file) =>
    importsOf(file)
      .filter((name) =>
        name.startsWith('.')
          ? !folders.includes(relative(root, resolve(root, dirname(file), name)).split('/')[0] ?? '')
          : never.test(name),
      )
      .map((name) => `${file} imports ${name}`),
  );
  expect(crossings).toEqual([]);
});

test('the domain and the dialogs take time, chance and settings from their caller', () => {
  const ambient = /process\.env|Date\.now\(\)|new Date\(\)|Math\.random\(\)|randomUUID/;
  const offenders = ['domain', 'dialogs']
    .flatMap(sources)
    .filter((file) => ambient.test(readFileSync(join(root, file), 'utf8')));
  expect(offenders).toEqual([]);
});

test('only the model client imports openai', () => {
  const users = ['domain', 'dialogs', 'bot']
    .flatMap(sources)
    .filter((file) => importsOf(file).some((name) => name.startsWith('openai')));
  expect(users).toEqual([join('bot', 'openai.ts')]);
});

test('only the embedded store imports lowdb', () => {
  const users = ['domain', 'dialogs', 'bot']
    .flatMap(sources)
    .filter((file) => importsOf(file).some((name) => name.startsWith('lowdb')));
  expect(users.every((file) => file.startsWith('domain/store/local/'))).toBe(true);
});

test('only the PostgreSQL store imports pg', () => {
  const users = ['domain', 'dialogs', 'bot']
    .flatMap(sources)
    .filter((file) => importsOf(file).includes('pg'));
  expect(users).toEqual([join('domain', 'store', 'postgres', 'pool.ts')]);
});

test('only the metrics import prom-client, and only the log pino', () => {
  const users = (name: string) => sources('bot').filter((file) => importsOf(file).includes(name));
  expect(users('prom-client')).toEqual([join('bot', 'metrics.ts')]);
  expect(users('pino')).toEqual([join('bot', 'log.ts')]);
});

import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { ConfigProblem } from '../bot/config.ts';
import { Fields, fixOf } from '../bot/config-fields.ts';
import { checkAgainst, type ManifestProblem } from './check.ts';
import { zipOf } from './zip.ts';

export type PackageResult =
  | { readonly kind: 'made'; readonly zip: Buffer; readonly files: readonly string[] }
  | { readonly kind: 'badEnvironment'; readonly problems: readonly ConfigProblem[] }
  | { readonly kind: 'badManifest'; readonly problems: readonly ManifestProblem[] };

const languages = ['en', 'de'] as const;

/** The bot's own fields as far as a package names them; a secret is none of them. */
const Values = Fields.pick({
  MicrosoftAppId: true,
  PUBLIC_HOST: true,
  PRIVACY_URL: true,
  TERMS_URL: true,
}).required();

/** The app package with the ids of the environment, unless Teams would refuse it. The same input, the same bytes. */
export function makePackage(
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): PackageResult {
  const given = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, value?.trim() || undefined]),
  );
  const values = Values.safeParse(given);
  if (!values.success) return { kind: 'badEnvironment', problems: problemsOf(values.error, given) };
  const manifest = filled(read('manifest.json').toString('utf8'), { ...values.data, VERSION: version });
  const texts = languages.map((language) => [`${language}.json`, read(`${language}.json`)] as const);
  const problems = [
    ...checkAgainst('manifest', JSON.parse(manifest)),
    ...texts.flatMap(([name, bytes]) =>
      checkAgainst('localization', JSON.parse(bytes.toString('utf8'))).map(({ at, problem }) => ({
        at: `${name} ${at}`,
        problem,
      })),
    ),
  ];
  if (problems.length > 0) return { kind: 'badManifest', problems };
  const entries = [
    { name: 'manifest.json', bytes: Buffer.from(manifest, 'utf8') },
    ...['color.png', 'outline.png'].map((name) => ({ name, bytes: read(name) })),
    ...texts.map(([name, bytes]) => ({ name, bytes })),
  ];
  return { kind: 'made', zip: zipOf(entries), files: entries.map(({ name }) => name) };
}

const read = (name: string): Buffer => readFileSync(new URL(name, import.meta.url));

/** `${NAME}` stands for a value; values were checked, so none of them can break out of its string. */
const filled = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\$\{(\w+)\}/g, (all, name: string) => values[name] ?? all);

const problemsOf = (
  error: z.ZodError,
  given: Readonly<Record<string, string | undefined>>,
): ConfigProblem[] =>
  error.issues.map(({ path, message }) => {
    const variable = String(path[0]);
    const missing = given[variable] === undefined;
    return { variable, problem: missing ? 'is missing' : message, fix: fixOf(variable) };
  });

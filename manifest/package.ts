import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describeProblems } from '../bot/config.ts';
import { makePackage } from './make-package.ts';

/** `npm run package`: the app package for Teams, checked offline, with the ids of the environment. */
const folder = 'dist';
const file = `${folder}/lead-assistant.zip`;

if (existsSync('.env')) process.loadEnvFile('.env');
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const made = makePackage(process.env, version);
switch (made.kind) {
  case 'made':
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, made.zip);
    console.log(`${file} is ready (${made.files.join(', ')}). Upload it in Teams: Apps, Manage your apps.`);
    break;
  case 'badEnvironment':
    console.error(`Nothing was written, because of the environment:\n${describeProblems(made.problems)}`);
    process.exitCode = 1;
    break;
  case 'badManifest':
    console.error(
      `Nothing was written, because Teams would refuse the package:\n${made.problems
        .map(({ at, problem }) => `  ${at}: ${problem}`)
        .join('\n')}`,
    );
    process.exitCode = 1;
    break;
}

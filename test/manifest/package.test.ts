import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tabEntityId } from '../../bot/tab/links.ts';
import { openReading } from '../../bot/utterances.ts';
import { understand } from '../../dialogs/understand.ts';
import { wordingLanguages } from '../../dialogs/wording/wording.ts';
import { checkAgainst } from '../../manifest/check.ts';
import { colorIcon, outlineIcon } from '../../manifest/icons.ts';
import { makePackage } from '../../manifest/make-package.ts';
import { pngOf } from '../../manifest/png.ts';
import { zipOf } from '../../manifest/zip.ts';

const read = (name: string): Buffer => readFileSync(new URL(`../../manifest/${name}`, import.meta.url));
const json = (name: string) => JSON.parse(read(name).toString('utf8')) as Record<string, unknown>;

const environment = {
  MicrosoftAppId: '00000000-0000-4000-8000-0000000000aa',
  PUBLIC_HOST: 'leads.contoso.com',
  PRIVACY_URL: 'https://contoso.com/privacy',
  TERMS_URL: 'https://contoso.com/terms',
};

interface Manifest {
  id: string;
  version: string;
  bots: {
    botId: string;
    commandLists: { scopes: string[]; commands: { title: string; description: string }[] }[];
  }[];
  composeExtensions: { messageHandlers: { value: { domains: string[] } }[] }[];
  staticTabs: { entityId: string; contentUrl?: string }[];
  validDomains: string[];
  webApplicationInfo: { id: string; resource: string };
}

function made(over: Record<string, string | undefined> = {}) {
  const result = makePackage({ ...environment, ...over }, '1.2.3');
  if (result.kind !== 'made') throw new Error(JSON.stringify(result));
  return result;
}

/** The stored entries of an archive, found by their headers. */
function unzipped(zip: Buffer): Record<string, Buffer> {
  const entries: Record<string, Buffer> = {};
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name, extra] = [
      zip.readUInt32LE(at + 18),
      zip.readUInt16LE(at + 26),
      zip.readUInt16LE(at + 28),
    ];
    const start = at + 30 + name + extra;
    entries[zip.toString('utf8', at + 30, at + 30 + name)] = zip.subarray(start, start + size);
    at = start + size;
  }
  return entries;
}

const manifestIn = (zip: Buffer): Manifest =>
  JSON.parse(unzipped(zip)['manifest.json']?.toString('utf8') ?? '') as Manifest;

test('UX12: the package fits Microsoft’s schema and carries the ids of the environment everywhere', () => {
  const manifest = manifestIn(made().zip);
  const { MicrosoftAppId: id, PUBLIC_HOST: host } = environment;
  expect([manifest.id, manifest.bots[0]?.botId, manifest.webApplicationInfo.id]).toEqual([id, id, id]);
  expect(manifest.version).toBe('1.2.3');
  expect(manifest.webApplicationInfo.resource).toBe(`api://${host}/${id}`);
  expect(manifest.validDomains).toEqual([host]);
  expect(manifest.composeExtensions[0]?.messageHandlers[0]?.value.domains).toEqual([host]);
  expect(JSON.stringify(manifest)).not.toMatch(/\$\{/);
});

test('the links of cards open the tab that the manifest names', () => {
  expect(manifestIn(made().zip).staticTabs[0]).toMatchObject({
    entityId: tabEntityId,
    contentUrl: 'https://leads.contoso.com/tab',
  });
});

test('the same input gives the same bytes, in whatever order the files come', () => {
  expect(made().zip.equals(made().zip)).toBe(true);
  const files = ['b', 'a', 'c'].map((name) => ({ name, bytes: Buffer.from(name) }));
  expect(zipOf(files).equals(zipOf(files.toReversed()))).toBe(true);
  expect(Object.keys(unzipped(made().zip))).toEqual([
    'color.png',
    'de.json',
    'en.json',
    'manifest.json',
    'outline.png',
  ]);
});

test.each([
  ['MicrosoftAppId', undefined],
  ['MicrosoftAppId', 'my-app'],
  ['PUBLIC_HOST', undefined],
  ['PUBLIC_HOST', 'https://leads.contoso.com'],
  ['PUBLIC_HOST', 'leads.contoso.com/tab'],
  ['PRIVACY_URL', 'http://contoso.com/privacy'],
  ['PRIVACY_URL', 'https://contoso.com/","id":"x'],
  ['TERMS_URL', ''],
])('with %s set to %s nothing is written, and it says which variable and what now', (name, value) => {
  const result = makePackage({ ...environment, [name]: value }, '1.2.3');
  expect(result).toMatchObject({ kind: 'badEnvironment', problems: [{ variable: name }] });
  expect(result.kind === 'badEnvironment' && result.problems[0]?.fix).toMatch(/^(Set|Copy) /);
});

const mistakes: readonly [string, (manifest: Manifest & Record<string, unknown>) => unknown][] = [
  [
    'an eleventh command',
    ({ bots }) => void bots[0]?.commandLists[0]?.commands.push({ title: 'x', description: 'x' }),
  ],
  ['a field that the schema does not know', (manifest) => Object.assign(manifest, { bot: [] })],
  ['an id that is no GUID', (manifest) => Object.assign(manifest, { id: 'lead-assistant' })],
  [
    'a tab that has no web address',
    ({ staticTabs }) => void Object.assign(staticTabs[0] ?? {}, { contentUrl: 'leads.contoso.com/tab' }),
  ],
  ['a scope that does not exist', ({ bots }) => void bots[0]?.commandLists[0]?.scopes.push('everywhere')],
  [
    'a name that is too long',
    (manifest) => Object.assign(manifest, { name: { short: 'x'.repeat(31), full: 'x' } }),
  ],
  ['no icons', (manifest) => delete manifest['icons']],
];

test.each(mistakes)('a manifest with %s is refused', (_, spoil) => {
  const manifest = structuredClone(manifestIn(made().zip)) as Manifest & Record<string, unknown>;
  expect(checkAgainst('manifest', manifest)).toEqual([]);
  spoil(manifest);
  expect(checkAgainst('manifest', manifest)).not.toEqual([]);
});

/** Every text of the manifest that people read, by its path. */
function textsOf(node: unknown, path = ''): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item, at) => textsOf(item, `${path}[${at}]`));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => {
    const at = path === '' ? name : `${path}.${name}`;
    const isRead =
      ['title', 'description', 'short', 'full'].includes(name) || /^staticTabs\[\d+\]\.name$/.test(at);
    return isRead && typeof value === 'string' ? [at] : textsOf(value, at);
  });
}

test.each(wordingLanguages)('every text of the manifest is there in %s', (language) => {
  const { $schema, ...texts } = json(`${language}.json`);
  expect(Object.keys(texts).sort()).toEqual([...textsOf(json('manifest.json'))].sort());
  expect($schema).toContain('Localization');
});

const reading = await openReading();
const wanted = {
  personal: [
    'list-my-open',
    'find-leads',
    'new-lead',
    'bulk-qualify',
    'scan-duplicates',
    'score-summary',
    'models',
    'notifications',
    'settings',
    'help',
  ],
  groups: ['list-open', 'new-lead', 'score-summary', 'help'],
};

test.each(wordingLanguages)(
  'UX12: whoever chooses a command in %s is understood, because its title is what arrives',
  (language) => {
    const texts = json(`${language}.json`);
    const heard = [wanted.personal, wanted.groups].map((list, n) =>
      list.map(
        (_, at) =>
          understand(String(texts[`bots[0].commandLists[${n}].commands[${at}].title`]), {
            read: reading,
            today: '2026-11-25',
            before: [],
          }).intent,
      ),
    );
    expect(heard).toEqual([wanted.personal, wanted.groups]);
  },
);

test('the limits that the schema is looser about: titles of 32 and descriptions of 128 characters', () => {
  for (const language of wordingLanguages)
    for (const [at, text] of Object.entries(json(`${language}.json`)))
      if (/commands.*\.(title|description)$/.test(at))
        expect(String(text).length, at).toBeLessThanOrEqual(at.endsWith('title') ? 32 : 128);
});

test('the icons are what the drawing says: 192 pixels in colour, 32 in white on nothing', () => {
  expect(read('color.png').readUInt32BE(16)).toBe(192);
  expect(read('outline.png').readUInt32BE(16)).toBe(32);
  const { pixels } = outlineIcon();
  const colours = new Set<number>();
  for (let at = 0; at < pixels.length; at += 4)
    if (pixels[at + 3] !== 0) for (const part of pixels.subarray(at, at + 3)) colours.add(part);
  expect([...colours]).toEqual([255]);
  expect(pngOf(colorIcon()).subarray(0, 33)).toEqual(read('color.png').subarray(0, 33));
});

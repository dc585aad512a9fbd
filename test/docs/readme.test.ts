import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...pagesIn('docs')];

function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((name) => name.endsWith('.md'));
}

const textOf = (page: string): string => readFileSync(page, 'utf8');
const scripts = new Set(Object.keys(JSON.parse(textOf('package.json')).scripts));

test('START1, START2: the shell blocks of the README are the two commands, each as package.json has it', () => {
  const blocks = [...textOf('README.md').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block?.trim());
  expect(blocks).toEqual(['npm ci && npm start', 'npm test']);
  expect(scripts).toContain('start');
  expect(scripts).toContain('test');
});

test.each(pages)('START2: every command that %s names exists', (page) => {
  const named = [...textOf(page).matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name]) => name);
  expect(named.filter((name) => !scripts.has(name ?? ''))).toEqual([]);
});

test.each(pages)('every file that %s links to is there', (page) => {
  const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, link]) => link ?? '');
  expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
});

describe('START5: going to Teams', () => {
  const steps = /## Deploy to Teams\n([\s\S]*?)\n## /.exec(textOf('README.md'))?.[1] ?? '';

  test('takes at most six steps', () => {
    const numbered = steps.match(/^\d+\. /gm) ?? [];
    expect(numbered.length).toBeGreaterThan(0);
    expect(numbered.length).toBeLessThanOrEqual(6);
  });

  test('needs no multi-tenant bot, which cannot be made any more', () => {
    expect(steps).toMatch(/single tenant/i);
    expect(steps).not.toMatch(/multi.?tenant/i);
  });
});

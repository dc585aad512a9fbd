import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** One file of the tab as it is sent. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly gzipped: Uint8Array;
}

/** The tab's files by name; the page itself is `index.html`. */
export type Bundle = ReadonlyMap<string, PageFile>;

const folder = fileURLToPath(new URL('../../tab/', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/**
 * Makes the tab from its sources, in memory: about a second, in a process of its own, and only when somebody wants
 * to see it. So there is no build step to forget, nothing stale, and the start of the bot waits for nothing.
 */
export function bundleTab(): Promise<Bundle> {
  made ??= bundle().catch((fault: unknown) => {
    made = undefined;
    throw fault;
  });
  return made;
}

/** The sources stay the same while the process runs. */
let made: Promise<Bundle> | undefined;

async function bundle(): Promise<Bundle> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['main.tsx', 'look.css'],
    outdir: 'out',
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    tsconfigRaw: '{}',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const named = (start: string, end: string): string =>
    [...files.keys()].find((name) => name.startsWith(start) && name.endsWith(end)) ?? '';
  const page = (await readFile(`${folder}index.html`, 'utf8'))
    .replace('main.tsx', named('main-', '.js'))
    .replace('look.css', named('look-', '.css'));
  files.set('index.html', Buffer.from(page));
  return new Map(
    await Promise.all([...files].map(async ([name, bytes]) => [name, await fileOf(name, bytes)] as const)),
  );
}

async function fileOf(name: string, bytes: Uint8Array): Promise<PageFile> {
  return {
    type: types[extname(name)] ?? 'application/octet-stream',
    bytes,
    gzipped: await promisify(gzip)(bytes),
  };
}

/** Tells a browser whether it has the page already. */
export const tagOf = ({ bytes }: PageFile): string =>
  `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 20)}"`;

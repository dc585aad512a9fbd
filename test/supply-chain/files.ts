import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Advisory, Lockfile, Manifest } from './lockfile.ts';

const root = resolve(import.meta.dirname, '../..');
const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

export const approvedFile = join(import.meta.dirname, 'approved.txt');
export const readLockfile = (): Lockfile => json(join(root, 'package-lock.json')) as Lockfile;
export const readManifest = (): Manifest => json(join(root, 'package.json')) as Manifest;
export const readAdvisories = (): readonly Advisory[] =>
  json(join(import.meta.dirname, 'advisories.json')) as readonly Advisory[];
export const readApproved = (): readonly string[] => readFileSync(approvedFile, 'utf8').trim().split('\n');

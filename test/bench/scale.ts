/**
 * What things cost as leads grow: `npm run bench:scale [-- --to 1000000]`. Writes docs/scale.json and the charts in
 * docs/images. PostgreSQL only with TEST_DATABASE_URL, on whose server a database may be made.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { embeddedLeadLimit } from '../../domain/leads/import.ts';
import { writeCharts } from './charts.ts';
import { embeddedAt, postgresAt, type ScalePoint } from './scale-figures.ts';

const { values } = parseArgs({ options: { to: { type: 'string', default: '1000000' } } });
const sizes = [1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000].filter(
  (size) => size <= Number(values.to),
);
const server = process.env['TEST_DATABASE_URL'];
const root = mkdtempSync(join(tmpdir(), 'scale-'));

export interface Scale {
  /** The machine, by what matters. */
  readonly cores: number;
  readonly memoryGb: number;
  readonly embedded: readonly ScalePoint[];
  readonly postgres: readonly ScalePoint[];
}

const file = join('docs', 'scale.json');
const show = (store: string, point: ScalePoint): ScalePoint => {
  console.error(store, JSON.stringify(point));
  return point;
};

try {
  const embedded: ScalePoint[] = [];
  const postgres: ScalePoint[] = [];
  for (const size of sizes) {
    if (size <= embeddedLeadLimit) embedded.push(show('embedded', await embeddedAt(root, size)));
    if (server !== undefined) postgres.push(show('postgres', await postgresAt(server, size)));
  }
  const kept = server === undefined ? (JSON.parse(readFileSync(file, 'utf8')) as Scale).postgres : postgres;
  const scale: Scale = {
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    embedded,
    postgres: kept,
  };
  writeFileSync(file, `${JSON.stringify(scale, rounded, 2)}\n`);
  writeCharts(scale);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

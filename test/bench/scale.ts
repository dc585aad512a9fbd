/**
 * What things cost as leads grow: `npm run bench:scale [-- --sizes 100000,1000000]`. Writes docs/scale.json after each
 * size, so that a run can be made in parts, and the charts in docs/images. PostgreSQL only with TEST_DATABASE_URL, on
 * whose server a database may be made.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { embeddedLeadLimit } from '../../domain/leads/import.ts';
import { type Measured, writeCharts } from './charts.ts';
import { embeddedAt, postgresAt, type ScalePoint } from './scale-figures.ts';

const all = '1000,3000,10000,30000,100000,300000,1000000';
const { values } = parseArgs({ options: { sizes: { type: 'string', default: all } } });
const sizes = values.sizes.split(',').map(Number);
const server = process.env['TEST_DATABASE_URL'];
const root = mkdtempSync(join(tmpdir(), 'scale-'));
const file = join('docs', 'scale.json');

/** The machine, by what matters. */
const machine = { cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) };

/** Takes the place of what was measured at that size before. */
function keep(store: keyof Measured, point: ScalePoint): void {
  const busy = loadavg().map((load) => load.toFixed(1));
  console.error(`${store} ${JSON.stringify(point)} (load average ${busy.join(' ')})`);
  const before = JSON.parse(readFileSync(file, 'utf8')) as Measured;
  const points = [...before[store].filter(({ leads }) => leads !== point.leads), point];
  const measured: Measured = { ...before, [store]: points.toSorted((a, b) => a.leads - b.leads) };
  const { embedded, postgres } = measured;
  writeFileSync(file, `${JSON.stringify({ ...machine, embedded, postgres }, rounded, 2)}\n`);
  writeCharts(measured);
}

try {
  for (const size of sizes) {
    if (size <= embeddedLeadLimit) keep('embedded', await embeddedAt(root, size));
    if (server !== undefined) keep('postgres', await postgresAt(server, size));
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}

/** Draws docs/images/scale-*.svg from docs/scale.json: `npm run charts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScalePoint } from './scale-figures.ts';

interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface Measured {
  readonly embedded: readonly ScalePoint[];
  readonly postgres: readonly ScalePoint[];
}

const [width, height] = [640, 360];
const edge = { left: 70, right: 180, top: 40, bottom: 50 };
const blue = '#0f6cbd';
const green = '#0e700e';

export function writeCharts(measured: Measured): void {
  const line = (
    name: string,
    points: readonly ScalePoint[],
    colour: string,
    of: keyof ScalePoint,
    dashed = false,
  ): Line => ({ name, colour, dashed, points: points.map((point) => [point.leads, point[of]] as const) });
  const both = (p50: keyof ScalePoint, p99?: keyof ScalePoint): readonly Line[] => [
    line('embedded', measured.embedded, blue, p50),
    ...(p99 === undefined ? [] : [line('embedded, p99', measured.embedded, blue, p99, true)]),
    line('PostgreSQL', measured.postgres, green, p50),
    ...(p99 === undefined ? [] : [line('PostgreSQL, p99', measured.postgres, green, p99, true)]),
  ];
  const charts = {
    search: chart('A search, ms', both('searchP50', 'searchP99')),
    duplicates: chart('A duplicate check, ms', both('duplicatesP50', 'duplicatesP99')),
    write: chart('A durable write, ms', both('writeP50')),
    page: chart('The ten newest leads, ms', both('pageP50')),
  };
  for (const [name, svg] of Object.entries(charts))
    writeFileSync(join('docs', 'images', `scale-${name}.svg`), svg);
}

/** Both axes by powers of ten: what grows with the leads is a rising line, what does not is a level one. */
function chart(title: string, lines: readonly Line[]): string {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const all = drawn.flatMap(({ points }) => points);
  const xs = decades(all.map(([x]) => x));
  const ys = decades(all.map(([, y]) => y));
  const place = (value: number, [low, high]: readonly [number, number], from: number, to: number): number =>
    from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  const x = (value: number): number => place(value, xs, edge.left, width - edge.right);
  const y = (value: number): number => place(value, ys, height - edge.bottom, edge.top);
  const grid = [
    ...powers(xs).map((value) => tick(x(value), height - edge.bottom, edge.top, label(value), 'x')),
    ...powers(ys).map((value) => tick(y(value), edge.left, width - edge.right, label(value), 'y')),
  ];
  const paths = drawn.map(({ points, colour, dashed }) => {
    const path = points.map(([px, py]) => `${x(px).toFixed(1)},${y(py).toFixed(1)}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`;
  });
  const legend = drawn.map(({ name, colour, dashed }, at) => {
    const [lx, ly] = [width - edge.right + 16, edge.top + 10 + at * 22];
    return `<line x1="${lx}" y1="${ly}" x2="${lx + 24}" y2="${ly}" stroke="${colour}" stroke-width="2"${dashed ? ' stroke-dasharray="5 4"' : ''}/><text x="${lx + 30}" y="${ly + 4}">${name}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Segoe UI, sans-serif" font-size="12" fill="#242424" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${edge.left}" y="22" font-size="14" font-weight="600">${title}</text>`,
    ...grid,
    ...paths,
    ...legend,
    `<text x="${(edge.left + width - edge.right) / 2}" y="${height - 12}" text-anchor="middle">leads</text>`,
    '</svg>\n',
  ].join('\n');
}

const decades = (values: readonly number[]): readonly [number, number] => {
  const logs = values.map(Math.log10);
  const low = Math.floor(Math.min(...logs));
  return [low, Math.max(low + 1, Math.ceil(Math.max(...logs)))];
};

const powers = ([low, high]: readonly [number, number]): readonly number[] =>
  Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));

const label = (value: number): string =>
  value >= 1_000_000
    ? `${value / 1_000_000} M`
    : value >= 1_000
      ? `${value / 1_000} k`
      : String(Number(value.toPrecision(1)));

function tick(at: number, from: number, to: number, text: string, axis: 'x' | 'y'): string {
  const line =
    axis === 'x'
      ? `x1="${at}" y1="${from}" x2="${at}" y2="${to}"`
      : `x1="${from}" y1="${at}" x2="${to}" y2="${at}"`;
  const words =
    axis === 'x'
      ? `<text x="${at}" y="${from + 18}" text-anchor="middle">${text}</text>`
      : `<text x="${from - 8}" y="${at + 4}" text-anchor="end">${text}</text>`;
  return `<line ${line} stroke="#d1d1d1"/>${words}`;
}

if (import.meta.filename === process.argv[1])
  writeCharts(JSON.parse(readFileSync(join('docs', 'scale.json'), 'utf8')) as Measured);

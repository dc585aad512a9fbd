import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  LinearScale,
  Tooltip,
} from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { onThemeShown, token } from '../theme.ts';
import { useWords } from '../words/words.ts';
import { type Column, Table } from './table.tsx';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Bars with the same numbers as a table behind them: a picture is never the only place of a fact (rule 5). */
export function BarChart<Row>({
  title,
  bars,
  sideways = false,
  asPercent = false,
  columns,
  rows,
  keyOf,
}: {
  title: string;
  bars: readonly Bar[];
  sideways?: boolean;
  asPercent?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}) {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = JSON.stringify(bars);
  useEffect(() => {
    if (canvas.current === null) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const chart = new Chart(
      canvas.current,
      configOf(JSON.parse(drawn) as Bar[], { sideways, asPercent, still }),
    );
    const stop = onThemeShown(() => {
      chart.options = configOf(JSON.parse(drawn) as Bar[], { sideways, asPercent, still }).options ?? {};
      chart.data = configOf(JSON.parse(drawn) as Bar[], { sideways, asPercent, still }).data;
      chart.update('none');
    });
    return () => {
      stop();
      chart.destroy();
    };
  }, [drawn, sideways, asPercent]);
  const shown = (value: number): string => (asPercent ? words.percent(value) : words.count(value));
  const spoken = bars.map(({ label, value }) => `${label} ${shown(value)}`).join(', ');
  const height = sideways ? Math.max(120, 48 * bars.length + 32) : 220;
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <div class="canvas" style={{ height: `${height}px` }}>
        <canvas ref={canvas} role="img" aria-label={`${title}: ${spoken}`} />
      </div>
      <details>
        <summary>{words.asTable}</summary>
        <Table caption={title} columns={columns} rows={rows} keyOf={keyOf} />
      </details>
    </figure>
  );
}

/** A long label in several lines: a canvas wraps nothing by itself. */
function inLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lineLength)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const lineLength = 16;

function configOf(
  bars: readonly Bar[],
  { sideways, asPercent, still }: { sideways: boolean; asPercent: boolean; still: boolean },
): ChartConfiguration<'bar', number[], string[]> {
  const ink = token('colorNeutralForeground1');
  const grid = token('colorNeutralStroke2');
  const shown = (value: number): string =>
    asPercent ? `${Math.round(value * 100)} %` : value.toLocaleString(document.documentElement.lang);
  const count = {
    beginAtZero: true,
    ...(asPercent ? { max: 1 } : {}),
    grid: { color: grid },
    border: { color: grid },
    ticks: {
      color: ink,
      precision: asPercent ? 1 : 0,
      callback: (value: string | number) => shown(Number(value)),
    },
  };
  const names = { grid: { display: false }, border: { color: grid }, ticks: { color: ink, autoSkip: false } };
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ label }) => inLines(label)),
      datasets: [
        {
          data: bars.map(({ value }) => value),
          backgroundColor: token('colorBrandBackground'),
          borderColor: token('colorBrandStroke1'),
          borderWidth: 1,
          borderRadius: 4,
          maxBarThickness: 40,
        },
      ],
    },
    options: {
      indexAxis: sideways ? 'y' : 'x',
      responsive: true,
      maintainAspectRatio: false,
      ...(still ? { animation: false as const } : { animation: { duration: 250 } }),
      font: { family: token('fontFamilyBase') },
      plugins: { tooltip: { callbacks: { label: ({ raw }) => shown(Number(raw)) } } },
      scales: sideways ? { x: count, y: names } : { x: names, y: count },
    },
  };
}

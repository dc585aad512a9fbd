import type { ChartColor, ILineChart, IVerticalBarChart } from '@microsoft/teams.cards';
import { plain } from './elements.ts';

/**
 * Charts as Teams draws them. Phones and older clients leave them out, and nothing is told by a chart alone: its
 * numbers stand beside it.
 */

interface Series {
  readonly legend: string;
  readonly values: readonly (readonly [x: number, y: number])[];
  readonly color?: ChartColor;
}

interface Axes {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

export const lineChart = ({ title, x, y }: Axes, series: readonly Series[]): ILineChart => ({
  type: 'Chart.Line',
  title: plain(title),
  xAxisTitle: plain(x),
  yAxisTitle: plain(y),
  data: series.map(({ legend, values, color }) => ({
    legend: plain(legend),
    values: values.map(([at, value]) => ({ x: round(at), y: round(value) })),
    ...(color === undefined ? {} : { color }),
  })),
  fallback: 'drop',
});

export const barChart = (
  { title, x, y }: Axes,
  bars: readonly (readonly [label: string, value: number])[],
): IVerticalBarChart => ({
  type: 'Chart.VerticalBar',
  title: plain(title),
  xAxisTitle: plain(x),
  yAxisTitle: plain(y),
  showBarValues: true,
  data: bars.map(([label, value]) => ({ x: plain(label), y: Math.round(value) })),
  fallback: 'drop',
});

const round = (value: number): number => Math.round(value * 10) / 10;

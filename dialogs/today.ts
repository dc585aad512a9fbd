import { kept } from '../domain/kept.ts';
import type { Turn } from './turn.ts';

/** The day it is where the person is, as `2026-11-25`. */
export const todayFor = ({ at, timeZone = 'UTC' }: Pick<Turn, 'at' | 'timeZone'>): string =>
  dayAt(`${timeZone} ${Math.floor(at.getTime() / quarter)}`);

/** The day changes with a quarter of an hour, wherever it is; to write one out is dear. */
const quarter = 15 * 60_000;

const dayAt = kept((when) => {
  const [timeZone = 'UTC', count] = when.split(' ');
  return daysIn(timeZone).format(Number(count) * quarter);
}, 2_000);

const daysIn = kept((timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone }));

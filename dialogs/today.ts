import { kept } from '../domain/kept.ts';
import type { Turn } from './turn.ts';

/** The day it is where the person is, as `2026-11-25`. */
export const todayFor = ({ at, timeZone = 'UTC' }: Pick<Turn, 'at' | 'timeZone'>): string =>
  daysIn(timeZone).format(at);

const daysIn = kept((timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone }));

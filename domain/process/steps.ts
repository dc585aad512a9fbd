import { isFilled } from '../records/filled.ts';
import type { Stage, Step } from './flow.ts';

/** The required steps of a stage whose field is empty on the record as it is saved (S2.3.2). */
export const emptySteps = ({ steps }: Stage, record: object): readonly Pick<Step, 'field' | 'label'>[] =>
  steps
    .filter(({ field, required }) => required && !isFilled((record as Record<string, unknown>)[field]))
    .map(({ field, label }) => ({ field, label }));

import type { Detectors } from '../domain/qualification/detectors.ts';
import { detectorsBy } from '../domain/qualification/standard-detectors.ts';
import type { Deps } from './turn.ts';

/** How this product finds duplicates when a lead is qualified: by the engine as it was opened, and by published rules. */
export const detectorsOf = ({ detector }: Pick<Deps, 'detector'>): Detectors => detectorsBy(detector);

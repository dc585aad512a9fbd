import { type Detectors, plainDetectors } from './detectors.ts';

/** How every command finds duplicates, unless its caller hands in another way. */
export const standardDetectors: Detectors = plainDetectors;

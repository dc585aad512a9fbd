import { type Detectors, plainDetectors } from './detectors.ts';
import { withRules } from './rule-detectors.ts';

/** How every command finds duplicates, unless its caller hands in another way: by equal values and by the rules. */
export const standardDetectors: Detectors = withRules(plainDetectors);

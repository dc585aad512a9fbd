import { plainDetectors } from '../domain/qualification/detectors.ts';
import { withRules } from '../domain/qualification/rule-detectors.ts';

/** How this product finds duplicates when a lead is qualified: by what matches, and by the published rules. */
export const detectors = withRules(plainDetectors);

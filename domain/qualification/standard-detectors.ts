import { type Detector, openDetector } from '../duplicates/detector.ts';
import type { Detectors } from './detectors.ts';
import { matchesBy } from './matches.ts';
import { withRules } from './rule-detectors.ts';

/** How a qualification finds duplicates: by the engine (S1.2) and by the published rules of administrators (S1.14). */
export const detectorsBy = (detector: Detector): Detectors =>
  withRules({ matches: matchesBy(detector), blocking: async () => [] });

/** With the weights that the product ships with: for whoever hands in no other. */
export const standardDetectors: Detectors = detectorsBy(openDetector());

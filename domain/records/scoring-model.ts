import type { ScoringModel } from '../scoring/lifecycle.ts';
import type { Stored } from '../store/store.ts';

/** A scoring model as it is kept; its `version` counts every training and publication. */
export type StoredScoringModel = ScoringModel & Stored;

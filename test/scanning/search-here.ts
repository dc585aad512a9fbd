import { type PairSearch, pairsAmong } from '../../domain/duplicates/find-pairs.ts';
import { inSlices } from '../../domain/slices.ts';

/** The search in this thread, in slices: no thread to wait for, and the same pairs. */
export const searchHere: PairSearch = (records, detector, host, report) =>
  inSlices(pairsAmong(records, detector), host, report);

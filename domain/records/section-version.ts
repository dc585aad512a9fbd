import type { SectionId } from '../guidance/topics.ts';
import type { Stored } from '../store/store.ts';

/** One state of one section of the guidance, as an administrator wrote it. Versions are added, never changed or removed. */
export interface SectionVersion extends Stored {
  readonly sectionId: SectionId;
  /** Counts from 1 within the section; 0 stands for the section as it comes with the product. */
  readonly n: number;
  /** Missing where the section went back to what comes with the product. */
  readonly text?: string;
  /** The earlier version that this one brought back. */
  readonly restores?: number;
  readonly byId: string;
  readonly byName: string;
  readonly at: string;
}

import type { Stored } from '../store/store.ts';
import type { Target } from './settings.ts';

export interface Option {
  readonly value: number;
  readonly label: string;
  /** The state this status reason belongs to, for `statuscode` sets. */
  readonly state?: string;
}

/** An option set of an entity, id `<entity>.<attribute>` (for example `lead.statuscode`). */
export interface OptionSet extends Stored {
  readonly entity: 'lead' | Target;
  readonly attribute: string;
  readonly options: readonly Option[];
}

/** One copied attribute: a lead field and the target's field that gets its value. */
export interface MappingRow {
  readonly from: string;
  readonly to: string;
}

/** The attribute map of one relationship Lead → target, id `lead-<target>` (S2.6.2). */
export interface AttributeMap extends Stored {
  readonly target: Target;
  readonly rows: readonly MappingRow[];
}

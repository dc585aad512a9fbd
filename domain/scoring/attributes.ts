import type { ColumnKind } from './columns.ts';
import type { Attribute } from './design.ts';
import { alone, halvesOf, type Leak, leakOf } from './leakage.ts';
import { type Column, filledShare } from './table.ts';

/** Why a column is not used. Every drop is listed for the administrator, who may include it all the same. */
export type DropReason =
  | Exclude<ColumnKind, { kind: 'numeric' | 'category' }>
  | { readonly kind: 'excluded' }
  /** No value is frequent enough to learn from. */
  | { readonly kind: 'tooManyValues'; readonly distinct: number }
  | { readonly kind: 'filledOnlyWhenClosed'; readonly closedShare: number; readonly openShare: number }
  | { readonly kind: 'decidesOutcome'; readonly aucAlone: number }
  | { readonly kind: 'notRelevant'; readonly aucAlone: number };

export interface Dropped {
  readonly name: string;
  readonly reason: DropReason;
}

export interface Selection {
  readonly used: readonly Attribute[];
  readonly dropped: readonly Dropped[];
  /** Used, but perhaps known only after the fact. Sorted by how much each says alone. */
  readonly suspects: readonly Leak[];
}

export interface SelectionRules {
  readonly exclude: readonly string[];
  /** Columns to use although they would be dropped. */
  readonly include: readonly string[];
  /** Parts of a date help only on leads of the same period as the training data. */
  readonly calendarParts: 'drop' | 'keep';
  /** The same columns for open leads, to find fields that are filled only on closing. */
  readonly open?: readonly Column[];
}

/** More than this many attributes are cut down to those that say most by themselves (S1.8.2). */
const MOST_ATTRIBUTES = 60;

/** A column that alone all but decides the outcome is off by default (scoring method 1). */
const DECIDES = 0.95;

/** A column and what it turned out to hold. */
export interface Described {
  readonly column: Column;
  readonly kind: ColumnKind;
}

/** Chooses the attributes to learn from and lists every drop with its reason (S1.8.1, scoring method 3.1). */
export function selectAttributes(
  columns: readonly Described[],
  outcomes: readonly boolean[],
  keys: Uint32Array,
  rules: SelectionRules,
): Selection {
  const halves = halvesOf(keys);
  const dropped: Dropped[] = [];
  const usable: { attribute: Attribute; auc: number }[] = [];
  for (const described of columns) {
    const { name } = described.column;
    const before = reasonBefore(described, rules);
    const attribute = attributeOf(described, rules);
    const { auc, bins } = before ? { auc: 0, bins: 0 } : alone(attribute, outcomes, halves);
    const reason = before ?? reasonAfter(described.column, auc, bins, rules);
    if (reason === undefined) usable.push({ attribute, auc });
    else dropped.push({ name, reason });
  }
  const ranked = usable.toSorted((a, b) => b.auc - a.auc);
  const kept = ranked.slice(0, MOST_ATTRIBUTES);
  for (const { attribute, auc } of ranked.slice(MOST_ATTRIBUTES))
    dropped.push({ name: attribute.column.name, reason: { kind: 'notRelevant', aucAlone: auc } });
  return {
    used: usable.filter((one) => kept.includes(one)).map(({ attribute }) => attribute),
    dropped,
    suspects: kept.flatMap(({ attribute, auc }) => leakOf(attribute, auc, outcomes) ?? []),
  };
}

/** What rules a column out before its values are held against the outcomes. */
function reasonBefore({ column, kind }: Described, rules: SelectionRules): DropReason | undefined {
  if (rules.exclude.includes(column.name)) return { kind: 'excluded' };
  const included = rules.include.includes(column.name);
  switch (kind.kind) {
    case 'numeric':
    case 'category':
      return undefined;
    // Nothing can be learnt from these, whatever the administrator includes.
    case 'empty':
    case 'constant':
      return kind;
    case 'calendarPart':
      return included || rules.calendarParts === 'keep' ? undefined : kind;
    case 'identifier':
      return included || isSometimesBlank(column) ? undefined : kind;
    case 'system':
    case 'date':
      return included ? undefined : kind;
  }
}

/**
 * Every lead has its own telephone number, so the number says nothing; that one was given at all does. A column
 * that is included by hand although it is no plain number or category is cut as what its values look like.
 */
function attributeOf({ column, kind }: Described, { include }: SelectionRules): Attribute {
  if (kind.kind === 'identifier' && !include.includes(column.name)) return { column, kind: 'presence' };
  const numbers = kind.kind === 'numeric' || (kind.kind !== 'category' && isNumbers(column));
  return { column, kind: numbers ? 'numeric' : 'category' };
}

const isSometimesBlank = (column: Column): boolean => {
  const share = filledShare(column);
  return share > 0.02 && share < 0.98;
};

/** What the values themselves rule out, once they are cut into bins and held against the outcomes. */
function reasonAfter(
  column: Column,
  auc: number,
  bins: number,
  rules: SelectionRules,
): DropReason | undefined {
  if (bins < 2) return { kind: 'tooManyValues', distinct: column.texts.length };
  if (rules.include.includes(column.name)) return undefined;
  const closedShare = filledShare(column);
  const open = rules.open?.find(({ name }) => name === column.name);
  const openShare = open ? filledShare(open) : 0;
  if (rules.open && closedShare > 0.2 && openShare < 0.01)
    return { kind: 'filledOnlyWhenClosed', closedShare, openShare };
  return auc >= DECIDES ? { kind: 'decidesOutcome', aucAlone: auc } : undefined;
}

const isNumbers = ({ texts, bySize }: Column): boolean => texts.length === bySize.length;

import { duplicateRules, matchcodes } from '../collections.ts';
import type { CoreEntity } from '../records/fields.ts';
import type { Collection, Lookup, Store, Stored, Transaction, View } from '../store/store.ts';
import { type DuplicateRule, matchcode } from './detection-rule.ts';

/** The rules whose matchcodes are kept now, by the type of record they look for. */
export const activeRules = (view: View, matching: CoreEntity): Promise<readonly DuplicateRule[]> =>
  view.find(duplicateRules, 'byMatching', [`published|${matching}`, `publishing|${matching}`]);

/** Makes the matchcodes of a record what the rules give. */
export async function refreshMatchcodes(
  tx: Transaction,
  entity: CoreEntity,
  record: Stored,
  rules: readonly DuplicateRule[],
): Promise<void> {
  const codes = rules.flatMap((rule) => codeOf(rule, 'matching', record));
  const id = `${entity}:${record.id}`;
  const row = await tx.get(matchcodes, id);
  if (row === undefined ? codes.length === 0 : row.codes.join() === codes.join()) return;
  await tx.put(matchcodes, { id, version: row?.version ?? 0, entity, recordId: record.id, codes });
}

/** The ids of the records whose matchcode equals that of this one, by the rule. */
export async function idsMatching(
  view: View,
  rule: DuplicateRule,
  record: object,
): Promise<readonly string[]> {
  const codes = codeOf(rule, 'base', record);
  const rows = codes.length === 0 ? [] : await view.find(matchcodes, 'byCode', codes);
  return rows.map(({ recordId }) => recordId);
}

const codeOf = (rule: DuplicateRule, side: 'base' | 'matching', record: object): readonly string[] => {
  const code = matchcode(rule, side, record);
  return code === undefined ? [] : [`${rule.id}|${code}`];
};

const entities: Readonly<Record<string, CoreEntity>> = {
  leads: 'lead',
  accounts: 'account',
  contacts: 'contact',
  opportunities: 'opportunity',
};

/**
 * The same store, in which every record that is created, updated or removed has its matchcodes brought up to date
 * in the same change (dynamics-facts 5.1), whoever writes it.
 */
export function keepingMatchcodes(store: Store): Store {
  const { clockAheadMs } = store;
  const health = store.health?.bind(store);
  return {
    kind: store.kind,
    ...(clockAheadMs !== undefined && { clockAheadMs }),
    ...(health && { health }),
    read: (look) => store.read(look),
    change: (by, edit) => store.change(by, (tx) => edit(keeping(tx))),
    moment: (use) => store.moment(use),
    alone: (task, run) => store.alone(task, run),
    close: () => store.close(),
  };
}

function keeping(tx: Transaction): Transaction {
  const known = new Map<CoreEntity, readonly DuplicateRule[]>();
  const rulesFor = async (entity: CoreEntity): Promise<readonly DuplicateRule[]> => {
    const rules = known.get(entity) ?? (await activeRules(tx, entity));
    known.set(entity, rules);
    return rules;
  };
  return {
    get: (of, id) => tx.get(of, id),
    find: (of, lookup, keys, page) => tx.find(of, lookup, keys, page),
    count: (of, lookup, keys) => tx.count(of, lookup, keys),
    resembling: (of, lookup, text, options) => tx.resembling(of, lookup, text, options),
    all: (of) => tx.all(of),
    size: (of) => tx.size(of),
    history: (of, id, limit) => tx.history(of, id, limit),
    once: (key, fn) => tx.once(key, fn),
    attempt: (fn) => tx.attempt((trial) => fn(keeping(trial))),
    async put<T extends Stored, L extends Record<string, Lookup<T>>>(of: Collection<T, L>, record: T) {
      const stored = await tx.put(of, record);
      if (of.name === duplicateRules.name) known.clear();
      const entity = entities[of.name];
      const rules = entity === undefined ? [] : await rulesFor(entity);
      if (entity !== undefined && rules.length > 0) await refreshMatchcodes(tx, entity, stored, rules);
      return stored;
    },
    async remove(of, id) {
      await tx.remove(of, id);
      const entity = entities[of.name];
      if (entity !== undefined) await tx.remove(matchcodes, `${entity}:${id}`);
    },
  };
}

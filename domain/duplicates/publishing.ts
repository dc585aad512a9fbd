import { duplicateRules } from '../collections.ts';
import { recordOf, recordsOf } from '../core-records.ts';
import { notify } from '../notices/notify.ts';
import type { CoreEntity } from '../records/fields.ts';
import type { Store, Transaction } from '../store/store.ts';
import { activeRules, refreshMatchcodes } from './matchcodes.ts';

/** Makes the matchcodes of every record of the type, in this change. */
export async function makeMatchcodes(tx: Transaction, entity: CoreEntity): Promise<void> {
  const rules = await activeRules(tx, entity);
  for await (const record of recordsOf(tx, entity)) await refreshMatchcodes(tx, entity, record, rules);
}

const batchSize = 500;

/**
 * Finishes what a publication left for the background: makes the matchcodes in batches, then publishes the rules
 * that wait and tells who published them. Safe to run at any time and to run again after a crash: what is right
 * already is left alone. Returns the rules published now.
 */
export async function finishPublishing(store: Store, at: Date): Promise<readonly string[]> {
  const waiting = await store.read(async (view) => {
    const rules = [];
    for await (const rule of view.all(duplicateRules)) if (rule.status === 'publishing') rules.push(rule);
    return rules;
  });
  const why = { by: 'system', why: 'publish duplicate detection rules', at };
  for (const entity of new Set(waiting.map(({ matching }) => matching))) {
    const ids = await idsOf(store, entity);
    const rules = waiting.filter(({ matching }) => matching === entity).map(({ id }) => id);
    for (let from = 0; from < ids.length; from += batchSize)
      await store.change(why, async (tx) => {
        await refreshBatch(tx, entity, ids.slice(from, from + batchSize));
        if (isWorthTelling(from, ids.length)) await tellProgress(tx, rules, from, ids.length);
      });
    await store.change(why, (tx) => publishAll(tx, rules, ids.length, at));
  }
  return waiting.map(({ id }) => id);
}

/** About every tenth part: each is an entry of the audit trail. */
const isWorthTelling = (done: number, total: number): boolean =>
  done > 0 && Math.floor((10 * done) / total) > Math.floor((10 * (done - batchSize)) / total);

async function tellProgress(
  tx: Transaction,
  ruleIds: readonly string[],
  done: number,
  total: number,
): Promise<void> {
  for (const id of ruleIds) {
    const rule = await tx.get(duplicateRules, id);
    if (rule?.status === 'publishing') await tx.put(duplicateRules, { ...rule, progress: { done, total } });
  }
}

const idsOf = (store: Store, entity: CoreEntity): Promise<readonly string[]> =>
  store.read(async (view) => {
    const ids: string[] = [];
    for await (const { id } of recordsOf(view, entity)) ids.push(id);
    return ids;
  });

async function refreshBatch(tx: Transaction, entity: CoreEntity, ids: readonly string[]): Promise<void> {
  const rules = await activeRules(tx, entity);
  for (const id of ids) {
    const record = await recordOf(tx, entity, id);
    if (record) await refreshMatchcodes(tx, entity, record, rules);
  }
}

/** Only rules that nobody unpublished meanwhile. */
async function publishAll(
  tx: Transaction,
  ruleIds: readonly string[],
  records: number,
  at: Date,
): Promise<void> {
  for (const id of ruleIds) {
    const rule = await tx.get(duplicateRules, id);
    if (rule?.status !== 'publishing') continue;
    const { progress: _, ...rest } = rule;
    const published = await tx.put(duplicateRules, { ...rest, status: 'published' as const });
    const about = { kind: 'rulePublished', ruleId: id, name: rule.name, records } as const;
    if (rule.publisherId !== undefined)
      await notify(tx, `${id}:${published.version}`, rule.publisherId, about, at);
  }
}

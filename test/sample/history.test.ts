import { beforeAll, describe, expect, test } from 'vitest';
import { leads, opportunities } from '../../domain/collections.ts';
import { checkFields } from '../../domain/leads/check-fields.ts';
import { fieldsOf, isTyped } from '../../domain/records/fields.ts';
import type { Lead } from '../../domain/records/lead.ts';
import { seedHistory } from '../../domain/sample/seed.ts';
import { readiness } from '../../domain/scoring/readiness.ts';
import { closedRecords } from '../../domain/scoring/records-to-count.ts';
import { now, sampleWorld, type World } from '../leads/world.ts';

let world: World;
beforeAll(async () => {
  world = await sampleWorld((tx) => seedHistory(tx, now));
});
const every = async () =>
  world.store.read(async (view) => {
    const found: Lead[] = [];
    for await (const lead of view.all(leads)) if (lead.id.startsWith('past-')) found.push(lead);
    return found;
  });

describe('the year of closed leads in the sample', () => {
  test.each(['lead', 'opportunity'] as const)('S1.3.1, S1.3.2: suffices for a %s model', async (entity) => {
    const records = await world.store.read((view) => closedRecords(view, 'all', entity));
    expect(readiness(records, { entity, months: 12, now })).toMatchObject({ ready: true });
    // Even on the first of January, when both date rules leave one year only (C1).
    const newYear = new Date(Date.UTC(now.getUTCFullYear() + 1, 0, 1));
    expect(readiness(records, { entity, months: 24, now: newYear })).toMatchObject({ ready: true });
  });

  test('names nobody twice, and holds nothing that a person could not have typed', async () => {
    const past = await every();
    const names = past.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
    expect(new Set(names).size).toBe(names.length);
    expect(past.every(({ email }) => email?.endsWith('.example'))).toBe(true);
    const typed = fieldsOf.lead.filter(isTyped).map(({ name }) => name as keyof Lead);
    for (const lead of past) {
      const fields = typed.flatMap((name) => (lead[name] === undefined ? [] : [[name, String(lead[name])]]));
      expect(checkFields(Object.fromEntries(fields)).problems, lead.id).toEqual([]);
    }
  });

  test('every qualified lead has its opportunity, made when it was qualified and decided later', async () => {
    for (const { id, status } of await every()) {
      const deal = await world.store.read((view) => view.get(opportunities, `opportunity-${id}`));
      expect(deal !== undefined).toBe(status.state === 'qualified');
      if (deal && status.state === 'qualified') {
        expect(deal.createdAt).toBe(status.at);
        expect((deal.closedAt ?? now.toISOString()) > deal.createdAt).toBe(true);
      }
    }
  });
});

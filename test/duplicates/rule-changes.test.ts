import { beforeEach, describe, expect, test } from 'vitest';
import { duplicateRules, leads, matchcodes } from '../../domain/collections.ts';
import type { DuplicateRule } from '../../domain/duplicates/detection-rule.ts';
import { changeRules, previewRuleChange, type RuleChange } from '../../domain/duplicates/rule-changes.ts';
import type { Store } from '../../domain/store/store.ts';
import { aLead, anOrganisation, as } from '../an-organisation.ts';

const rule = (id: string, status: DuplicateRule['status']): DuplicateRule => ({
  id,
  version: 0,
  name: `Rule ${id}`,
  base: 'lead',
  matching: 'lead',
  criteria: [
    { baseField: 'email', matchingField: 'email', comparison: { kind: 'exact' }, ignoreBlanks: true },
  ],
  caseSensitive: false,
  excludeInactive: false,
  status,
});

let store: Store;
beforeEach(async () => {
  // Written past the product: no matchcodes were made.
  store = await anOrganisation(async (tx) => {
    await tx.put(duplicateRules, rule('draft', 'unpublished'));
    await tx.put(duplicateRules, rule('busy', 'publishing'));
    await tx.put(duplicateRules, rule('live', 'published'));
    for (const id of ['a', 'b']) await tx.put(leads, aLead(id, { email: 'ann@contoso.example' }));
  });
});
const changes = (change: RuleChange, by = 'ada') => as(store, by, (tx, who) => changeRules(tx, who, change));
const previews = (change: RuleChange, by = 'ada') =>
  as(store, by, (tx, who) => previewRuleChange(tx, who, change));
const statusOf = async (id: string) => (await store.read((view) => view.get(duplicateRules, id)))?.status;

describe('removing a rule', () => {
  test('is previewed and done, of one that is not published', async () => {
    const { version: _, ...draft } = rule('draft', 'unpublished');
    for (const act of [previews, changes])
      expect(await act({ act: 'remove', id: 'draft' })).toMatchObject({
        kind: 'agreed',
        plan: { before: draft, next: draft, records: 0 },
      });
    expect(await statusOf('draft')).toBeUndefined();
  });

  test.each([
    ['live', { kind: 'rulePublished', id: 'live', name: 'Rule live' }],
    ['busy', { kind: 'rulePublished', id: 'busy', name: 'Rule busy' }],
    ['gone', { kind: 'notFound', what: 'duplicateRule', id: 'gone' }],
  ])('of the rule %s is refused: %j', async (id, refusal) => {
    for (const act of [previews, changes])
      expect(await act({ act: 'remove', id })).toEqual({ kind: 'refused', refusal });
    expect(await statusOf(id)).toBe({ live: 'published', busy: 'publishing' }[id]);
  });

  test('needs Delete on Duplicate Detection Rule', async () => {
    expect(await changes({ act: 'remove', id: 'draft' }, 'sam')).toMatchObject({
      refusal: { missing: [{ privilege: 'delete', on: 'duplicateRule' }] },
    });
    expect(await statusOf('draft')).toBe('unpublished');
  });
});

describe('making the matchcodes of a rule anew', () => {
  test('is previewed, and done at once for few records', async () => {
    const agreed = {
      kind: 'agreed',
      plan: { next: { status: 'published', publisherId: 'ada' }, records: 2 },
    };
    expect(await previews({ act: 'rebuild', id: 'live' })).toMatchObject(agreed);
    expect(await store.read((view) => view.size(matchcodes))).toBe(0);
    expect(await changes({ act: 'rebuild', id: 'live' })).toMatchObject(agreed);
    expect(await store.read((view) => view.size(matchcodes))).toBe(2);
  });

  test.each([
    ['draft', { kind: 'ruleUnpublished', id: 'draft', name: 'Rule draft' }],
    ['busy', { kind: 'rulePublishing', name: 'Rule busy' }],
    ['gone', { kind: 'notFound', what: 'duplicateRule', id: 'gone' }],
  ])('of the rule %s is refused: %j', async (id, refusal) => {
    for (const act of [previews, changes])
      expect(await act({ act: 'rebuild', id })).toEqual({ kind: 'refused', refusal });
  });

  test('of more records than are done at once is published in the background', async () => {
    await as(store, 'ada', async (tx) => {
      for (let n = 0; n < 1_998; n++) await tx.put(leads, aLead(`l${n}`));
    });
    expect(await previews({ act: 'rebuild', id: 'live' })).toMatchObject({
      plan: { next: { status: 'published' }, records: 2_000 },
    });
    await as(store, 'ada', (tx) => tx.put(leads, aLead('one-more')));
    expect(await changes({ act: 'rebuild', id: 'live' })).toMatchObject({
      plan: { next: { status: 'publishing' }, records: 2_001 },
    });
    expect(await statusOf('live')).toBe('publishing');
    expect(await store.read((view) => view.size(matchcodes))).toBe(0);
  });

  test('needs Write on Duplicate Detection Rule', async () => {
    expect(await changes({ act: 'rebuild', id: 'live' }, 'sam')).toMatchObject({
      refusal: { missing: [{ privilege: 'write', on: 'duplicateRule' }] },
    });
  });
});

test('defining a rule creates it, or edits one that is not published', async () => {
  const { id: _i, version: _v, status: _s, ...definition } = rule('x', 'unpublished');
  const define = { act: 'define', id: 'new', definition: { ...definition, name: 'Same address' } } as const;
  expect((await previews(define)).kind).toBe('agreed');
  expect(await statusOf('new')).toBeUndefined();
  expect((await changes(define)).kind).toBe('agreed');
  expect(await store.read((view) => view.get(duplicateRules, 'new'))).toMatchObject({ name: 'Same address' });
});

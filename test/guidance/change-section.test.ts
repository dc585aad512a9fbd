import { beforeEach, describe, expect, test } from 'vitest';
import {
  changeSection,
  previewSection,
  type SectionChange,
  type SectionDecision,
} from '../../domain/guidance/change-section.ts';
import { danglingAfter, editedTexts, versionsOf, withEdits } from '../../domain/guidance/edited.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';
import type { Store } from '../../domain/store/store.ts';
import { anOrganisation, as, now } from '../an-organisation.ts';
import { theKnowledge } from './the-guidance.ts';

const shipped = await theKnowledge();
const ours: SectionId = 'org-parking';
const theirs: SectionId = 'err-overview';
const written = shipped.sections.get(theirs)?.written ?? '';
const text = (id: SectionId, body = 'Behind the house.', more = '') =>
  `## Where to park {#${id}}\naudience: everyone\nasks: where do I park${more}\n\n${body}`;

let store: Store;
beforeEach(async () => {
  store = await anOrganisation();
});
const change = (ask: SectionChange, by = 'ada') =>
  as(store, by, (tx, who) => changeSection(tx, who, shipped, ask, now));
const writes = (sectionId: SectionId, said: string, basis = 0) =>
  change({ sectionId, basis, to: { kind: 'text', text: said } });
const restores = (sectionId: SectionId, n: number, basis: number) =>
  change({ sectionId, basis, to: { kind: 'version', n } });
const planOf = (decision: SectionDecision) => {
  if (decision.kind === 'refused') throw new Error(JSON.stringify(decision.refusal));
  return decision.plan;
};
const versions = async (id: SectionId) =>
  (await store.read((view) => versionsOf(view, id))).map(({ n, text: said, restores: from }) => [
    n,
    said,
    from,
  ]);

describe('an administrator writes a section', () => {
  test('of the organisation’s own: it is a new version, told with the lines that it adds', async () => {
    expect(planOf(await writes(ours, `  ${text(ours)}\n`))).toEqual({
      sectionId: ours,
      title: 'Where to park',
      n: 1,
      removed: [],
      added: text(ours)
        .split('\n')
        .filter((line) => line !== ''),
    });
    expect(await versions(ours)).toEqual([[1, text(ours), undefined]]);
    const edited = withEdits(shipped, await store.read(editedTexts));
    expect(edited.left).toEqual([]);
    expect(edited.knowledge.sections.get(ours)?.title).toBe('Where to park');
    expect(edited.knowledge.articles.at(-1)).toMatchObject({
      title: 'Our own guidance',
      sections: { length: 1 },
    });
  });

  test('over one that comes with the product: what it removes and adds is told, and the first can be had back', async () => {
    const plan = planOf(await writes(theirs, `${written}\n\nAsk Ada.`));
    expect(plan).toMatchObject({ n: 1, removed: [], added: ['Ask Ada.'] });
    const knowledge = withEdits(shipped, await store.read(editedTexts)).knowledge;
    expect(knowledge.articles).toHaveLength(shipped.articles.length);
    expect(knowledge.sections.get(theirs)?.written).toContain('Ask Ada.');
    expect(planOf(await restores(theirs, 0, 1))).toMatchObject({
      n: 2,
      restores: 0,
      removed: ['Ask Ada.'],
      added: [],
    });
    expect((await store.read(editedTexts)).size).toBe(0);
    expect(planOf(await restores(theirs, 1, 2))).toMatchObject({ n: 3, restores: 1, added: ['Ask Ada.'] });
    expect(await versions(theirs)).toEqual([
      [3, `${written.trim()}\n\nAsk Ada.`, 1],
      [2, undefined, 0],
      [1, `${written.trim()}\n\nAsk Ada.`, undefined],
    ]);
  });

  test('and takes back one of their own: it is called as it was', async () => {
    await writes(ours, text(ours));
    expect(planOf(await restores(ours, 0, 1))).toMatchObject({ title: 'Where to park', n: 2, added: [] });
  });

  test('a preview tells the same and saves nothing', async () => {
    const ask = { sectionId: ours, basis: 0, to: { kind: 'text', text: text(ours) } } as const;
    const preview = await as(store, 'ada', (tx, who) => previewSection(tx, who, shipped, ask));
    expect(await versions(ours)).toEqual([]);
    expect(preview).toEqual(await change(ask));
  });
});

describe('a change is refused', () => {
  const refusal = async (decision: Promise<SectionDecision>) => {
    const made = await decision;
    return made.kind === 'refused' ? made.refusal : undefined;
  };

  test('to who may not write the guidance', async () => {
    const ask = { sectionId: ours, basis: 0, to: { kind: 'text', text: text(ours) } } as const;
    expect(await refusal(change(ask, 'sam'))).toMatchObject({ kind: 'privilegesMissing' });
  });

  test('when somebody changed the section since it was opened', async () => {
    await writes(ours, text(ours));
    expect(await refusal(writes(ours, text(ours, 'Elsewhere.')))).toEqual({
      kind: 'sectionChangedSince',
      by: 'Ada',
      at: now.toISOString(),
    });
    expect(planOf(await writes(ours, text(ours, 'Elsewhere.'), 1)).n).toBe(2);
  });

  test('to a version that there is not', async () => {
    await writes(ours, text(ours));
    expect(await refusal(restores(ours, 7, 1))).toMatchObject({
      kind: 'notFound',
      what: 'section',
      id: ours,
    });
  });

  test('when the text is too long, unfinished, unreadable or of another section', async () => {
    expect(await refusal(writes(ours, text(ours, 'x'.repeat(30_000))))).toMatchObject({
      kind: 'sectionTooLong',
    });
    expect(await refusal(writes(ours, text(ours, 'Write the answer here.')))).toMatchObject({
      kind: 'sectionUnreadable',
      line: 5,
    });
    expect(await refusal(writes(ours, 'no heading'))).toMatchObject({ kind: 'sectionUnreadable', line: 1 });
    expect(await refusal(writes(ours, text('org-other')))).toEqual({
      kind: 'sectionUnreadable',
      line: 1,
      problem: { kind: 'idStays', id: ours },
    });
  });

  test('when something would refer to nothing', async () => {
    const problems = [{ kind: 'noSuchSection', id: 'org-garage' }];
    const alone = text(ours, 'Behind.', '\nsee also: org-garage');
    expect(await refusal(writes(ours, alone))).toMatchObject({ kind: 'sectionNeeded', problems });
    await writes('org-garage', text('org-garage'));
    planOf(await writes(ours, alone));
    expect(await refusal(restores('org-garage', 0, 1))).toMatchObject({ kind: 'sectionNeeded', problems });
  });
});

test('an edit that no longer fits is left out, and why is told', () => {
  const texts = new Map([
    [theirs, 'no heading'],
    [ours, text(ours, 'Behind.', '\njoins: org-garage')],
  ]);
  const { knowledge, left } = withEdits(shipped, texts);
  expect(left).toEqual([
    { sectionId: theirs, line: 1, problem: { kind: 'titleExpected' } },
    { sectionId: ours, line: 1, problem: { kind: 'noSuchSection', id: 'org-garage' } },
  ]);
  expect(knowledge.sections.get(theirs)?.written).toBe(written);
  expect(knowledge.sections.has(ours)).toBe(false);
  expect(danglingAfter(shipped, texts)).toEqual(left.map(({ problem }) => problem));
  expect(danglingAfter(shipped, new Map())).toEqual([]);
});

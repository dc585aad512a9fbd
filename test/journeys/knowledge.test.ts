import { describe, expect, test } from 'vitest';
import { inGroup } from '../../dialogs/in-group.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { sectionVersions } from '../../domain/collections.ts';
import { as, type Talk, talk } from '../dialogs/talk.ts';

const closed = 'err-lead-closed';
const question = 'Why is my lead already closed?';

const withLine = (text: string, line: string): string => `${text}\n\n${line}`;

async function saves(ada: Talk, text: string): Promise<Reply> {
  const form = as('knowledgeForm', await ada.says('ada', `edit knowledge ${closed}`));
  const confirm = as('knowledgeConfirm', await ada.answers('ada', form, 'check', { text }));
  return ada.answers('ada', confirm, 'save');
}

const shown = (reply: Reply): string => JSON.stringify(as('answered', reply).answer.parts);
const textOf = async (conversation: Talk): Promise<string> =>
  as('knowledgeSection', await conversation.says('ada', `show knowledge ${closed}`)).text;

describe('An administrator edits the guidance in chat', () => {
  test('the list tells every section with who wrote it last', async () => {
    const conversation = await talk();
    const list = as('knowledgeList', await conversation.says('ada', 'knowledge'));
    expect(list.total).toBe(28);
    expect(list.sections[0]?.edited).toBeUndefined();
    const next = list.offers.find((offer) => offer.kind === 'knowledge' && offer.act === 'list');
    expect(as('knowledgeList', await conversation.presses('ada', next ?? { kind: 'help' })).first).toBe(11);
  });

  test('a saved text answers the next question at once, and rolling back brings the old words back', async () => {
    const conversation = await talk();
    const before = await textOf(conversation);
    const receipt = as(
      'knowledgeSaved',
      await saves(conversation, withLine(before, 'Here, ask Mira first.')),
    );
    expect(receipt.plan).toMatchObject({ n: 1, added: ['Here, ask Mira first.'], removed: [] });
    expect(shown(await conversation.says('sam', question))).toContain('Here, ask Mira first.');

    const undo = as('knowledgeConfirm', await conversation.says('ada', `roll back knowledge ${closed}`));
    expect(undo.plan).toMatchObject({ n: 2, restores: 0, removed: ['Here, ask Mira first.'] });
    await conversation.answers('ada', undo, 'save');
    expect(shown(await conversation.says('sam', question))).not.toContain('ask Mira first');

    const history = as('knowledgeHistory', await conversation.says('ada', `knowledge history ${closed}`));
    expect(history.versions).toEqual([
      expect.objectContaining({ n: 2, by: 'Ada Novak', restores: 0, shipped: true }),
      expect.objectContaining({ n: 1, by: 'Ada Novak', shipped: false }),
    ]);
    const again = history.offers.find((offer) => offer.kind === 'knowledge' && offer.act === 'rollback');
    expect(again).toMatchObject({ n: 1 });
    const redo = as('knowledgeConfirm', await conversation.presses('ada', again ?? { kind: 'help' }));
    await conversation.answers('ada', redo, 'save');
    expect(shown(await conversation.says('sam', question))).toContain('Here, ask Mira first.');
  });

  test('a bad text is refused with its line, the form keeps what was typed, and nothing changes', async () => {
    const conversation = await talk();
    const before = await textOf(conversation);
    const form = as('knowledgeForm', await conversation.says('ada', `edit knowledge ${closed}`));
    const lines = before.split('\n');
    const broken = [lines[0], 'audiense: everyone', ...lines.slice(2)].join('\n');
    const told = as('knowledgeForm', await conversation.answers('ada', form, 'check', { text: broken }));
    expect(told.wrong).toMatchObject({
      line: 2,
      problem: { kind: 'pairExpected', known: expect.arrayContaining(['audience']) },
    });
    expect(told.text).toBe(broken);
    expect(await textOf(conversation)).toBe(before);
  });

  test('pressing save twice saves one version', async () => {
    const conversation = await talk();
    const text = withLine(await textOf(conversation), 'Once only.');
    const form = as('knowledgeForm', await conversation.says('ada', `edit knowledge ${closed}`));
    const confirm = as('knowledgeConfirm', await conversation.answers('ada', form, 'check', { text }));
    const first = await conversation.answers('ada', confirm, 'save');
    expect(await conversation.answers('ada', confirm, 'save')).toEqual(first);
    const history = as('knowledgeHistory', await conversation.says('ada', `knowledge history ${closed}`));
    expect(history.versions).toHaveLength(1);
  });

  test('what somebody else saved in the meantime is not overwritten', async () => {
    const conversation = await talk();
    const text = await textOf(conversation);
    const form = as('knowledgeForm', await conversation.says('ada', `edit knowledge ${closed}`));
    const mine = as(
      'knowledgeConfirm',
      await conversation.answers('ada', form, 'check', { text: withLine(text, 'Mine.') }),
    );
    const by = { by: 'mira', why: 'edit the guidance', at: conversation.now() };
    await conversation.store.change(by, (tx) =>
      tx.put(sectionVersions, {
        id: `${closed}@1`,
        version: 0,
        sectionId: closed,
        n: 1,
        text: withLine(text, 'Theirs.'),
        byId: 'mira',
        byName: 'Mira Chen',
        at: conversation.now().toISOString(),
      }),
    );
    const late = as('adminRefused', await conversation.answers('ada', mine, 'save'));
    expect(late.refusal).toMatchObject({ kind: 'sectionChangedSince', by: 'Mira Chen' });
    expect(shown(await conversation.says('sam', question))).toContain('Theirs.');
    expect(shown(await conversation.says('sam', question))).not.toContain('Mine.');
  });

  test('a section that others point at cannot lose its id, and tags or links are refused', async () => {
    const conversation = await talk();
    const text = await textOf(conversation);
    const form = as('knowledgeForm', await conversation.says('ada', `edit knowledge ${closed}`));
    const other = as(
      'knowledgeForm',
      await conversation.answers('ada', form, 'check', { text: text.replace(closed, 'org-other') }),
    );
    expect(other.wrong).toEqual({
      kind: 'sectionUnreadable',
      line: 1,
      problem: { kind: 'idStays', id: closed },
    });
    const linked = withLine(text, 'See [this](https://evil.example).');
    const refused = as('knowledgeForm', await conversation.answers('ada', other, 'check', { text: linked }));
    expect(refused.wrong?.problem).toEqual({ kind: 'markup' });
  });

  test('nobody else may: the refusal names who can', async () => {
    const conversation = await talk();
    for (const text of ['knowledge', `edit knowledge ${closed}`, 'knowledge gaps', 'new knowledge'])
      expect(as('adminRefused', await conversation.says('sam', text)).refusal).toMatchObject({
        kind: 'privilegesMissing',
        grantors: ['Ada Novak'],
      });
  });
});

describe('Questions without a good answer', () => {
  const asked = [
    'How do I print a quote for a customer?',
    'how can I print the quote for my customer?',
    'What is the best pizza in town?',
  ];

  test('say whom to ask, but not to a stranger, and name nobody in a group', async () => {
    const conversation = await talk();
    const question = 'How do I set up lead scoring in HubSpot?';
    const declined = as('declined', await conversation.says('sam', question));
    expect(declined.whom).toEqual(['Ada Novak']);
    expect(as('declined', await conversation.says('stranger', question)).whom).toEqual([]);
    expect(as('declined', inGroup(declined, 'Sam Rivera')).whom).toEqual([]);
  });

  test('are gathered in groups, and one press drafts a section that then answers them', async () => {
    const conversation = await talk();
    for (const text of asked) as('declined', await conversation.says('sam', text));
    as('declined', await conversation.says('priya', asked[0] ?? ''));
    const gaps = as('knowledgeGaps', await conversation.says('ada', 'knowledge gaps'));
    expect(gaps.groups.map(({ times, wordings }) => [times, wordings])).toEqual([
      [3, [asked[0], asked[1]]],
      [1, [asked[2]]],
    ]);
    const [group] = gaps.groups;
    const form = as(
      'knowledgeForm',
      await conversation.presses('ada', { kind: 'knowledge', act: 'draft', question: group?.id ?? '' }),
    );
    expect(form.text).toContain(`asks: ${asked[0]} | ${asked[1]}`);
    const early = as('knowledgeForm', await conversation.answers('ada', form, 'check', { text: form.text }));
    expect(early.wrong?.problem).toEqual({ kind: 'unwritten' });
    const text = form.text.replace('Write the answer here.', 'Quotes are printed from the quote itself.');
    const confirm = as('knowledgeConfirm', await conversation.answers('ada', early, 'check', { text }));
    const saved = as('knowledgeSaved', await conversation.answers('ada', confirm, 'save'));
    expect(saved.plan.sectionId).toMatch(/^org-/);
    const section = await conversation.says('ada', `show knowledge ${saved.plan.sectionId}`);
    expect(as('knowledgeSection', section).text).toContain('Quotes are printed');
  });

  test('REL1: are counted by who asked them, and not by how often a button brought them', async () => {
    const conversation = await talk();
    const text = asked[0] ?? '';
    as('declined', await conversation.says('sam', text));
    for (let i = 0; i < 2; i++) as('declined', await conversation.presses('sam', { kind: 'question', text }));
    const { groups } = as('knowledgeGaps', await conversation.says('ada', 'knowledge gaps'));
    expect(groups.map(({ times }) => times)).toEqual([1]);
  });

  test('can be put aside for good', async () => {
    const conversation = await talk();
    await conversation.says('sam', asked[2] ?? '');
    const gaps = as('knowledgeGaps', await conversation.says('ada', 'knowledge gaps'));
    const dismiss = { kind: 'knowledge', act: 'dismiss', question: gaps.groups[0]?.id ?? '' } as const;
    expect(as('knowledgeGaps', await conversation.presses('ada', dismiss)).total).toBe(0);
    await conversation.says('sam', asked[2] ?? '');
    expect(as('knowledgeGaps', await conversation.says('ada', 'knowledge gaps')).total).toBe(0);
  });
});

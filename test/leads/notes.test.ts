import { expect, test } from 'vitest';
import { notes } from '../../domain/collections.ts';
import { addNote, type NoteDraft } from '../../domain/leads/notes.ts';
import { type SamplePerson, sample } from '../../domain/sample/people.ts';
import { now, sampleWorld } from './world.ts';

const noted = async (draft: NoteDraft, lead = 'print-cooling', by: SamplePerson = 'sam') => {
  const world = await sampleWorld();
  const outcome = await world.by(by, (tx, actor) => addNote(tx, actor, lead, draft, { id: 'n', at: now }));
  const stored = await world.as(by, (view) => view.find(notes, 'byRegarding', `lead:${lead}`));
  return { outcome, stored };
};
const file = (fileName: string, content: string) => ({ fileName, mimeType: 'text/plain', content });

test('a note with a file is kept with the lead', async () => {
  const content = Buffer.from('flow,head').toString('base64');
  const { outcome, stored } = await noted({
    text: ' Met the owner. ',
    subject: 'Visit',
    file: file('C:\\pumps\\curve.csv', content),
  });
  expect(outcome.kind).toBe('saved');
  expect(stored).toMatchObject([
    {
      id: 'n',
      text: 'Met the owner.',
      subject: 'Visit',
      ownerId: sample.sam,
      attachment: { fileName: 'curve.csv', bytes: 9, content },
    },
  ]);
});

test.each<[string, NoteDraft, object]>([
  ['nothing', { text: ' ' }, { kind: 'nothingToNote' }],
  ['too long a text', { text: 'x'.repeat(100_001) }, { kind: 'textTooLong', limit: 100_000 }],
  ['a file without a name', { text: 'x', file: file(' ', 'aGk=') }, { kind: 'fileUnreadable' }],
  ['a file that is not Base64', { text: 'x', file: file('a.txt', 'hi!') }, { kind: 'fileUnreadable' }],
  ['an empty file', { text: 'x', file: file('a.txt', '') }, { kind: 'fileUnreadable' }],
  [
    'too large a file',
    { text: 'x', file: file('a.txt', 'A'.repeat(8_000_000)) },
    { kind: 'fileTooLarge', limit: 5_000_000, bytes: 6_000_000 },
  ],
])('%s is not kept, and the reason is told', async (_, draft, problem) => {
  const { outcome, stored } = await noted(draft);
  expect(outcome).toEqual({ kind: 'invalid', problem });
  expect(stored).toEqual([]);
});

test.each(['create', 'append'] as const)('needs the right to %s notes', async (privilege) => {
  const world = await sampleWorld();
  const outcome = await world.by('sam', (tx, actor) => {
    const roles = actor.roles.map((role) => ({
      ...role,
      grants: { ...role.grants, [`${privilege}:note`]: 'none' },
    }));
    return addNote(tx, { ...actor, roles }, 'print-cooling', { text: 'x' }, { id: 'n', at: now });
  });
  expect(outcome).toMatchObject({ refusal: { missing: [{ privilege, on: 'note', held: 'none' }] } });
});

test("on a colleague's lead needs Append To at the level of the business unit", async () => {
  const { outcome } = await noted({ text: 'x' }, 'sump-spares');
  expect(outcome).toMatchObject({
    refusal: { missing: [{ privilege: 'appendTo', on: 'lead', needed: 'businessUnit', held: 'user' }] },
  });
});

test('SEC7: on a lead that the person may not read is refused as for one that never was', async () => {
  expect((await noted({ text: 'x' }, 'bottling-feed')).outcome).toEqual({
    kind: 'refused',
    refusal: { kind: 'leadUnknown' },
  });
});

test('on a closed lead is refused', async () => {
  expect((await noted({ text: 'x' }, 'milk-reception')).outcome).toMatchObject({
    refusal: { kind: 'leadClosed' },
  });
});

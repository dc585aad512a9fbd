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

test('what is kept of a note is whose it is, what it is about, and its words', async () => {
  const { outcome } = await noted({ text: ' Met the owner. ', subject: ' ' });
  const at = now.toISOString();
  expect(outcome).toEqual({
    kind: 'saved',
    note: {
      id: 'n',
      version: 1,
      ownerId: sample.sam,
      businessUnitId: 'north',
      createdAt: at,
      createdBy: sample.sam,
      modifiedAt: at,
      modifiedBy: sample.sam,
      regarding: [{ entity: 'lead', id: 'print-cooling' }],
      text: 'Met the owner.',
    },
  });
});

test.each<[string, NoteDraft, object]>([
  ['of the longest text', { text: 'x'.repeat(100_000) }, { text: 'x'.repeat(100_000) }],
  [
    'with a subject as long as there is room',
    { text: 'x', subject: ` ${'s'.repeat(501)}` },
    { subject: 's'.repeat(500) },
  ],
  ['of a file alone', { text: ' ', file: file('a.txt', 'aGk=') }, { text: '', attachment: { bytes: 2 } }],
  [
    'with a file by its own name',
    { text: 'x', file: { ...file(' /tmp/pumps/cur\u0007ve.csv ', 'aGk='), mimeType: ' text/csv ' } },
    { attachment: { fileName: 'curve.csv', mimeType: 'text/csv', bytes: 2, content: 'aGk=' } },
  ],
  [
    'with a file of no known type, its name cut',
    { text: 'x', file: { fileName: 'f'.repeat(256), mimeType: ' ', content: 'aGkh' } },
    {
      attachment: {
        fileName: 'f'.repeat(255),
        mimeType: 'application/octet-stream',
        bytes: 3,
        content: 'aGkh',
      },
    },
  ],
  [
    'with the largest file',
    { text: 'x', file: file('a.txt', `${'A'.repeat(6_666_664)}AAA=`) },
    { attachment: { bytes: 5_000_000 } },
  ],
])('%s is kept', async (_, draft, kept) => {
  const { outcome } = await noted(draft);
  expect(outcome).toMatchObject({ kind: 'saved', note: kept });
});

test.each<[string, NoteDraft, object]>([
  ['Base64 that ends too early', { text: 'x', file: file('a.txt', 'aGk') }, { kind: 'fileUnreadable' }],
  ['Base64 with a space', { text: 'x', file: file('a.txt', ' aGk') }, { kind: 'fileUnreadable' }],
  [
    'Base64 with something behind it',
    { text: 'x', file: file('a.txt', 'aG==aGk=') },
    { kind: 'fileUnreadable' },
  ],
  [
    'filling without an end, which must not be looked at again and again',
    { text: 'x', file: file('a.txt', `${'='.repeat(400_000)}aGk=`) },
    { kind: 'fileUnreadable' },
  ],
  ['nothing but its filling', { text: 'x', file: file('a.txt', '====') }, { kind: 'fileUnreadable' }],
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

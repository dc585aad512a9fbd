import { describe, expect, test } from 'vitest';
import { findPerson, type Whom } from '../../domain/privacy/find-person.ts';
import { type Redaction, redactionOf } from '../../domain/privacy/redaction.ts';
import { marker } from '../../domain/privacy/traces.ts';
import type { Lead } from '../../domain/records/lead.ts';
import type { AuditEntry } from '../../domain/store/audit.ts';
import type { Contents } from '../../domain/store/contents.ts';
import type { Stored } from '../../domain/store/store.ts';
import { aLead, aPerson } from '../an-organisation.ts';
import { aContact, aNote, anAccount, anOpportunity } from '../builders.ts';

type Given = Readonly<Record<string, readonly Stored[]>>;
const entryOf = (edits: AuditEntry['edits'], why = 'edit lead'): AuditEntry => ({
  seq: 1,
  at: '2026-11-01T08:00:00.000Z',
  by: 'sam',
  why,
  edits,
  hash: 'x',
});

/** A store with these records, and what its trail says was there before. */
const contentsOf = (given: Given, edits: AuditEntry['edits'] = []): Contents => ({
  last: { seq: 1, hash: 'x' },
  records: async function* (collection: string) {
    yield* given[collection] ?? [];
  },
  entries: async function* () {
    yield entryOf(edits);
  },
  results: async function* () {},
});
const find = async (whom: Whom, given: Given, edits?: AuditEntry['edits']) => {
  const found = await findPerson(contentsOf(given, edits), whom);
  return { ...found, leads: [...found.leads], contacts: [...found.contacts], notes: [...found.notes] };
};

const nobody = { firstName: 'Kim', lastName: 'Larsen', email: 'kim@fabrikam.example' } as const;
const ann = aLead('ann', {
  topic: 'Pumps for Ann',
  firstName: 'Ann',
  lastName: 'Quillfeather',
  email: 'ann@contoso.example',
  phone: '+44 20 7946 0958',
  description: 'Met at the fair',
});

describe('a person who is to be forgotten is found', () => {
  const byMail: Whom = { kind: 'email', email: 'Ann@Contoso.example ' };

  test('by an address, a number or a lead', async () => {
    const others = [
      aLead('kim', nobody),
      aLead('called', { ...nobody, phone: '+44 20 7946 0000' }),
      aLead('unreadable', { ...nobody, phone: 'n/a' }),
    ];
    const given = { leads: [ann, ...others] };
    for (const whom of [
      byMail,
      { kind: 'phone', phone: '020 7946 0958' },
      { kind: 'lead', id: 'ann' },
    ] satisfies Whom[])
      expect((await find(whom, given)).leads).toEqual(['ann']);
    expect((await find({ kind: 'email', email: 'nobody@x.example' }, given)).leads).toEqual([]);
    expect((await find({ kind: 'phone', phone: '12' }, given)).leads).toEqual([]);
  });

  test('by a mobile number, too', async () => {
    const { phone: _, ...mobile } = { ...ann, mobilePhone: '+44 7700 900123' };
    expect((await find({ kind: 'phone', phone: '07700 900123' }, { leads: [mobile] })).leads).toEqual([
      'ann',
    ]);
  });

  test('whole: whoever has one of their addresses, was made from them or was merged with them', async () => {
    const found = await find(
      { kind: 'lead', id: 'ann' },
      {
        leads: [
          aLead('late', { ...nobody, email: 'ann.q@home.example' }),
          ann,
          aLead('twin', { mergedIntoId: 'ann' }),
          aLead('other', nobody),
        ],
        contacts: [
          aContact('made', { originatingLeadId: 'ann', email: 'ann.q@home.example' }),
          aContact('merged', { mergedIntoId: 'made' }),
          aContact('other', { ...nobody, originatingLeadId: 'other' }),
        ],
      },
    );
    expect(found.leads.toSorted()).toEqual(['ann', 'late', 'twin']);
    expect(found.contacts.toSorted()).toEqual(['made', 'merged']);
  });

  test('also where they were merged into somebody', async () => {
    const leads = [aLead('master', nobody), { ...ann, mergedIntoId: 'master' }];
    expect((await find(byMail, { leads })).leads.toSorted()).toEqual(['ann', 'master']);
  });

  test('a mailbox of a function joins nobody', async () => {
    const info = { email: 'info@contoso.example' };
    const leads = [aLead('one', info), aLead('two', info)];
    expect((await find({ kind: 'lead', id: 'one' }, { leads })).leads).toEqual(['one']);
  });

  test('in the trail: as they were when they were deleted, not what another was before', async () => {
    const gone = { collection: 'leads', id: 'ann', before: ann };
    expect((await find(byMail, {}, [gone])).leads).toEqual(['ann']);
    const changed = {
      collection: 'leads',
      id: 'kim',
      before: { ...ann, id: 'kim' },
      after: aLead('kim', nobody),
    };
    expect((await find(byMail, { leads: [aLead('kim', nobody)] }, [changed])).leads).toEqual([]);
  });

  test('with the notes about them, now or once, and of nobody else', async () => {
    const about = (id: string, entity: 'lead' | 'contact', of: string) =>
      aNote(id, 'x', { regarding: [{ entity, id: of }] });
    const found = await find(
      byMail,
      {
        leads: [ann],
        contacts: [aContact('ann-c', { email: 'ann@contoso.example' }), aContact('ann', nobody)],
        notes: [about('a', 'lead', 'ann'), about('b', 'contact', 'ann-c'), about('c', 'contact', 'ann')],
      },
      [{ collection: 'notes', id: 'd', before: about('d', 'lead', 'ann') }],
    );
    expect(found.notes.toSorted()).toEqual(['a', 'b', 'd']);
  });

  test('with all that tells of them, and what of it others have as well', async () => {
    const found = await find(byMail, {
      leads: [ann, aLead('namesake', { ...nobody, firstName: 'Ann', lastName: 'Quillfeather' })],
      accounts: [
        anAccount('firm', { phone: '+442079460958' }),
        anAccount('own', { email: 'ann@contoso.example', originatingLeadId: 'ann' }),
      ],
    });
    const name = { first: 'Ann', last: 'Quillfeather' };
    expect(found.traces).toEqual({
      names: [name],
      emails: ['Ann@Contoso.example ', 'ann@contoso.example'],
      phones: ['+44 20 7946 0958'],
      words: [],
    });
    expect(found.shared).toEqual(['ann quillfeather', '+44 20 7946 0958']);
    expect(found.own).toEqual({ ...found.traces, names: [], phones: [] });
    expect([...found.values]).toEqual([
      'Pumps for Ann',
      'ann@contoso.example',
      '+44 20 7946 0958',
      'Met at the fair',
    ]);
  });

  test('a colleague’s name and address are not theirs alone', async () => {
    const people = [aPerson('x', [], { name: 'Ann Quillfeather', email: 'ann@contoso.example' })];
    const { shared, own } = await find(byMail, { leads: [ann], people });
    expect(shared).toEqual(['ann quillfeather', 'Ann@Contoso.example ', 'ann@contoso.example']);
    expect(own).toMatchObject({ names: [], emails: [], phones: ['+44 20 7946 0958'] });
  });
});

describe('what is left when they were forgotten', () => {
  const given: Given = {
    leads: [ann],
    contacts: [aContact('ann-c', { email: 'ann@contoso.example' })],
    notes: [aNote('about', 'ann')],
  };
  const redaction = async (colleagues: readonly string[] = []): Promise<Redaction> =>
    redactionOf(await findPerson(contentsOf(given), { kind: 'lead', id: 'ann' }), colleagues);

  test('of their own record: nothing personal, but a topic', async () => {
    const { record } = await redaction();
    const { topic: _t, firstName: _f, lastName: _l, email: _e, phone: _p, description: _d, ...rest } = ann;
    expect(record('leads', ann)).toStrictEqual({ ...rest, topic: marker });
    expect(record('contacts', aContact('ann-c', { firstName: 'Ann', jobTitle: 'Buyer' }))).toStrictEqual({
      ...(({ firstName: _1, lastName: _2, ...contact }) => contact)(aContact('ann-c')),
    });
  });

  test('in its history a marker shows that there was something', async () => {
    const { entry } = await redaction();
    const made = entry(
      entryOf([{ collection: 'leads', id: 'ann', before: ann, after: { ...ann, city: 'Leeds' } as Lead }]),
    );
    expect(made.edits[0]?.before).toMatchObject({ firstName: marker, email: marker, companyName: 'Contoso' });
    expect(made.edits[0]?.after).toMatchObject({ lastName: marker, city: marker });
    const created = entry(entryOf([{ collection: 'leads', id: 'ann', after: ann }]));
    expect(created.edits[0]).not.toHaveProperty('before');
    const removed = entry(entryOf([{ collection: 'leads', id: 'ann', before: ann }]));
    expect(removed.edits[0]).not.toHaveProperty('after');
  });

  test('an entry that tells nothing of them is handed back as it is; why is a text as well', async () => {
    const { entry } = await redaction();
    const other = entryOf([{ collection: 'leads', id: 'kim', after: aLead('kim', nobody) }]);
    expect(entry(other)).toBe(other);
    const why = entryOf([], 'call Ann Quillfeather');
    expect(entry(why)).toEqual({ ...why, why: `call ${marker}` });
  });

  test('of a note about them the text goes, and the file', async () => {
    const file = { fileName: 'x', mimeType: 'y', bytes: 1, content: 'Z' };
    const note = aNote('about', 'ann', { text: 'She calls back', attachment: file });
    const { attachment: _, ...rest } = note;
    expect((await redaction()).record('notes', note)).toStrictEqual({ ...rest, text: marker });
    const other = aNote('other', 'kim', { text: 'Ann Quillfeather knows him' });
    expect((await redaction()).record('notes', other)).toEqual({ ...other, text: `${marker} knows him` });
  });

  test('of a deal and a company made from them what was copied and names them goes, and nothing else', async () => {
    const { record } = await redaction();
    const deal = anOpportunity('deal', {
      name: 'Ann wants pumps',
      originatingLeadId: 'ann',
      description: 'Met at the fair',
      need: 'Pumps',
    });
    expect(record('opportunities', deal)).toEqual({
      ...deal,
      name: `${marker} wants pumps`,
      description: marker,
    });
    const firm = anAccount('firm', {
      name: 'Ann wants pumps',
      primaryContactId: 'ann-c',
      phone: '+44 20 7946 0958',
    });
    expect(record('accounts', firm)).toEqual({ ...firm, phone: marker });
    const others = anOpportunity('others', { name: 'Ann wants pumps', description: 'Met at the fair' });
    expect(record('opportunities', others)).toBe(others);
  });

  test('what only passes goes as a whole when it tells of them, by an id or by a name', async () => {
    const { record } = await redaction();
    const passing = (value: unknown) => ({ id: 'x', version: 1, value }) as Stored;
    for (const tells of [
      'lead:ann',
      'lead|ann',
      ['ann'],
      { ann: 1 },
      'Ms Quillfeather called',
      'contact:ann-c,x',
    ]) {
      expect(record('flows', passing(tells))).toBeUndefined();
      expect(record('notices', passing({ about: tells }))).toBeUndefined();
    }
    for (const silent of ['annexe', 'lead:anne', 17, null, undefined, 'Ann']) {
      const one = passing(silent);
      expect(record('flows', one)).toBe(one);
    }
    expect(record('matchcodes', passing('lead:ann'))).toBeUndefined();
    const history = { id: 'lead:ann', version: 1, whenNew: { need: 'Pumps' }, scores: [] } as Stored;
    expect(record('scoreHistories', history)).toStrictEqual({ id: 'lead:ann', version: 1, scores: [] });
  });

  test('a last name that a colleague has tells of nobody by itself, the full name does; a colleague’s own record stays', async () => {
    const { record } = await redaction(['Bo Quillfeather']);
    const one = { id: 'x', version: 1, text: 'Quillfeather called' } as Stored;
    expect(record('flows', one)).toBe(one);
    expect(record('flows', { ...one, text: 'Ann Quillfeather called' } as Stored)).toBeUndefined();
    const colleague = aPerson('ann', [], { name: 'Ann Quillfeather' });
    expect(record('people', colleague)).toBe(colleague);
  });

  test('words of the program are no texts, though somebody may be called so; files are not read', async () => {
    const found = await findPerson(
      contentsOf({ leads: [{ ...ann, lastName: 'open' } as Lead] }),
      { kind: 'lead', id: 'ann' },
      ['open'],
    );
    const { record, result, remains } = redactionOf(found, []);
    const other = aLead('kim', { ...nobody, description: 'open', need: 'is it open?' });
    expect(record('leads', other)).toEqual({ ...other, description: marker, need: `is it ${marker}?` });
    const file = `${'A'.repeat(1000)}open`;
    expect(record('notes', aNote('n', 'kim', { text: file }))).toMatchObject({ text: file });
    const answer = { key: 'k', at: '2026', value: { open: 'is it open', state: 'open' } };
    expect(result(answer)).toEqual({ ...answer, value: { open: `is it ${marker}`, state: 'open' } });
    expect(remains(JSON.stringify({ state: 'open', list: ['open'] }))).toBe(false);
    expect(remains(JSON.stringify({ list: [{ text: 'is it open' }] }))).toBe(true);
    expect(remains('null')).toBe(false);
  });
});

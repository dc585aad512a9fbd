import { describe, expect, test } from 'vitest';
import { conversations, leads, people } from '../../domain/collections.ts';
import { type ProductWire, priya, salesGroup, sam, startProduct, tenantId } from './wire.ts';

/** The chat of two colleagues in which somebody writes: the bot is not in it. */
const elsewhere = { id: '19:sam_bob@unq.gbl.spaces', conversationType: 'personal', tenantId };

let ids = 1;
async function invoke(
  { teams, connector }: ProductWire,
  person: { readonly id: string; readonly name: string },
  name: string,
  value: unknown,
  over: object = {},
) {
  const response = await teams.sends({
    type: 'invoke',
    name,
    id: `c:${ids++}`,
    value,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from: { id: `29:${person.id}`, name: person.name, aadObjectId: person.id },
    recipient: { id: '28:lead-assistant', name: 'Lead assistant' },
    conversation: elsewhere,
    locale: 'en-GB',
    channelData: { tenant: { id: tenantId } },
    ...over,
  });
  return { status: response.status, body: (await response.json()) as Body };
}

interface Body {
  composeExtension?: {
    type: string;
    text?: string;
    attachments?: { content: object; preview: { content: { title: string; text: string } } }[];
  };
  task?: { type: string; value: string & { card: { content: Card } } };
}
interface Card {
  body: { type: string; id?: string; value?: string; text?: string }[];
  actions: { type: string; title: string; data: object }[];
}

const query = (wire: ProductWire, person: typeof sam, ...parameters: object[]) =>
  invoke(wire, person, 'composeExtension/query', { commandId: 'search-leads', parameters });
const names = ({ body }: { body: Body }) =>
  (body.composeExtension?.attachments ?? []).map(({ preview }) => preview.content.title);
const stranger = { id: '00000000-0000-4000-8000-0000000000ff', name: 'Bob' };

describe('leads are found while a message is written', () => {
  test('the newest before anything is typed, the best matches afterwards', async () => {
    const wire = await startProduct();
    expect(names(await query(wire, sam, { name: 'initialRun', value: 'true' })).length).toBeGreaterThan(3);
    const found = await query(wire, sam, { name: 'text', value: 'ann web' });
    expect(names(found)[0]).toMatch(/^Ann Weber/);
    expect(names(await query(wire, sam, { value: 'ann web' }))).toEqual(names(found));
  });

  test('filters by state and owner', async () => {
    const wire = await startProduct();
    const closed = await query(wire, sam, { name: 'state', value: 'qualified' });
    for (const { preview } of closed.body.composeExtension?.attachments ?? [])
      expect(preview.content.text).toContain('Qualified');
    const own = await query(wire, sam, { name: 'owner', value: 'me' });
    expect(names(own).length).toBeGreaterThan(0);
    for (const { preview } of own.body.composeExtension?.attachments ?? [])
      expect(preview.content.text).toContain('Sam Rivera');
  });

  test('nothing that fits, and nobody of this organisation: a sentence, never an empty list', async () => {
    const wire = await startProduct();
    const none = await query(wire, sam, { name: 'text', value: 'zzzzqqqq' });
    expect(none.body.composeExtension).toMatchObject({
      type: 'message',
      text: expect.stringMatching(/^No lead/),
    });
    const unknown = await query(wire, stranger, { name: 'text', value: 'ann' });
    expect(unknown.body.composeExtension?.type).toBe('message');
    expect(JSON.stringify(unknown.body)).not.toContain('Weber');
  });

  test('SEC7: a lead that somebody may not read is neither found nor unfurled', async () => {
    const wire = await startProduct();
    expect(names(await query(wire, priya, { name: 'text', value: 'ann weber' }))).not.toContain('Ann Weber');
    const { body } = await invoke(wire, priya, 'composeExtension/queryLink', {
      url: `${wire.url}/leads/leeds-boosters`,
    });
    expect(body.composeExtension?.attachments).toEqual([]);
  });
});

describe('what goes into the chat is a link', () => {
  test('a result needs no second question: choosing it puts its card into the message', async () => {
    const wire = await startProduct();
    const { body } = await query(wire, sam, { name: 'text', value: 'ann weber' });
    const [found] = body.composeExtension?.attachments ?? [];
    expect(JSON.stringify(found?.content)).toContain('look-at-lead');
    expect(found?.preview.content).not.toHaveProperty('tap');
  });

  test('UX9: the card that is sent holds nothing of the record, found or unfurled', async () => {
    const wire = await startProduct();
    for (const { body } of [
      await query(wire, sam, { name: 'text', value: 'ann weber' }),
      await invoke(wire, sam, 'composeExtension/queryLink', { url: `${wire.url}/leads/leeds-boosters` }),
      await invoke(wire, sam, 'composeExtension/queryLink', { url: `${wire.url}/tab#/leads/leeds-boosters` }),
    ]) {
      const [sent] = body.composeExtension?.attachments ?? [];
      expect(JSON.stringify(sent?.content)).not.toMatch(/Ann Weber|Coho|Sam Rivera|@/);
      expect(sent?.preview.content.title).toContain('Ann Weber');
    }
  });

  test.each(['groupChat', 'channel', 'personal'])(
    'every reader sees what they may, by themselves, and nobody’s copy changes: %s',
    async (conversationType) => {
      const wire = await startProduct();
      const { body } = await query(wire, sam, { name: 'text', value: 'ann weber' });
      const card = body.composeExtension?.attachments?.[0]?.content as {
        refresh: { action: { data: object } };
      };
      const look = (person: typeof sam, trigger: string) =>
        invoke(
          wire,
          person,
          'adaptiveCard/action',
          {
            action: { type: 'Action.Execute', verb: 'look-at-lead', data: card.refresh.action.data },
            trigger,
          },
          { conversation: { ...salesGroup, conversationType, tenantId }, replyToId: 'm:1' },
        );
      for (const trigger of ['automatic', 'manual']) {
        expect(JSON.stringify((await look(sam, trigger)).body)).toContain('Ann Weber');
        expect(JSON.stringify((await look(priya, trigger)).body)).not.toContain('Weber');
        expect(JSON.stringify((await look(stranger, trigger)).body)).not.toContain('Weber');
      }
      await wire.bot.settled();
      expect(wire.connector.calls).toEqual([]);
    },
  );

  test.each([
    'https://contoso.example/leads/leeds-boosters',
    'http://[',
    'leads/leeds-boosters',
    'javascript:1',
  ])('a link to elsewhere stays a link: %s', async (url) => {
    const wire = await startProduct();
    const { status, body } = await invoke(wire, sam, 'composeExtension/queryLink', { url });
    expect([status, body.composeExtension?.attachments]).toEqual([200, []]);
  });
});

describe('a lead is made of a message', () => {
  const message = (content: string, user: object = { id: stranger.id, displayName: 'Ann Meyer' }) => ({
    commandId: 'lead-from-message',
    commandContext: 'message',
    messagePayload: { body: { contentType: 'html', content }, from: { user } },
  });
  const enquiry =
    '<div>Hello,<br>we need 20 espresso machines.</div><p>Kind regards<br>Jo Frost<br>Frost &amp; Sons Ltd<br>jo@frost-sons.example</p>';
  const valuesOf = (card: Card) =>
    Object.fromEntries(card.body.flatMap(({ id, value }) => (id && value ? [[id, value]] : [])));
  const cardIn = ({ body }: { body: Body }): Card => {
    if (body.task?.type !== 'continue') throw new Error(JSON.stringify(body));
    return body.task.value.card.content;
  };
  const press = (wire: ProductWire, card: Card, title: string) => {
    const action = card.actions.find((each) => each.title === title);
    if (action === undefined) throw new Error(card.actions.map((each) => each.title).join(', '));
    expect(action.type).toBe('Action.Submit');
    return invoke(wire, sam, 'composeExtension/submitAction', {
      commandId: 'lead-from-message',
      data: { ...action.data, ...valuesOf(card) },
    });
  };
  const countLeads = ({ store }: ProductWire) => store.read((view) => view.size(leads));

  test('the fields are guessed, shown first, and saved once', async () => {
    const wire = await startProduct();
    const before = await countLeads(wire);
    const form = cardIn(await invoke(wire, sam, 'composeExtension/fetchTask', message(enquiry)));
    expect(valuesOf(form)).toMatchObject({
      topic: 'we need 20 espresso machines',
      firstName: 'Jo',
      lastName: 'Frost',
      companyName: 'Frost & Sons Ltd',
      email: 'jo@frost-sons.example',
    });
    expect(await countLeads(wire)).toBe(before);
    const receipt = cardIn(await press(wire, form, 'Save lead'));
    expect(receipt.body[0]?.text).toContain('Jo Frost');
    await press(wire, form, 'Save lead');
    expect(await countLeads(wire)).toBe(before + 1);
  });

  test('duplicates are shown before anything is saved', async () => {
    const wire = await startProduct();
    const known = await wire.store.read((view) => view.get(leads, 'leeds-boosters'));
    const text = `We need chairs<br>Kind regards<br>Ann Weber<br>${known?.companyName}<br>${known?.email}`;
    const before = await countLeads(wire);
    const form = cardIn(await invoke(wire, sam, 'composeExtension/fetchTask', message(text)));
    const warned = cardIn(await press(wire, form, 'Save lead'));
    expect(await countLeads(wire)).toBe(before);
    expect(warned.actions.map(({ title }) => title)).toContain('Save anyway');
    await press(wire, warned, 'Save anyway');
    expect(await countLeads(wire)).toBe(before + 1);
  });

  test('cancel closes it, and says that nothing was saved', async () => {
    const wire = await startProduct();
    const form = cardIn(await invoke(wire, sam, 'composeExtension/fetchTask', message(enquiry)));
    const { body } = await press(wire, form, 'Cancel');
    expect(body.task).toMatchObject({ type: 'message', value: expect.stringContaining('Nothing was saved') });
  });

  test('a colleague who passes a message on is not taken for the lead', async () => {
    const wire = await startProduct();
    const user = { id: priya.id, displayName: 'Priya Nair' };
    const form = cardIn(
      await invoke(wire, sam, 'composeExtension/fetchTask', message('they need chairs', user)),
    );
    expect(valuesOf(form)).not.toHaveProperty('lastName');
    expect(await wire.store.read((view) => view.get(people, priya.id))).toBeDefined();
  });

  test('SEC8: data that the bot has not signed do nothing', async () => {
    const wire = await startProduct();
    const { body } = await invoke(wire, sam, 'composeExtension/submitAction', {
      data: { press: 'e30.AAAA' },
    });
    expect(body.task?.type).toBe('message');
  });
});

test('the chat in which somebody composes is never taken for their chat with the bot', async () => {
  const wire = await startProduct();
  await query(wire, sam, { name: 'text', value: 'ann' });
  await wire.bot.settled();
  expect(await wire.store.read((view) => view.get(conversations, sam.id))).toBeUndefined();
});

const strange = [undefined, null, 7, 'x', [], {}, { parameters: 'x' }, { parameters: [null] }, { lead: {} }];
const invokes = ['query', 'selectItem', 'queryLink', 'fetchTask', 'submitAction', 'onCardButtonClicked'];

test.each(invokes)('REL8: composeExtension/%s in any shape is answered, never with a 5xx', async (name) => {
  const wire = await startProduct();
  const more = [
    ...strange,
    { url: 7 },
    { data: null },
    { data: { press: {} } },
    { messagePayload: { body: 7 } },
    { messagePayload: { body: { content: null }, from: { user: null } } },
    {
      parameters: [
        { name: 7, value: {} },
        { name: 'owner', value: 'x'.repeat(5_000) },
      ],
    },
  ];
  for (const value of more) {
    const { status } = await invoke(wire, sam, `composeExtension/${name}`, value);
    expect([200, 400], JSON.stringify(value)).toContain(status);
  }
});

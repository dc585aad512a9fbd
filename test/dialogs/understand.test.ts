import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openReading } from '../../bot/utterances.ts';
import { asksAQuestion } from '../../dialogs/asking.ts';
import type { Command } from '../../dialogs/command.ts';
import { intentNames, intentOfCommand, writes } from '../../dialogs/intents.ts';
import { type Said, understand } from '../../dialogs/understand.ts';
import { wordsFor } from '../../dialogs/wording/wording.ts';

const read = await openReading();
const hear = (text: string, before: readonly Said[] = []) =>
  understand(text, { read, today: '2026-11-25', before });

describe('free wording is understood, with who and when (UX4)', () => {
  test.each([
    ['pls qualify the contoso lady', 'qualify-lead', { lead: 'contoso' }],
    ['could you qualify Ann Meyer for me, I’m driving', 'qualify-lead', { lead: 'Ann Meyer' }],
    ['Mach bitte aus Brauerei Gold eine Verkaufschance', 'qualify-lead', { lead: 'Brauerei Gold' }],
    ['could Ann Meyer be qualified?', 'can-i-qualify', { lead: 'Ann Meyer' }],
    ['may I qualify her?', 'can-i-qualify', {}],
    ['why can’t I move Ann forward', 'can-i-qualify', { lead: 'Ann' }],
    ['warum lässt sich Stahlbau Kern nicht qualifizieren?', 'can-i-qualify', { lead: 'Stahlbau Kern' }],
    [
      'kill the fabrikam lead, they went with someone else',
      'disqualify-lead',
      { lead: 'fabrikam', reason: 'Lost' },
    ],
    [
      'Frau Busch ist nicht erreichbar, bitte schließen',
      'disqualify-lead',
      { lead: 'Busch', reason: 'Cannot Contact' },
    ],
    ['who’s hot this week?', 'find-leads', { from: '2026-11-23', to: '2026-11-29' }],
    [
      'show me Tom’s leads from October',
      'find-leads',
      { owner: 'Tom', from: '2026-10-01', to: '2026-10-31' },
    ],
    ['what did we close last month', 'list-closed', { from: '2026-10-01', to: '2026-10-31' }],
    ['was hab ich noch offen', 'list-my-open', { owner: 'me' }],
    ['give Contoso to Maria', 'edit-lead', { lead: 'Contoso', owner: 'Maria' }],
    ['bring Adatum back, they called again', 'reactivate-lead', { lead: 'Adatum' }],
    ['merge Ann Meyer with Anne Meier', 'merge-leads', { lead: 'Ann Meyer', other: 'Anne Meier' }],
    ['how hot is Ann Meyer really?', 'score-of-lead', { lead: 'Ann Meyer' }],
    ['Warum hat Otto keine Punktzahl?', 'why-unscored', { lead: 'Otto' }],
    ['Reichen unsere Daten schon fürs Scoring?', 'scoring-readiness', {}],
    ['Benachrichtigungen stummschalten', 'notifications', {}],
    ['what happens when I disqualify?', 'question', {}],
    ['wie qualifiziere ich einen Lead?', 'question', {}],
    ['book me a flight to Lisbon', 'unknown', {}],
  ] as const)('%s', (text, intent, slots) => {
    const heard = hear(text);
    expect(heard.intent).toBe(intent);
    expect(heard.slots).toEqual(slots);
  });

  test.each([
    ['quailfy Ann Meyer pleas', 'qualify-lead'],
    ['disqualfy Ann Meyer', 'disqualify-lead'],
    ['my opne ledas', 'list-my-open'],
    ['scroe of Ann Meyer', 'score-of-lead'],
    ['sing out', 'sign-out'],
    ['hepl', 'help'],
    ['notenstufn ändern', 'grades'],
  ])('slips of the finger do no harm: %s', (text, intent) => {
    expect(hear(text).intent).toBe(intent);
  });
});

describe('a lead is named without what tells nobody apart (UX4)', () => {
  test.each([
    ['close Keller as lost', 'Keller'],
    ['disqualify Contoso no budget', 'Contoso'],
    ['show Keller details', 'Keller'],
    ['qualify ann meyer pleas', 'ann meyer'],
    ['show kim tran detials', 'kim tran'],
    ['open Jan Bitter', 'Jan Bitter'],
    ['kill the zyx lead, they went with someone else', 'zyx'],
    ['reopen the Meyer file', 'Meyer'],
    ['qualify Jan van der Berg', 'Jan van der Berg'],
    ['qualify Gruber & Söhne', 'Gruber & Söhne'],
    ['open ABC Logistics Ltd.', 'ABC Logistics Ltd'],
    ['qualify "Blue Sky"', 'Blue Sky'],
    ['qualify j.smith@acme.example', 'j.smith@acme.example'],
    ['disqualify 3M, lost', '3M'],
    ['Kindly qualify the lead Weiss. Thank you in advance.', 'Weiss'],
    ['qualify Maria from Contoso please', 'Maria'],
    ['disqualify the lady from Northwind', 'Northwind'],
    ['throw out the student from Ghent', 'student from Ghent'],
    ['Bitte Frau Müller von der Bäckerei Sommer anzeigen', 'Müller'],
    ['Der Lead Kessler Blech GmbH bitte qualifizieren', 'Kessler Blech GmbH'],
    ["what's Kovács's score?", 'Kovács'],
    ['pls qualify marcus thiele asap', 'marcus thiele'],
    ['Bitte wandeln Sie Frau Professor Ziegler in eine Verkaufschance um.', 'Ziegler'],
    ['Jog my memory about Rupert Ainsley would you', 'Rupert Ainsley'],
    ['why is Eklund nto scored', 'Eklund'],
    ['undo the qualification of Hal Dixon', 'Hal Dixon'],
    ["Qualify 'Van der Linden Bouw'", 'Van der Linden Bouw'],
    ['disqualify Keller, they bought from Siemens', 'Keller'],
    ['Wie ist der Stand bei Frau von Stetten?', 'von Stetten'],
    ['Nudge Siân along to the next stage', 'Siân'],
    ["what's blocking Selin from converting Harbour Glass?", 'Harbour Glass'],
    ['Metzgerei Hübner bitte an meine Kollegin Svenja übergeben', 'Metzgerei Hübner'],
    ['Have Dominic take Whitfield & Crane', 'Whitfield & Crane'],
    ["Can't get hold of Prudence Okonkwo for love nor money, shut it down", 'Prudence Okonkwo'],
    ['Magda will look after Ferndale', 'Ferndale'],
    ['convert Jo Ann Tiller', 'Jo Ann Tiller'],
    ['Praxis Dr. Engelke bitte qualifizieren', 'Praxis Dr. Engelke'],
    ['qualify Sylvie pretty please', 'Sylvie'],
    ['time to convert the Amsterdam law firm', 'Amsterdam law firm'],
  ])('%s: %s', (text, lead) => {
    expect(hear(text).slots.lead).toBe(lead);
  });
});

describe('why a lead is closed is heard in any words', () => {
  test.each([
    ['close Mapleton - kept getting voicemail', 'Cannot Contact'],
    ['no go for Barlow & Pike, funding dried up', 'Canceled'],
    ['Disqualify the Antwerp warehouse, they ended up with Oracle', 'Lost'],
    ['Kindly disqualify Mrs Vandamme since her interest has vanished.', 'No Longer Interested'],
    ['Frau Kolb will nich mehr, disqualifizier sie bitte', 'No Longer Interested'],
    ['Stadler Events: Veranstaltung fällt aus, Lead schließen', 'Canceled'],
    ['schmeiß die pichler raus, nimmt was anderes', 'Lost'],
    ['disqualify Contoso', undefined],
  ])('%s: %s', (text, reason) => {
    expect(hear(text)).toMatchObject({ intent: 'disqualify-lead' });
    expect(hear(text).slots.reason).toBe(reason);
  });
});

describe('who is named', () => {
  test.each([
    ['can you look up amrit gill pls', 'amrit gill'],
    ['gibts bei uns schon einen Lead zu Yilmaz Feinkost oder muss ich den neu machen', 'Yilmaz Feinkost'],
    ['Mach aus dem Lead Carstens eine Verkaufschance', 'Carstens'],
    ['Get Emeka Daniels qualified before the call at 3 please', 'Emeka Daniels'],
    ['close the lead of Mister Benali, he bought from somebody else', 'Benali'],
    [
      'Getting "You do not have sufficient privileges to complete this action" when I save Fernanda Quill',
      'Fernanda Quill',
    ],
  ])('%s', (text, lead) => {
    expect(hear(text).slots.lead).toBe(lead);
  });
});

describe('whose leads are meant', () => {
  test.each([
    ['list open leads, not only mine', 'list-open', undefined],
    ['open stuff of my team', 'list-open', undefined],
    ['the open ones that belong to me', 'list-my-open', 'me'],
    ['what did I close last week', 'list-closed', 'me'],
    ['hot leads of Marlene', 'find-leads', 'Marlene'],
    ['I’ll take over Delta Mills', 'edit-lead', 'me'],
    ['give Delta Mills to Nuria, she knows them', 'edit-lead', 'Nuria'],
    ['hand Lotus Exports over to Vikram, he speaks Gujarati', 'edit-lead', 'Vikram'],
    ['Geben Sie den Lead Glaserei Thoms bitte an Carsten weiter.', 'edit-lead', 'Carsten'],
    ['was liegt bei Yvonne noch offen', 'list-open', 'Yvonne'],
    ['I’ll look after Pemba Lodge from here', 'edit-lead', 'me'],
    ['ich übernehm den grubinger', 'edit-lead', 'me'],
    ['Change owner of 4Sight Optics to Mei Ling', 'edit-lead', 'Mei Ling'],
    ['please change the owner of Summit Roofing to Kelly she’s taking it over', 'edit-lead', 'Kelly'],
    ['I want Noor to own the Larkspur lead from now on', 'edit-lead', 'Noor'],
    ['gib hofstetter ag mal an lukas ab', 'edit-lead', 'lukas'],
    ['Reassign Pemberton Glass from Luke to Aisha', 'edit-lead', 'Aisha'],
    ['Move Carrington Aerospace over to Stephanie’s list', 'edit-lead', 'Stephanie'],
    ['harrow freight goes to bill', 'edit-lead', 'bill'],
    ['give Pemberton Glass to Mrs Young', 'edit-lead', 'Young'],
    ['Morgenrot Bettwaren bitte an Kollegin Imke Dahlhaus übergeben', 'edit-lead', 'Imke Dahlhaus'],
    ['Zuständig für Hofladen Grünschnabel soll ab sofort Tjark Onken sein.', 'edit-lead', 'Tjark Onken'],
    [
      'bitte die kollegin Rahel Spescha bei Steinbock Outdoor als besitzer eintragen',
      'edit-lead',
      'Rahel Spescha',
    ],
    [
      'Wäscheklammer Textilpflege weiterreichen an den Kollegen Hinnerk Wübbena',
      'edit-lead',
      'Hinnerk Wübbena',
    ],
    ['Das Pflegenetz Sorgenfrei kann der Kollege Yannick Dreesen haben', 'edit-lead', 'Yannick Dreesen'],
    ['Make Priya Nair the owner of Delta Mills', 'edit-lead', 'Priya Nair'],
    ['Den Krummenacher nehm ich, trag mich da als Besitzer ein', 'edit-lead', 'me'],
    ['Show Marta’s best leads', 'find-leads', 'Marta'],
    ['can I have the closed leads of October as a spreadsheet', 'export', undefined],
  ])('%s', (text, intent, owner) => {
    const heard = hear(text);
    expect(heard.intent).toBe(intent);
    expect(heard.slots.owner).toBe(owner);
  });
});

describe('a change of hands and a change of a field are told apart', () => {
  test.each([
    ['give Contoso to Maria', { lead: { words: 'Contoso' }, to: { kind: 'words', words: 'Maria' } }],
    ['I’ll take over Delta Mills', { lead: { words: 'Delta Mills' }, to: { kind: 'me' } }],
    [
      'Please assign Peebles Garden Centre over to Shona, she knows the owners',
      { lead: { words: 'Peebles Garden Centre' }, to: { words: 'Shona' } },
    ],
    [
      'Kosmetik Çelik bitte dem Kollegen Ruprecht zuweisen',
      { lead: { words: 'Kosmetik Çelik' }, to: { words: 'Ruprecht' } },
    ],
  ])('%s', (text, to) => {
    expect(hear(text).command).toMatchObject({ kind: 'assign-lead', ...to });
  });

  test('whose hands, where nobody is named, is asked', () => {
    expect(hear('change the owner of Delta Mills').command).toEqual({
      kind: 'assign-lead',
      lead: { kind: 'words', words: 'Delta Mills' },
    });
  });

  test('a name that is spelt wrong is no owner', () => {
    expect(hear('typo in Hoffmanm, it should be Hoffmann').command).toMatchObject({ kind: 'edit-lead' });
  });
});

describe('what is beyond the bot is said to be so, and starts nothing', () => {
  test.each([
    ['create a quote', 'quote'],
    ['create a quote in Word', 'quote'],
    ['Erstelle ein Angebot für Contoso', 'quote'],
    ['send an e-mail to Ann', 'mail'],
    ['mail Ann the price list', 'mail'],
    ['schreib eine Mail an Ann', 'mail'],
    ['book a meeting', 'meeting'],
    ['mach einen Termin mit Ann', 'meeting'],
    ['call Ann Meyer', 'call'],
    ['make a report in Excel', 'document'],
    ['export my leads to Excel', 'export'],
  ] as const)('%s', (text, what) => {
    expect(hear(text).command).toMatchObject({ kind: 'beyond', what });
  });

  test.each([
    ['who should I call first', 'find-leads'],
    ['email of Ann Meyer', 'show-lead'],
    ['make an opportunity of Contoso', 'qualify-lead'],
    ['create a lead for Ann', 'new-lead'],
    ['Tailspin wants an offer, qualify them', 'qualify-lead'],
    ['change the email of Ann Meyer', 'edit-lead'],
    ['send me the digest weekly', 'notifications'],
  ])('what the bot does is not beyond it: %s', (text, intent) => {
    expect(hear(text).intent).toBe(intent);
  });
});

describe('what was said before', () => {
  const before: readonly Said[] = [
    { role: 'user', content: 'can I qualify Pieter de Groot?' },
    { role: 'assistant', content: 'Yes, nothing is missing for Pieter de Groot.' },
  ];

  test('whoever a company was asked for is meant, not the company', () => {
    const asked: readonly Said[] = [
      { role: 'user', content: 'who is the contact at Cactus Flower Linens?' },
      { role: 'assistant', content: 'Consuelo Barragán, Cactus Flower Linens, open, grade D.' },
    ];
    expect(hear('why is her grade so low', asked).slots.lead).toBe('Consuelo Barragán');
  });

  test('she who left a company is meant, not the company', () => {
    const shown: readonly Said[] = [
      { role: 'user', content: 'show me Camille Arsenault' },
      { role: 'assistant', content: 'Camille Arsenault, Juniper Labs, open, grade C.' },
    ];
    const heard = hear('she left Juniper Labs and nobody there knows us, so kill the lead', shown);
    expect(heard.slots.lead).toBe('Camille Arsenault');
  });

  test('“den dritten disqualifizieren” is the third of the list', () => {
    const listed: readonly Said[] = [
      { role: 'user', content: 'meine offenen' },
      {
        role: 'assistant',
        content:
          '1. Vroni Stadler, Almwirt. 2. Emir Kraus, Kraus Transporte. 3. Hias Lechner, Sägewerk Lechner.',
      },
    ];
    expect(hear('den dritten disqualifizieren, will nimmer', listed).slots.lead).toBe('Hias Lechner');
  });

  test('the owner that an answer named is no lead', () => {
    const told: readonly Said[] = [
      { role: 'user', content: 'hadrian hotels, who is on it' },
      { role: 'assistant', content: 'Hadrian Hotels, open. Owner: Monica Dale.' },
    ];
    expect(hear('qualify it, Monica won’t mind', told).slots.lead).toBe('Hadrian Hotels');
  });

  test('of people with their companies, “the last one” is a person', () => {
    const listed: readonly Said[] = [
      { role: 'user', content: 'my open leads' },
      { role: 'assistant', content: 'You have 2: Boyd Harmon, Harmon Roofing; Cynthia Mao, Mao Hotels.' },
    ];
    expect(hear('disqualify the last one', listed).slots.lead).toBe('Cynthia Mao');
  });

  test('“him” is the lead last spoken of', () => {
    expect(hear('yes, qualify him', before)).toMatchObject({
      intent: 'qualify-lead',
      slots: { lead: 'Pieter de Groot' },
    });
  });

  test('who must not be named by mistake is not who it is undone for', () => {
    expect(hear('wrong Berger! revert').slots.lead).toBeUndefined();
  });

  test('“it” behind a name means that name; without one, whom was spoken of', () => {
    expect(hear('kapoor moved to a new company change it', before).slots.lead).toBe('kapoor');
    expect(hear('her title is wrong', before).slots.lead).toBe('Pieter de Groot');
  });

  test('“then do it” agrees to what was asked about', () => {
    expect(hear('then do it', before).intent).toBe('qualify-lead');
    expect(hear('then do it').intent).not.toBe('qualify-lead');
  });

  test('“the same for Ann” wants of Ann what was wanted last', () => {
    const said = [{ role: 'user', content: 'disqualify Contoso, they went with someone else' }];
    for (const text of ['same for Ann', 'and Ann too', 'dasselbe für Ann'])
      expect(hear(text, said)).toMatchObject({
        intent: 'disqualify-lead',
        slots: { lead: 'Ann', reason: 'Lost' },
      });
    expect(hear('same for Ann').intent).not.toBe('disqualify-lead');
  });

  test('“him as he is” is nobody’s name', () => {
    expect(hear('may I qualify him as he is?', before).slots.lead).toBe('Pieter de Groot');
  });

  test('whoever looked for leads means the one that was found', () => {
    const found = [
      { role: 'user', content: 'closed leads named Hansen' },
      { role: 'assistant', content: 'Hansen Marine, disqualified (Lost).' },
    ];
    expect(hear('open it again', found).slots.lead).toBe('Hansen Marine');
  });

  test('“merge A w B” names two, however they are joined', () => {
    expect(hear('merge eleni pappas w helen pappas').slots).toEqual({
      lead: 'eleni pappas',
      other: 'helen pappas',
    });
  });

  test('“the second one” is the second of the list', () => {
    const list = { role: 'assistant', content: 'I found 2 leads: 1. Keppler Tools, 2. Keppler & Sohn' };
    expect(hear('the second one', [{ role: 'user', content: 'find keppler' }, list]).slots.lead).toBe(
      'Keppler & Sohn',
    );
    expect(hear('qualify the last one', [list])).toMatchObject({
      intent: 'qualify-lead',
      slots: { lead: 'Keppler & Sohn' },
    });
    expect(hear('number 1 please', [list]).slots.lead).toBe('Keppler Tools');
    const numbered = { role: 'assistant', content: '1. Bergmann Kältetechnik 2. Harbour Glass' };
    const asked = { role: 'user', content: 'leads from Linz' };
    expect(hear('the second', [asked, numbered]).slots.lead).toBe('Harbour Glass');
  });
});

describe('a sentence that asks a question never writes', () => {
  const starts = [
    'how do I',
    'why can’t I',
    'what happens when I',
    'when should I',
    'who may',
    'did somebody',
    'should I',
    'is it wise to',
    'tell me how to',
    'do you know how I',
    'warum soll ich',
    'wie kann ich',
    'was passiert, wenn wir',
    'darf man',
  ];
  const deeds = [
    'qualify',
    'disqualify',
    'close',
    'reactivate',
    'merge',
    'undo',
    'set active',
    'convert',
    'qualifizieren',
    'zusammenführen',
    'kill',
  ];
  const ends = ['Ann Meyer', 'the contoso lady', 'it', 'a lead', 'all of them', 'Müller', ''];

  test('whatever it is about', () => {
    const parts = [fc.constantFrom(...starts), fc.constantFrom(...deeds), fc.constantFrom(...ends)] as const;
    fc.assert(
      fc.property(...parts, fc.constantFrom('', '?', ' please', ' now?'), (start, deed, end, mark) => {
        const { intent } = hear(`${start} ${deed} ${end}${mark}`);
        return !writes.has(intent);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['could you qualify Ann, please?', false],
    ['can you close the fabrikam lead?', false],
    ['Kannst du Bergmann qualifizieren?', false],
    ['Kann man Alpin reaktivieren? mach mal', false],
    ['do it', false],
    ['They want to go ahead, can you convert them?', false],
    ['close the fabrikam lead, would you?', false],
    ['Ann hat zugesagt, kannst du sie qualifizieren?', false],
    ['Shall we move Ann on? Yes, do', false],
    ["Can't get hold of Ann, shut it down", false],
    ['must change the telephone of Ann', false],
    ['can you note down Claire Dubois as a lead, she left her number', false],
    ['can you add a lead for Claire Dubois?', false],
    ['Könnten Sie bitte Frau Dr. Hartwig qualifizieren?', false],
    ['qualify Ann?', true],
    ["can't I qualify Ann", true],
    ['must a lead have a company', true],
    ['could you create a lead without a phone number?', true],
    ['for what reason I can not qualify Ann', true],
    ['Aus welchem Grund lässt sich Ann nicht qualifizieren', true],
    ['Ann said yes, can you tell me what is missing?', true],
    ['will it be saved, ok?', true],
    ['could Ann be qualified?', true],
    ['can you qualify a lead without a company?', true],
    ['Hi! does qualifying create an account', true],
    ['Wird der Lead gelöscht', true],
  ])('%s: %s', (text, asks) => {
    expect(asksAQuestion(text)).toBe(asks);
  });
});

describe('where the bot is not sure', () => {
  test.each(['hmm meyer or so', 'contoso or so or', 'flumm the quux'])(
    'it asks back with guesses that are commands: %s',
    (text) => {
      const { intent, command } = hear(text);
      expect(intent).toBe('unknown');
      const { guesses = [] } = command as Extract<Command, { kind: 'unknown' }>;
      expect(guesses.length).toBeGreaterThan(0);
      for (const guess of guesses) expect(guess.kind).not.toBe('unknown');
    },
  );

  test.each([
    'improved duplicates disabled',
    'improved duplicates enabled',
    'improved duplicates off',
    'duplicate check disabled',
    'duplicate detection off for leads',
    'grid qualify duplicates',
    'new lead unscored 30 min',
  ])('what only tells how something is starts nothing: %s', (text) => {
    expect(hear(text).command.kind).toBe('unknown');
  });

  test.each([
    'find duplicate contacts',
    'search everything for duplicates',
    'check all leads for duplicates',
    'deduplicate the leads',
    'Dublettenprüfung starten',
  ])('who wants duplicates sought has them sought: %s', (text) => {
    expect(hear(text).intent).toBe('scan-duplicates');
  });

  test('three guesses come with every reading, best first, all by their stable names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { guesses, confidence } = hear(text);
        return (
          guesses.length === 3 &&
          guesses.every((name) => intentNames.includes(name)) &&
          confidence >= 0 &&
          confidence <= 1
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('what the help shows can be typed', () => {
  const examples = (['en', 'de'] as const).flatMap((locale) =>
    (['stranger', 'salesperson', 'manager', 'administrator'] as const).flatMap((part) =>
      wordsFor({ locale }).examples(part),
    ),
  );
  test.each([...new Set(examples)])('%s', (example) => {
    expect(hear(example).command.kind).not.toBe('unknown');
  });

  test('every button’s label, typed, means what the button does, in both languages', () => {
    const commands: readonly Command[] = [
      { kind: 'help' },
      { kind: 'cancel' },
      { kind: 'list-leads', view: 'my-open' },
      { kind: 'list-leads', view: 'open' },
      { kind: 'list-leads', view: 'closed' },
      { kind: 'list-leads', view: 'all' },
      { kind: 'new-lead' },
      { kind: 'bulk-qualify' },
      { kind: 'settings' },
      { kind: 'roles' },
      { kind: 'rules' },
      { kind: 'mappings' },
      { kind: 'process' },
      { kind: 'automations' },
      { kind: 'requests' },
      { kind: 'request-access' },
      ...(
        [
          'edit-lead',
          'assign-lead',
          'qualify-lead',
          'can-i-qualify',
          'disqualify-lead',
          'reactivate-lead',
          'next-stage',
          'undo',
        ] as const
      ).map((kind): Command => ({ kind, lead: { kind: 'last' } })),
    ];
    for (const locale of ['en', 'de']) {
      for (const command of commands) {
        const label = wordsFor({ locale }).offer(command);
        expect(`${label} → ${hear(label).intent}`).toBe(`${label} → ${intentOfCommand(command)}`);
      }
    }
  });
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseUtterances, type Utterance } from '../../domain/utterances/bank.ts';
import { learnUtterances } from '../../domain/utterances/learn.ts';
import { openModel } from '../../domain/utterances/model.ts';
import { printModel } from '../../domain/utterances/model-file.ts';

/** `text | intent | slot=value; slot=value`; a `*` before the text: mistyped. */
const lines = `
qualify Emma Schulz | qualify-lead | lead=Emma Schulz
please qualify the lead Contoso Pumps | qualify-lead | lead=Contoso Pumps
* qualfy jane doe pls | qualify-lead | lead=jane doe
qualify Anna Berg, not the one from Fabrikam | qualify-lead | lead=Anna Berg | Fabrikam
disqualify Nordwind AG as lost | disqualify-lead | lead=Nordwind AG; reason=lost
disqualify the lead Litware, cannot contact them | disqualify-lead | lead=Litware; reason=cannotContact
disqualify Bob Stone | disqualify-lead | lead=Bob Stone
close the lead Tailspin as lost | disqualify-lead | lead=Tailspin; reason=lost
show me the lead Emma Schulz | show-lead | lead=Emma Schulz
show lead Tailspin Toys | show-lead | lead=Tailspin Toys
find leads about pumps | find-leads | text=pumps
find leads about cooling towers | find-leads | text=cooling towers
assign Contoso Pumps to Mira Vogt | assign-lead | lead=Contoso Pumps; owner=Mira Vogt
assign the lead Jane Doe to me | assign-lead | lead=Jane Doe; owner=me
merge Emma Schulz with E. Schulz | merge-leads | lead=Emma Schulz; other=E. Schulz
which leads are mine? | my-leads
show my open leads | my-leads
`;
const germanLines = `
Qualifiziere bitte Alpin Käserei | qualify-lead | lead=Alpin Käserei
bitte den Lead Emma Schulz qualifizieren | qualify-lead | lead=Emma Schulz
schließe den Lead Nordwind AG als verloren | disqualify-lead | lead=Nordwind AG; reason=lost
zeige mir den Lead Ann Smith | show-lead | lead=Ann Smith
suche Leads zu Kühlturm | find-leads | text=Kühlturm
weise Contoso bitte Mira Vogt zu | assign-lead | lead=Contoso; owner=Mira Vogt
welche Leads sind meine? | my-leads
`;

const bankOf = (text: string, locale: string): readonly Utterance[] => {
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()));
  const json = rows.map(([said = '', intent, slots = '', aside], at) =>
    JSON.stringify({
      id: `${locale}-${at}`,
      text: said.replace('* ', ''),
      ...(intent !== '' && { intent }),
      locale,
      slots: Object.fromEntries(
        slots
          .split('; ')
          .filter(Boolean)
          .map((slot) => slot.split('=')),
      ),
      ...(aside !== undefined && { asides: [aside] }),
      ...(said.startsWith('*') && { kind: 'typo' }),
    }),
  );
  const bank = parseUtterances(json.join('\n'));
  if (!bank.ok) throw new Error(bank.problem);
  return bank.value;
};

const effort = { copies: 2, folds: 2, taggerRounds: 3, rounds: 4, rate: 0.1, decay: 0.0005 };
const taught = () => {
  const asked = bankOf('why can I not qualify a lead? | faq\nwhat is Emma Schulz worth? |', 'en-US');
  return learnUtterances([...bankOf(lines, 'en-US'), ...bankOf(germanLines, 'de-DE')], asked, effort);
};

const fingerprint = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** Who changes knowingly how utterances are learnt or read has the new fingerprints written by `npx vitest run -u` of this file. */
test('the same bank teaches the same in every release', () => {
  expect(fingerprint(printModel(taught(), 'x'))).toMatchInlineSnapshot(`"a52320b76204"`);
});

const said = [
  'qualify Hugo Lindqvist',
  'Qualify hugo lindqvist please',
  'qualify emma... sorry, Emma Schulz',
  'disqualify Bob Stone as lost',
  'assign Contoso Pumps to mira vogt',
  'merge Jane Doe with J. Doe Ltd.',
  'find leads about Zentrifuge',
  'zeige mir Xaver Öztürk',
  'Ich meine den Lead NORDWIND',
  'qualify ann@contoso.example',
  'lead 4711?',
  '',
  'mine',
  'Schließe Emma als verloren',
  'qualify Jan van der Berg',
  'qualify the lead of Maria de la Cruz, please',
  'show lead Ludwig von Mises',
  'disqualify Müller & Söhne as lost',
  'qualify Smith and Partners',
  'show me Dr. R. Osei of Fabrikam',
  'qualify Mr. Tanaka. He called today.',
  'qualify Anna from Tailspin',
  'show the hotel in Nice Old Town',
  'show lead the bakery from Graz',
  'merge Frau Müller von der Bäckerei Sommer with Max',
  'assign lead 3M to me',
  `assign "Blue Sky" to Tom O'Hara`,
  'weise den Lead Ölmühle Hagen Kim Berg zu',
  'find leads about Q3 pumps from 2026',
  'suche nach Kreiselpumpe DN50',
  'qualify ann.weber@contoso.example today',
  'qualify ann@x.example and bob@y.example',
  'I mean Otto Brand',
  'quatsch, ich meinte Nina Holt',
  'show Emma, no rather Emilia Stone',
  'bitte qualifiziere ALPIN KÄSEREI',
  "qualify jan-luca d'Angelo's lead",
  'show lead Zhang Wei (Litware)',
  'please show me my open leads',
  'open leads mine which',
  'disqualify Karl; cannot contact him',
  'close Emma, she went with Fabrikam',
  'qualfy Emma Shculz',
  'shwo lead Tailspin',
  'hre is Emma',
  'qualifyy Bob',
  'merge A with B',
  'merge Ann Smith with Bob Stone and Cy Young',
  'assign to Mira Vogt',
  'assign Contoso',
  'find leads about',
  'zeige Xi',
  'Welche?',
  'was ist mit Jürgen Groß aus Hagen',
  'Ich will den Lead Sommer GmbH & Co qualifizieren',
  'can you please qualify the Alan turing lead from Manchester',
  'lead Ødegård',
  'qualify José Núñez',
  "what about the lead of Mrs Lee's brother",
  '!!!',
  '12345',
  '<script>alert(1)</script>',
  'a a a a a a',
  'Emma Schulz Emma Schulz',
];

test('and the same sentences are read the same', () => {
  const read = openModel(taught());
  const readings = said.map((text) => {
    const { tongue, lead, other, owner, text: sought, maybe, ordinary, reason, intents } = read(text);
    const likely = intents.map(({ name, likelihood }) => [name, likelihood.toFixed(6)]);
    return { tongue, lead, other, owner, text: sought, maybe, ordinary, reason, intents: likely };
  });
  expect(fingerprint(JSON.stringify(readings))).toMatchInlineSnapshot(`"631a6efdd0ac"`);
});

test('whatever is asked of a reading first', () => {
  const read = openModel(taught());
  const parts = ['tongue', 'intents', 'lead', 'other', 'owner', 'text', 'maybe', 'reason'] as const;
  for (const text of said) {
    const [forth, back] = [read(text), read(text)];
    const backwards = parts.toReversed().map((part) => back[part]);
    expect(backwards.toReversed()).toEqual(parts.map((part) => forth[part]));
  }
});

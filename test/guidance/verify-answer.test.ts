import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { systemPrompt, writtenLimit } from '../../domain/guidance/model-prompt.ts';
import type { Source } from '../../domain/guidance/model-sources.ts';
import { sourcesFor } from '../../domain/guidance/model-sources.ts';
import { numbersIn } from '../../domain/guidance/numbers.ts';
import { type Grounds, verifyAnswer } from '../../domain/guidance/verify-answer.ts';
import { form } from '../bot/fake-openai.ts';
import { theKnowledge } from './the-guidance.ts';

const sources: readonly Source[] = [
  {
    id: 'faq-scoring-minimum-requirement',
    title: 'Checking that there are enough leads for a scoring model',
    text: 'A model needs at least 40 qualified and 40 disqualified leads. See make.powerapps.com.',
  },
  {
    id: 'err-lead-closed',
    title: 'Lead is already closed',
    text: 'A closed lead cannot be qualified. Reactivate the lead, then qualify it again.',
  },
];
const grounds: Grounds = { sources, question: 'Can I score 25 leads?', here: [{ count: 7 }], language: 'en' };
const verdict = (answer: string, citations: readonly string[] = [], over: Partial<Grounds> = {}) =>
  verifyAnswer(form(answer, citations), { ...grounds, ...over });
const why = (...given: Parameters<typeof verdict>): string => {
  const found = verdict(...given);
  return found.ok ? 'shown' : found.why;
};

describe('an answer that rests on its sections is shown', () => {
  test('its section ids become numbers in the order of their appearance', () => {
    expect(
      verdict(
        'Reactivate the lead [err-lead-closed]. A model needs 40 qualified leads [faq-scoring-minimum-requirement]. It is closed [err-lead-closed].',
      ),
    ).toEqual({
      ok: true,
      text: 'Reactivate the lead [1]. A model needs 40 qualified leads [2]. It is closed [1].',
      cited: ['err-lead-closed', 'faq-scoring-minimum-requirement'],
    });
  });

  test('what it cites beside its text is cited at its end, once', () => {
    expect(verdict('Reactivate the lead.', ['err-lead-closed', 'err-lead-closed'])).toMatchObject({
      text: 'Reactivate the lead. [1]',
    });
  });

  test('citations of what it was not given are dropped', () => {
    expect(
      verdict('Reactivate the lead [err-lead-closed][err-next-stage][1][nonsense].', ['err-overview']),
    ).toEqual({
      ok: true,
      text: 'Reactivate the lead [1].',
      cited: ['err-lead-closed'],
    });
  });

  test.each([
    ['figures of the section', 'A model needs 40 qualified leads'],
    ['the same spelt out', 'A model needs forty qualified leads'],
    ['figures of the question', 'A model needs at least 40 qualified leads, not 25'],
    ['figures of the organisation', 'A model needs 40 leads: 7 qualified'],
    ['the numbers of a list', '1. A model needs leads.\n2. Qualified and disqualified leads'],
    ['an address of the section', 'A model needs leads: see make.powerapps.com'],
  ])('with %s', (_, answer) => {
    expect(why(answer, ['faq-scoring-minimum-requirement'])).toBe('shown');
  });

  test('what it cites in its text is not cited at its end, and what it cites beside it comes behind one space', () => {
    const both = ['err-lead-closed', 'faq-scoring-minimum-requirement'];
    expect(verdict('Reactivate the lead [err-lead-closed].\n', both)).toMatchObject({
      text: 'Reactivate the lead [1]. [2]',
      cited: both,
    });
    expect(verdict('Reactivate the lead.\n', both)).toMatchObject({ text: 'Reactivate the lead. [1][2]' });
  });

  test('several sections in one bracket are several citations, and marks of code and double spaces go', () => {
    expect(
      verdict('Reactivate  the `lead` [ err-lead-closed, faq-scoring-minimum-requirement;nonsense ].'),
    ).toMatchObject({ text: 'Reactivate the lead [1][2].' });
  });

  test('figures of a question or a section are read by themselves, whatever stands beside them', () => {
    const five = { id: 'err-lead-closed', title: 'Closed', text: 'Reactivate leads above 5' } as const;
    const forty = { id: 'err-next-stage', title: '40 leads', text: 'Leads up to 7' } as const;
    const cited = { sources: [five, forty], question: '25 leads?' };
    const both = ['err-lead-closed', 'err-next-stage'];
    expect(why('Reactivate 40 leads, not 25 leads', both, cited)).toBe('shown');
    expect(why('Reactivate 540 leads', both, cited)).toBe('foreignNumber');
  });

  test('with as many letters as a model may write', () => {
    const long = (letters: number) => `${'lead '.repeat(writtenLimit).slice(0, letters - 1)}x`;
    expect(why(long(writtenLimit), ['err-lead-closed'])).toBe('shown');
    expect(why(long(writtenLimit + 1), ['err-lead-closed'])).toBe('tooLong');
  });

  test('if half of its words come from its sections, small words not counted', () => {
    expect(why('Reactivate passwords', ['err-lead-closed'])).toBe('shown');
    expect(why('Reactivate all passwords everywhere', ['err-lead-closed'])).toBe('notFromSources');
    expect(why('You should do this with them before and after: reactivate', ['err-lead-closed'])).toBe(
      'shown',
    );
    expect(why('…!', ['err-lead-closed'])).toBe('notFromSources');
  });

  test.each([
    (json: string) => `\`\`\`json\n${json}\n\`\`\``,
    (json: string) => `\n\`\`\`\n${json}\n\`\`\`\n`,
    (json: string) => `\`\`\`json  ${json}  \`\`\``,
    (json: string) => `\`\`\`${json}\`\`\``,
  ])('in a fence of code, as some servers put it (%#)', (fence) => {
    expect(verifyAnswer(fence(form('Reactivate the lead [err-lead-closed].')), grounds).ok).toBe(true);
    expect(
      verifyAnswer(`${fence(form('Reactivate the lead [err-lead-closed].'))} Good luck!`, grounds),
    ).toEqual({ ok: false, why: 'notJson' });
  });

  test('in another language, whose words cannot be compared', () => {
    const german = 'Reaktivieren Sie den geschlossenen Vorgang zuerst [err-lead-closed].';
    expect(why(german, [], { language: 'de' })).toBe('shown');
    expect(why(german)).toBe('notFromSources');
  });
});

describe('SEC11: anything else is not', () => {
  const closed = ['err-lead-closed'];
  test.each([
    ['no citation', 'Reactivate the lead.', [], 'noCitation'],
    ['invented citations only', 'Reactivate the lead [err-invented].', ['faq-made-up'], 'noCitation'],
    ['a citation and no words', '[err-lead-closed]', closed, 'empty'],
    ['too many words', 'Reactivate the lead. '.repeat(60), closed, 'tooLong'],
    ['a figure of its own', 'Reactivate the lead within 30 days.', closed, 'foreignNumber'],
    ['a figure of a section it does not cite', 'Reactivate the 40 leads.', closed, 'foreignNumber'],
    ['a figure spelt out', 'Reactivate the lead within thirty days.', closed, 'foreignNumber'],
    ['a figure in Arabic digits', 'Reactivate the lead within ٣٠ days.', closed, 'foreignNumber'],
    ['a figure in wide digits', 'Reactivate the lead within ３０ days.', closed, 'foreignNumber'],
    ['a link', 'Reactivate the lead at https://evil.example/x', closed, 'link'],
    ['a bare host', 'Reactivate the lead: evil.example', closed, 'link'],
    ['an address of a section it does not cite', 'Reactivate the lead: make.powerapps.com', closed, 'link'],
    ['a link of one slash', 'Reactivate the lead at x-app:/evil', closed, 'link'],
    ['a host with a wide dot', 'Reactivate the lead: evil。example', closed, 'link'],
    ['a mailbox of a bare host', 'Reactivate the lead, ask it@evil', closed, 'link'],
    ['an e-mail address', 'Reactivate the lead, ask it@evil.example', closed, 'link'],
    ['a phone link', 'Reactivate the lead, tel:+', closed, 'link'],
    ['a Markdown link', 'Reactivate [the lead](javascript:x)', closed, 'link'],
    ['HTML', 'Reactivate <b>the lead</b>', closed, 'markup'],
    ['a mention', '<at>Everyone</at> reactivate the lead', closed, 'markup'],
    ['a card function', 'Reactivate the lead {{DATE(x)}}', closed, 'markup'],
    ['hidden characters', 'Reactivate the lead\u202e qualify', closed, 'markup'],
    ['something encoded', `Reactivate the lead ${'QUJD'.repeat(20)}`, closed, 'markup'],
    ['a claim to have acted', 'I have reactivated the lead.', closed, 'claimsAction'],
    ['something else altogether', 'Send your password to the help desk at once.', closed, 'notFromSources'],
    ['its own rules', `Reactivate. ${systemPrompt.split('\n')[1]?.slice(0, 200)}`, closed, 'echoesPrompt'],
  ] as const)('%s', (_, answer, citations, reason) => {
    expect(why(answer, citations)).toBe(reason);
  });

  test.each([
    ['a page', 'https://contoso.com/help', 'https://contoso.com/helpless'],
    ['a host', 'contoso.com', 'contoso.com/evil'],
    ['a host', 'contoso.com', 'contoso.comic'],
    ['a number', 'tel:+43', 'tel:+43900'],
    ['a mailbox', 'it@contoso', 'it@contoso2'],
    ['a mailbox', 'it@contoso', 'bit@contoso'],
  ])('%s that only begins or ends like one of the section: %s, %s', (_, known, longer) => {
    const source = {
      id: 'err-lead-closed',
      title: 'Closed',
      text: `Reactivate the lead: see ${known} there.`,
    } as const;
    expect(why(`Reactivate the lead: see ${known} there`, closed, { sources: [source] })).toBe('shown');
    expect(why(`Reactivate the lead: see ${longer} there`, closed, { sources: [source] })).toBe('link');
  });

  test('seven words in a row of its rules are an echo, six are not', () => {
    const rules = systemPrompt.split(' ').slice(0, 7);
    const said = (words: number) => `Reactivate: ${rules.slice(0, words).join(' ')}`;
    expect(why(said(7), closed, { language: 'de' })).toBe('echoesPrompt');
    expect(why(said(6), closed, { language: 'de' })).toBe('shown');
  });

  test.each([
    '',
    'no JSON',
    '[]',
    'null',
    '"text"',
    '{}',
    '{"canAnswer":"yes","answer":"x","citations":[]}',
    '{"canAnswer":true,"answer":7,"citations":["err-lead-closed"]}',
  ])('a reply of another form: %s', (reply) => {
    expect(verifyAnswer(reply, grounds)).toEqual({ ok: false, why: 'notJson' });
  });

  test('a model that cannot answer', () => {
    expect(verifyAnswer(form('Well [err-lead-closed]', [], false), grounds)).toEqual({
      ok: false,
      why: 'cannotAnswer',
    });
  });

  test('whatever is written: every citation shown is of a given section, every number of a known text', () => {
    const word = fc.constantFrom(
      ...[
        'lead',
        'closed',
        'reactivate',
        '40',
        '41',
        '1,000',
        '[1]',
        '[err-lead-closed]',
        '[err-next-stage]',
      ],
      ...['[faq-scoring-minimum-requirement]', 'evil.example', 'http://x', '\n', '<at>', '[x](y)', '2.', '٤'],
    );
    const answers = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        answers,
        fc.array(fc.constantFrom('err-lead-closed', 'err-next-stage', 'x')),
        (answer, cites) => {
          const found = verdict(answer, cites, { language: 'de' });
          if (!found.ok) return;
          const numbers = [...found.text.matchAll(/\[([^\]]*)\]/g)].map(([, n]) => Number(n));
          expect(found.cited.every((id) => sources.some((source) => source.id === id))).toBe(true);
          expect(numbers.every((n) => n >= 1 && n <= found.cited.length)).toBe(true);
          expect(new Set(numbers).size).toBe(found.cited.length);
          expect(found.text).not.toMatch(/evil|http|<|\]\(|41|٤/);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('figures are compared by value', () => {
  expect(numbersIn('1,000 leads, 0,50 or 85 %, 12.5')).toEqual(new Set(['1000', '0.5', '85', '12.5']));
  expect(numbersIn('1. First\n2. Then 3')).toEqual(new Set(['3']));
  expect(numbersIn('  11) Last: step 3.\nv2. 4\n5 leads')).toEqual(new Set(['3', '2', '4', '5']));
  expect(numbersIn('1 000, 12,345,678 or 1.000,50 and 20 40')).toEqual(
    new Set(['1000', '12345678', '1000.5', '20', '40']),
  );
  expect(numbersIn('12.3400, 1.2050, 2.00, 100, 1,0000')).toEqual(
    new Set(['12.34', '1.205', '2', '100', '1']),
  );
});

describe('what a model is given', () => {
  test('eight sections at most, the answered ones and what they join first, and none of our own remarks', async () => {
    const { sections } = await theKnowledge();
    const given = sourcesFor(sections, ['err-invalid-status-code'], [...sections.keys()], 'administrator');
    expect(given[0]?.id).toBe('err-invalid-status-code');
    expect(given.length).toBe(8);
    const ours = [...sections.values()].flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.ours && block.kind === 'paragraph' ? [block.text.slice(0, 40)] : [])),
    );
    expect(ours.length).toBeGreaterThan(0);
    for (const remark of ours) expect(given.map(({ text }) => text).join('\n')).not.toContain(remark);
  });

  test('S2.8.3: a salesperson’s model never sees the administrator’s steps', async () => {
    const { sections } = await theKnowledge();
    const texts = (role: 'salesperson' | 'administrator') =>
      JSON.stringify(sourcesFor(sections, ['err-insufficient-permissions'], [], role));
    expect(texts('salesperson')).not.toBe(texts('administrator'));
  });
});

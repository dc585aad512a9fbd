import { describe, expect, test } from 'vitest';
import { openReading } from '../../bot/utterances.ts';
import type { IntentName } from '../../dialogs/intents.ts';
import { understand } from '../../dialogs/understand.ts';

const read = await openReading();

/** What was said before: the person first, then the assistant, in turn. */
function heard(text: string, ...said: readonly string[]) {
  const before = said.map((content, at) => ({ role: at % 2 === 0 ? 'user' : 'assistant', content }));
  const { intent, slots } = understand(text, { read, today: '2026-11-30', before });
  return { intent, lead: slots.lead };
}

describe('whoever was spoken of before is meant', () => {
  test.each<[string, string, string, IntentName, string]>([
    [
      'in full, without the word that began the sentence',
      'und warum geht das bei ihm nicht?',
      'Qualifiziere Jürgen Vogel|Jürgen Vogel konnte nicht qualifiziert werden.',
      'can-i-qualify',
      'Jürgen Vogel',
    ],
    [
      'without the noun that stands before the name',
      'und jetzt den ganzen Record bitte',
      'Wie ist der Score von Minh Anh?|Minh Anh hat Score 71, Note B.',
      'show-lead',
      'Minh Anh',
    ],
    [
      'not with the sentence before',
      'great, qualify her then',
      'can Dot Haverford be qualified|Yes. Dot Haverford meets every requirement.',
      'qualify-lead',
      'Dot Haverford',
    ],
    [
      'under the whole name, where only the answer has it',
      'qualify her then',
      'who is kamala|Kamala Devi of Rice Bowl Exports, open, owner you.',
      'qualify-lead',
      'Kamala Devi',
    ],
    [
      'and not the duplicate that was found',
      'Yes, fold them into one.',
      'duplicates of Ochoa Citrus|I found one possible duplicate of Ochoa Citrus: Ochoa Citrus Growers.',
      'merge-leads',
      'Ochoa Citrus',
    ],
    [
      'and not the company that an answer names behind the person',
      'and his score?',
      'show Fischer|Fischer, Fischer Optik, open.',
      'score-of-lead',
      'Fischer',
    ],
    [
      'when a new address is told',
      'change her email to cramos@bluecrab.com',
      'show Consuela Ramos|Consuela Ramos, Blue Crab Foods, status Open.',
      'edit-lead',
      'Consuela Ramos',
    ],
    [
      'when a new city is told',
      'make the city Savannah',
      'show Dogwood Printing|Dogwood Printing, Charleston. Owner: you. Open.',
      'edit-lead',
      'Dogwood Printing',
    ],
    [
      'when nobody was found: that one is new',
      'Okay not in there, so add her.',
      'do we have Carmen Villalobos|I found no lead named Carmen Villalobos.',
      'new-lead',
      'Carmen Villalobos',
    ],
    [
      'when it is asked why there is no score',
      "Why doesn't it have one?",
      'what is the score of Ravenscar Boats|Ravenscar Boats has no score yet.',
      'why-unscored',
      'Ravenscar Boats',
    ],
    [
      'with both sides of an &',
      'I closed it too early, please activate again',
      'disqualify Green Gables B&B|I have disqualified Green Gables B&B.',
      'reactivate-lead',
      'Green Gables B&B',
    ],
    [
      'as the third of a list, whatever follows',
      'what about the third, how many points',
      'list my open leads|1. Petra Hajdu 2. Lynx Cycles 3. Owen Blythe',
      'score-of-lead',
      'Owen Blythe',
    ],
    [
      'and is merged with the one that is named',
      'merge it with Amberley Care Ltd',
      'show Amberley Court|Amberley Court, care home, Hove, open.',
      'merge-leads',
      'Amberley Court',
    ],
    [
      'as the second of a list, without what stands in brackets',
      'open the second one',
      'search good luck|1. Good Luck Hardware (Perth) 2. Good Luck Stationers (Leeds)',
      'show-lead',
      'Good Luck Stationers',
    ],
  ])('%s: %s', (_, text, before, intent, lead) => {
    expect(heard(text, ...before.split('|'))).toEqual({ intent, lead });
  });
});

describe('"why not?" asks on about what was just said', () => {
  test.each<[string, string, string, IntentName]>([
    [
      'why not?',
      'qualify Thorold Welding',
      'Thorold Welding cannot be qualified at the moment.',
      'can-i-qualify',
    ],
    [
      'und warum nicht?',
      'Wie ist der Score von Eigenheer?',
      'Eigenheer hat noch keinen Score.',
      'why-unscored',
    ],
    ['why?', 'score of Gerold Ziegler', 'Gerold Ziegler has 18 points, grade D.', 'score-of-lead'],
  ])('%s, after %s', (text, asked, told, intent) => {
    expect(heard(text, asked, told).intent).toBe(intent);
  });

  test('a general question stays one, whoever was spoken of', () => {
    const before = ['score of Gerold Ziegler', 'Gerold Ziegler has 18 points, grade D.'];
    expect(heard('how does lead scoring work and how often are scores updated?', ...before).intent).toBe(
      'question',
    );
  });
});

describe('whom a text names', () => {
  test.each<[string, string, string]>([
    ['whose something is, without an apostrophe', 'show me kowalczyks record', 'kowalczyk'],
    ['a company whose name ends in s keeps it', 'open the Second Chance Bikes lead', 'Second Chance Bikes'],
    ['a usual name that ends in s keeps it', 'show me Hughes record', 'Hughes'],
    ['a name behind an article keeps it', 'find me copies of the Jennings lead', 'Jennings'],
    [
      'a company may be called after somebody',
      "Mandy's Mobile Grooming: qualifiable or not?",
      "Mandy's Mobile Grooming",
    ],
    ["somebody's score is somebody's", "what is Mandy's Score", 'Mandy'],
    ['“as” is no legal form', 'mark Ffion Llewellyn as qualified', 'Ffion Llewellyn'],
    ['AS is one', 'qualify Nordlys Marin AS please', 'Nordlys Marin AS'],
    ['an initial belongs to the name', 'show k. petrosyan', 'k. petrosyan'],
    ['so does a small word before it', 'open van straten', 'van straten'],
    ['and what the company does', 'qualify hernandez produce', 'hernandez produce'],
    ['whoever has no score is the lead', 'okafor no score?', 'okafor'],
    [
      'a stranger who rang is the lead',
      'a Henrietta Oakes rang, capture her as a new lead',
      'Henrietta Oakes',
    ],
  ])('%s: %s', (_, text, lead) => {
    expect(heard(text).lead).toBe(lead);
  });

  test('leads without a score are nobody in particular, whoever was spoken of', () => {
    const before = ['show Fischer', 'Fischer, Fischer Optik, open.'];
    expect(heard('which leads have no score', ...before)).toEqual({
      intent: 'why-unscored',
      lead: undefined,
    });
  });

  test('what was not named stays unnamed: the address in a sentence is the lead where nothing else is', () => {
    expect(heard('show l.tran@gulfcoastmarine.com').lead).toBe('l.tran@gulfcoastmarine.com');
  });
});

import type { Journey } from '../../bot/demo/player.ts';

export interface CountedJourney extends Journey {
  /** Of the transcript, in `golden/`. */
  readonly file: string;
  /** The most that it may take (UX3). */
  readonly presses: number;
}

/** The days of a salesperson, a manager and an administrator, in the words that they would use. */
export const dayJourneys: readonly CountedJourney[] = [
  {
    title: 'S0.1: a salesperson’s morning: what is open, who is hot, qualify a clean lead',
    file: 'salesperson-morning',
    presses: 2,
    steps: [
      { who: 'sam', says: 'good morning, what do I have open?' },
      { who: 'sam', says: 'who’s hot this month?' },
      { who: 'sam', says: 'how hot is hannah berg?' },
      { who: 'sam', says: 'can I qualify her already?' },
      { who: 'sam', says: 'ok please qualify hanah berg' },
      { who: 'sam', presses: 'Qualify lead' },
    ],
  },
  {
    title: 'S0.3: a salesperson qualifies a lead whose contact exists already',
    file: 'salesperson-duplicate',
    presses: 3,
    steps: [
      { who: 'sam', says: 'turn ann weber into an opportunity please' },
      { who: 'sam', presses: 'Qualify lead' },
      {
        who: 'sam',
        presses: 'Continue',
        fields: {
          Account: 'Contoso · Contoso · +44 20 7946 0100 · Leeds',
          Contact: 'Ann Weber · Contoso · Shift Leader · ann.weber@contoso.example',
        },
      },
      { who: 'sam', says: 'oops, take that back' },
    ],
  },
  {
    title: 'A salesperson’s afternoon: a lead is lost, an error is pasted, German is understood',
    file: 'salesperson-afternoon',
    presses: 2,
    steps: [
      { who: 'sam', says: 'kill the henrik dahl lead, they went with someone else' },
      { who: 'sam', presses: 'Cancel' },
      {
        who: 'sam',
        says: 'got this for Grace Okoye again: Active stage is not on lead entity. what do I do?',
      },
      { who: 'sam', presses: 'Set Active' },
      { who: 'sam', says: 'was hab ich noch offen?' },
      { who: 'sam', says: 'what happens to my notes when I qualify a lead?' },
    ],
  },
  {
    title: 'A manager’s day: the team’s leads, whose and of when, what was closed',
    file: 'manager-day',
    presses: 0,
    steps: [
      { who: 'mira', says: 'hi' },
      { who: 'mira', says: 'what does the whole team have open right now' },
      { who: 'mira', says: 'show me Sam’s leads from this month' },
      { who: 'mira', says: 'what did we close last month, good or bad' },
      { who: 'mira', says: 'which leads have grade A' },
    ],
  },
  {
    title: 'S0.4: an administrator grants what is missing, so that a trainee can qualify',
    file: 'administrator-day',
    presses: 6,
    steps: [
      { who: 'ada', says: 'hello' },
      { who: 'tom', says: 'pls qualify amara diallo' },
      { who: 'tom', presses: 'Request access' },
      { who: 'ada', presses: 'Requests for access' },
      { who: 'ada', presses: 'Grant to role Salesperson (trainee)' },
      { who: 'ada', presses: 'Save the change' },
      { who: 'tom', presses: 'Qualify lead' },
      { who: 'tom', presses: 'Qualify lead', fields: { Create: 'Account, Contact' } },
      { who: 'ada', says: 'Zeig mir die Duplikatregeln' },
      { who: 'ada', says: 'do we have enough closed leads to train a model?' },
      { who: 'ada', says: 'which fields are copied to the opportunity' },
    ],
  },
  {
    title:
      'S0.7: a manager’s Monday morning: the digest comes, its numbers open, and she chooses when it comes',
    file: 'manager-morning',
    presses: 3,
    steps: [
      { who: 'mira', says: 'notifications' },
      { passes: '(Monday, 30 November, 8:00 in Berlin)', minutes: 4 * 24 * 60 + 21 * 60 },
      { who: 'mira', presses: 'Show: more than 90 days: 3' },
      { who: 'mira', presses: 'Show the digest' },
      { who: 'mira', presses: 'Score summary' },
      { who: 'mira', says: 'digest every day at 7' },
      { who: 'mira', says: 'quiet hours from 19 to 6' },
      { passes: '(Tuesday, 7:00)', minutes: 23 * 60 },
      { who: 'mira', says: 'Benachrichtigungen stumm schalten' },
      { passes: '(Wednesday, 7:00: nothing)', minutes: 24 * 60 },
      { who: 'mira', says: 'unmute' },
    ],
  },
];

import type { Journey } from './player.ts';

/** What the bot is for, in three conversations with the sample organisation. */
export const journeys: readonly Journey[] = [
  {
    title: 'A salesperson finds a lead and qualifies it, although the contact exists already',
    steps: [
      { who: 'sam', says: 'find ann' },
      { who: 'sam', says: 'qualify ann weber' },
      { who: 'sam', presses: 'Qualify lead' },
      {
        who: 'sam',
        presses: 'Continue',
        fields: {
          Account: 'Contoso · Contoso · +44 20 7946 0100 · Leeds',
          Contact: 'Ann Weber · Contoso · Shift Leader · ann.weber@contoso.example',
        },
      },
      { who: 'sam', says: 'qualify ann weber' },
    ],
  },
  {
    title: 'A qualification fails, the administrator grants what is missing, and it succeeds',
    steps: [
      { who: 'ada', says: 'hello' },
      { who: 'tom', says: 'qualify amara diallo' },
      { who: 'tom', presses: 'Request access' },
      { who: 'ada', presses: 'Requests for access' },
      { who: 'ada', presses: 'Grant to role Salesperson (trainee)' },
      { who: 'ada', presses: 'Save the change' },
      { who: 'tom', presses: 'Qualify lead' },
      { who: 'tom', presses: 'Qualify lead', fields: { Create: 'Account, Contact' } },
    ],
  },
  {
    title: 'A required step is empty: it is filled in on the spot',
    steps: [
      { who: 'sam', says: 'qualify bianca moretti' },
      { who: 'sam', presses: 'Edit lead' },
      {
        who: 'sam',
        presses: 'Save lead',
        fields: { Budget: '12500', 'Purchase timeframe': 'This year', 'Decision maker': 'Bianca Moretti' },
      },
      { who: 'sam', presses: 'Qualify lead' },
      { who: 'sam', presses: 'Cancel' },
    ],
  },
  {
    title: 'An error is pasted; the bot looks at the record: a reactivated lead',
    steps: [
      {
        who: 'sam',
        says: 'got this for Grace Okoye again: Active stage is not on lead entity. what do I do?',
      },
      { who: 'sam', presses: 'Set Active' },
      { who: 'sam', presses: 'Qualify lead' },
      { who: 'sam', presses: 'Not now' },
    ],
  },
  {
    title: 'A status code that the opportunity does not know: the administrator adds it',
    steps: [
      { who: 'sam', says: 'qualify henrik dahl' },
      { who: 'sam', presses: 'Qualify lead' },
      { who: 'ada', says: 'can I qualify henrik dahl?' },
      { who: 'ada', says: 'mappings' },
      { who: 'ada', presses: 'Add to Opportunity' },
      { who: 'ada', presses: 'Save the change' },
      { who: 'sam', says: 'qualify henrik dahl' },
      { who: 'sam', presses: 'Qualify lead' },
    ],
  },
  {
    title: 'A workflow keeps a salesperson from creating opportunities: the culprit is found and left off',
    steps: [
      { who: 'tom', says: 'qualify lucy gray' },
      { who: 'tom', presses: 'Qualify lead' },
      { who: 'ada', says: 'automations' },
      { who: 'ada', presses: 'Find the culprit', fields: { 'Person who gets the error': 'Tom Okafor' } },
      { who: 'ada', presses: 'Try with the next one off' },
      { who: 'ada', presses: 'Leave the culprits off' },
      { who: 'tom', says: 'qualify lucy gray' },
      { who: 'tom', presses: 'Qualify lead' },
    ],
  },
  {
    title: 'A question is answered from the guidance',
    steps: [{ who: 'mira', says: 'what happens to notes when a lead is qualified?' }],
  },
];

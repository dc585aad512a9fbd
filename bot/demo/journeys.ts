import type { Journey } from './player.ts';

/** What the bot is for, in three conversations with the sample organisation. */
export const journeys: readonly Journey[] = [
  {
    title: 'A salesperson finds a lead and qualifies it, although the contact exists already',
    steps: [
      { who: 'sam', says: 'find ann' },
      { who: 'sam', says: 'qualify ann weber' },
      { who: 'sam', presses: 'Qualify lead' },
      { who: 'sam', presses: 'Ignore and save' },
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
    title: 'A question is answered from the guidance',
    steps: [{ who: 'mira', says: 'what happens to notes when a lead is qualified?' }],
  },
];

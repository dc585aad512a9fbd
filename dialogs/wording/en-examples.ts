import type { Part } from '../reply.ts';

const everybody = ['qualify ann meyer', 'can I qualify ann meyer?', 'what happens when I disqualify a lead?'];

/** What a person may type, in free words; every one of them is understood (tested). */
export const examplesEn: Readonly<Record<Part, readonly string[]>> = {
  stranger: ['request access', 'what happens when I qualify a lead?'],
  salesperson: [
    'what do I have open?',
    'who’s hot this week?',
    'find ann from contoso',
    ...everybody,
    'close the fabrikam lead, they went with someone else',
    'give ann meyer to tom',
    'are there duplicates of ann meyer?',
    'new lead',
    'mute notifications until tomorrow',
    'cancel',
  ],
  manager: [
    'what does the team have open?',
    'what did we close last month?',
    'show me Tom’s leads from October',
    'which leads have no score, and why?',
    ...everybody,
    'give ann meyer to tom',
    'scan for duplicates',
    'digest every monday at 8',
  ],
  administrator: [
    'settings',
    'who has which role?',
    'duplicate rules',
    'which fields are copied to the opportunity?',
    'do we have enough leads for a scoring model?',
    'edit the knowledge base',
    ...everybody,
  ],
};

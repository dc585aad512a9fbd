import type { groupEn } from './en-group.ts';

/** Where others read along, in German. */
export const groupDe: typeof groupEn = {
  title: (name, done) => (done ? `Erledigt, ${name}` : `Nur für ${name}`),
  why: 'Die Antwort nennt Leads oder Personen, und nicht alle hier dürfen sie sehen.',
  press: 'Öffnen Sie sie für sich: Niemand sonst sieht sie.',
  elsewhere: 'Fragen Sie mich noch einmal in unserem eigenen Chat.',
  open: 'Privat öffnen',
};

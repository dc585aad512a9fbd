/** The status reasons of a disqualified lead, as the platform counts them; an organisation may have more. */
export const statusReasons: Readonly<Record<string, number>> = {
  Lost: 4,
  'Cannot Contact': 5,
  'No Longer Interested': 6,
  Canceled: 7,
};

/** As they are typed, in both languages. */
export const typedReasons: Readonly<Record<string, keyof typeof statusReasons>> = {
  lost: 'Lost',
  verloren: 'Lost',
  'cannot contact': 'Cannot Contact',
  'nicht erreichbar': 'Cannot Contact',
  'no longer interested': 'No Longer Interested',
  'kein interesse mehr': 'No Longer Interested',
  canceled: 'Canceled',
  cancelled: 'Canceled',
  storniert: 'Canceled',
};

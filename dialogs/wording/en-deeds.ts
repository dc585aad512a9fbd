import type { Deed } from '../deed.ts';

/** What to type for it; every one of them is understood (tested). */
export const deedExamplesEn: Readonly<Record<Deed, string>> = {
  'new-lead': 'new lead',
  'edit-lead': 'edit ann meyer',
  'assign-lead': 'give ann meyer to tom',
  'qualify-lead': 'qualify ann meyer',
  'bulk-qualify': 'qualify several',
  'disqualify-lead': 'disqualify ann meyer',
  'reactivate-lead': 'reactivate ann meyer',
  'find-leads': 'find ann from contoso',
  'duplicates-of-lead': 'duplicates of ann meyer',
  'scan-duplicates': 'scan for duplicates',
  'merge-leads': 'merge ann meyer with anne meyer',
  'next-stage': 'next stage ann meyer',
  'score-of-lead': 'score of ann meyer',
  'score-summary': 'score summary',
  'train-model': 'train model',
};

/** The bot itself does what was asked: what to type. Nothing is written before it is confirmed. */
export const deedEn = (deed: Deed): string => `You can do that right here: write “${deedExamplesEn[deed]}”.`;

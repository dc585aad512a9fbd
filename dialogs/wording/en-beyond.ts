import type { Beyond } from '../beyond.ts';

const not: Readonly<Record<Beyond, string>> = {
  quote:
    'I don’t write quotes, orders or invoices. Qualifying a lead makes the opportunity that a quote is written for; I can check whether a lead is ready for that.',
  mail: 'I don’t send e-mails or letters. I can show a lead with its e-mail address and notes.',
  meeting: 'I don’t book meetings or calls. I can show a lead with its contact details and your open leads.',
  call: 'I don’t make calls. I can show a lead with its phone number.',
  reminder: 'I don’t set reminders. I can show a lead, or your open leads.',
  history:
    'I don’t show a lead’s changes in chat. Every one of them is in the audit trail, which whoever operates me can read. I can show the lead as it is now.',
  document: 'I don’t write documents or presentations. I can show the score summary, and lists of leads.',
  import:
    'I don’t take files of leads in chat. The page Import of my tab does: drop a CSV file on it, see what would become of each line, then save.',
  export:
    'I don’t send files in chat. The list of leads in the tab saves the leads that you may see, as you filter them, as a CSV file that Excel opens.',
  'assign-many':
    'I give leads away one at a time, so that you see what each changes: write “give ann meyer to tom”.',
};

export const beyondEn = (what: Beyond): string => `${not[what]} Nothing was changed.`;

export const deedsEn: Readonly<Record<Beyond, string>> = {
  quote: 'Write a quote',
  mail: 'Send an e-mail',
  meeting: 'Book a meeting',
  call: 'Call',
  reminder: 'Set a reminder',
  history: 'Show the changes',
  document: 'Write a document',
  import: 'Import leads',
  export: 'Export leads',
  'assign-many': 'Assign several leads',
};

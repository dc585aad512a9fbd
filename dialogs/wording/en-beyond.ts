import type { Beyond } from '../beyond.ts';

const not: Readonly<Record<Beyond, string>> = {
  quote:
    'I don’t write quotes, orders or invoices. Qualifying a lead makes the opportunity that a quote is written for; I can check whether a lead is ready for that.',
  mail: 'I don’t send e-mails or letters. I can show a lead with its e-mail address and notes.',
  meeting: 'I don’t book meetings or calls. I can show a lead with its contact details and your open leads.',
  call: 'I don’t make calls. I can show a lead with its phone number.',
  document: 'I don’t write documents or presentations. I can show the score summary, and lists of leads.',
  export:
    'I don’t send files in chat. The list of leads in the tab saves the leads that you may see, as you filter them, as a CSV file that Excel opens.',
};

export const beyondEn = (what: Beyond): string => `${not[what]} Nothing was changed.`;

export const deedsEn: Readonly<Record<Beyond, string>> = {
  quote: 'Write a quote',
  mail: 'Send an e-mail',
  meeting: 'Book a meeting',
  call: 'Call',
  document: 'Write a document',
  export: 'Export leads',
};

import type { CardElementArray, ITextInput } from '@microsoft/teams.cards';
import type { LeadFormReply } from '../../dialogs/reply.ts';
import { fieldOf } from '../../domain/records/fields.ts';
import { duplicateRows } from './duplicates.ts';
import { button, type Card, card, escaped, heading, type Look, quiet, text, without } from './elements.ts';

const short = [
  'topic',
  'firstName',
  'lastName',
  'companyName',
  'jobTitle',
  'email',
  'phone',
  'city',
  'country',
  'leadSource',
  'budgetAmount',
  'purchaseTimeframe',
];

/** One form for all inputs; what was typed stays after an error (UX rule 8). */
export function leadFormCard(reply: LeadFormReply, look: Look): Card {
  const { words } = look;
  const title = reply.mode === 'new' ? words.newLead : words.editLead(reply.lead?.name ?? '');
  const press = (name: string) => ({ kind: 'flow', flow: reply.flow, rev: reply.rev, press: name }) as const;
  const asked = [...new Set([...short, ...reply.asks])];
  const body: CardElementArray = [
    heading(escaped(title)),
    ...(reply.problem === undefined ? [] : [text(words.problem(reply.problem), { color: 'Attention' })]),
    ...(reply.errors.length > 0
      ? reply.errors.map((error) =>
          text(words.fieldError(error, label(error.field)), { color: 'Attention', spacing: 'Small' }),
        )
      : [quiet(reply.mode === 'new' ? words.formHow : words.editHow)]),
    ...(reply.lookalikes.length > 0
      ? [text(words.duplicates.before, { color: 'Warning' }), ...duplicateRows(reply.lookalikes, look)]
      : []),
    ...asked.map((field) => input(reply, look, field)),
  ];
  const save =
    reply.lookalikes.length > 0
      ? button(look, press('saveAnyway'), words.saveAnyway)
      : button(look, press('save'), words.save);
  return card(title, body, [save, without(button(look, press('cancel'), words.cancel))]);
}

function input({ values }: LeadFormReply, { words }: Look, name: string): ITextInput {
  const field = fieldOf('lead', name);
  const value = values[name];
  const placeholder = words.example(name);
  return {
    type: 'Input.Text',
    id: name,
    label: words.term(label(name)),
    ...(value === undefined ? {} : { value }),
    ...(placeholder === '' ? {} : { placeholder }),
    ...(field?.required ? { isRequired: true } : {}),
    ...(field !== undefined && 'maxLength' in field ? { maxLength: field.maxLength } : {}),
    errorMessage: words.fieldError({ field: name, reason: 'required' }, label(name)),
  };
}

const label = (name: string): string => fieldOf('lead', name)?.label ?? name;

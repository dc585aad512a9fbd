import type { LeadRow } from '../../dialogs/reply.ts';
import type { Wording } from '../../dialogs/wording/wording.ts';
import { type Card, plain } from '../cards/elements.ts';
import { rowFacts } from '../cards/lead.ts';
import { inDialog } from './dialog-card.ts';

/** The bodies that Teams takes as answers to a message extension. */

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';
const thumbnail = 'application/vnd.microsoft.card.thumbnail';

/** A lead in the list of results: what the one who searches sees, and what goes into the message. */
export interface Offered {
  readonly row: LeadRow;
  readonly card: Card;
}

export const results = (words: Wording, offered: readonly Offered[]): object => ({
  composeExtension: {
    type: 'result',
    attachmentLayout: 'list',
    attachments: offered.map(({ row, card }) => ({
      contentType: adaptiveCard,
      content: card.card,
      preview: {
        contentType: thumbnail,
        content: {
          title: shown([row.name, row.company].filter(Boolean).join(' · ')),
          text: shown(rowFacts(words, row)),
        },
      },
    })),
  },
});

/** Previews understand some HTML, so nothing of a record may look like it. */
const shown = (text: string): string => plain(text).replace(/[<>]/g, ' ');

export const sentence = (text: string): object => ({ composeExtension: { type: 'message', text } });

export const nothing: object = {
  composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] },
};

export const dialog = (title: string, card: Card): object => ({
  task: {
    type: 'continue',
    value: {
      title,
      width: 'medium',
      height: 'large',
      card: { contentType: adaptiveCard, content: inDialog(card) },
    },
  },
});

export const lastWord = (text: string): object => ({ task: { type: 'message', value: text } });

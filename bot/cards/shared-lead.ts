import type { ReplyOf } from '../../dialogs/reply.ts';
import { button, type Card, card, heading, type Look, openInTab, quiet } from './elements.ts';
import { leadFacts } from './lead.ts';

/** What everybody in a chat sees of a shared lead: that there is one, and the way to it. Nothing of the record. */
export function leadLinkCard({ leadId }: Pick<ReplyOf<'leadLink'>, 'leadId'>, look: Look): Card {
  const { shared } = look.words;
  const show = button(look, { kind: 'look-at-lead', leadId }, shared.show);
  const made = card(
    shared.title,
    [heading(shared.title), quiet(shared.forReaders)],
    [show, ...openInTab(look, leadId)],
  );
  return { ...made, card: { ...made.card, refresh: { action: show } } };
}

/** The same for whoever may read the lead; each client asks for it by itself, so that nobody else gets it. */
export function leadSharedCard({ lead }: ReplyOf<'leadShared'>, look: Look): Card {
  const seen = leadFacts(lead, look, lead.name, []);
  const again = button(look, { kind: 'look-at-lead', leadId: lead.id }, look.words.shared.show);
  return {
    ...seen,
    card: { ...seen.card, actions: openInTab(look, lead.id), refresh: { action: again } },
  };
}

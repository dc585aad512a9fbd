import type { ReplyOf } from '../../dialogs/reply.ts';
import { button, buttons, type Card, card, escaped, heading, type Look, quiet, text } from './elements.ts';

export function trainingProgressCard(reply: ReplyOf<'trainingProgress'>, look: Look): Card {
  const { training } = look.words;
  const title = training.title(reply.name);
  const phase = reply.progress === undefined ? training.waiting : training.phase(reply.progress);
  const { flow, rev } = reply;
  return card(
    `${title}. ${phase}`,
    [
      heading(escaped(title)),
      text(phase, { weight: 'Bolder' }),
      ...(reply.restarted ? [text(training.restarted, { color: 'Warning' })] : []),
      text(training.goesOn),
      quiet(escaped(training.asked(reply.askedAt))),
    ],
    [button(look, { kind: 'flow', flow, rev, press: 'show' }, training.show)],
  );
}

export function trainingFailedCard({ name, offers }: ReplyOf<'trainingFailed'>, look: Look): Card {
  const { training } = look.words;
  const title = training.failed(name);
  return card(title, [heading(escaped(title)), text(training.failedHow)], buttons(look, offers));
}

import type { CardElementArray } from '@microsoft/teams.cards';
import type { ReplyOf } from '../../dialogs/reply.ts';
import type { GroupRow } from '../../dialogs/scanning/reply.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  escaped,
  heading,
  type Look,
  line,
  quiet,
  text,
} from './elements.ts';

export function scanProgressCard(reply: ReplyOf<'scanProgress'>, look: Look): Card {
  const { scanning } = look.words;
  const title = scanning.progressTitle(reply.entity);
  const phase = reply.progress === undefined ? scanning.waiting : scanning.phase(reply.progress);
  return card(
    `${title}. ${phase}`,
    [
      heading(title),
      text(phase, { weight: 'Bolder' }),
      ...(reply.restarted ? [text(scanning.restarted, { color: 'Warning' })] : []),
      text(scanning.goesOn),
      quiet(escaped(scanning.asked(reply.byName, reply.askedAt))),
    ],
    buttons(look, reply.offers),
  );
}

export const neverScannedCard = ({ entity, offers }: ReplyOf<'neverScanned'>, look: Look): Card => {
  const sentence = look.words.scanning.never(entity);
  return card(sentence, [text(sentence)], buttons(look, offers));
};

export function duplicateGroupsCard(reply: ReplyOf<'duplicateGroups'>, look: Look): Card {
  const { scanning } = look.words;
  const title = scanning.groupsTitle(reply.total, reply.entity);
  const last = reply.first + reply.groups.length - 1;
  return card(
    title,
    [
      heading(title),
      ...(reply.groups.length === 0
        ? [text(scanning.noneHow)]
        : [quiet(scanning.scanned(reply.scannedAt, reply.first, last, reply.total))]),
      ...reply.groups.map((group) => groupBox(group, look)),
    ],
    buttons(look, reply.offers),
  );
}

/** One group: who is in it, how sure that is, and what can be done about it. */
function groupBox({ members, more, probability, compare, merge, apart }: GroupRow, look: Look) {
  const { scanning, merging, duplicates } = look.words;
  const rows: CardElementArray = members.map(({ name, facts, owner }) =>
    line([{ bold: name }, { quiet: ` · ${[...facts, scanning.ownedBy(owner)].join(' · ')}` }]),
  );
  return box(
    [
      ...rows,
      ...(more > 0 ? [quiet(scanning.more(more))] : []),
      quiet(duplicates.howLikely(probability)),
      {
        type: 'ActionSet',
        spacing: 'Small',
        actions: [
          button(look, compare, scanning.compare),
          button(look, merge, scanning.merge),
          button(look, apart, merging.different),
        ],
      },
    ],
    { separator: true },
  );
}

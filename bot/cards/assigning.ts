import type { CardElementArray } from '@microsoft/teams.cards';
import type { Owner } from '../../dialogs/assigning/reply.ts';
import type { Command } from '../../dialogs/command.ts';
import type { Asking, ReplyOf } from '../../dialogs/reply.ts';
import {
  button,
  buttons,
  type Card,
  card,
  cut,
  escaped,
  facts,
  heading,
  type Look,
  plain,
  quiet,
  text,
  without,
} from './elements.ts';

const press = ({ flow, rev }: Asking, name: string): Command => ({ kind: 'flow', flow, rev, press: name });

/** So many people get a button each; more are chosen from a list. */
const asButtons = 5;

const named = ({ name, unit, email }: Owner): string =>
  [name, unit, ...(email === undefined ? [] : [email])].map((part) => cut(part, 100)).join(' · ');

const problemLine = ({ problem }: Asking, { words }: Look): CardElementArray =>
  problem === undefined ? [] : [text(words.problem(problem), { color: 'Attention' })];

export function assignAsksCard(reply: ReplyOf<'assignAsks'>, look: Look): Card {
  const { assigning, cancel } = look.words;
  const { owners, total, why } = reply;
  const title = assigning.whom(reply.lead.name);
  const isShort = total <= asButtons;
  return card(
    `${title} ${assigning.why(why)}`,
    [
      heading(escaped(title)),
      ...problemLine(reply, look),
      text(escaped(assigning.why(why))),
      ...(total === 0 ? [text(assigning.noOwners)] : []),
      ...(isShort ? [] : choice(reply, look)),
    ],
    [
      ...(isShort ? owners.map((owner) => button(look, press(reply, `to-${owner.id}`), named(owner))) : []),
      ...(isShort ? [] : [button(look, press(reply, 'continue'), assigning.go)]),
      without(button(look, press(reply, 'cancel'), cancel)),
    ],
  );
}

/** The list, and a field for the names that have no room in it. */
function choice({ owners, total }: ReplyOf<'assignAsks'>, { words }: Look): CardElementArray {
  const { assigning } = words;
  const isWhole = owners.length === total;
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'owner',
      label: assigning.owner,
      style: 'compact',
      wrap: true,
      ...(isWhole && { isRequired: true, errorMessage: assigning.ownerNeeded }),
      choices: owners.map((owner) => ({ title: plain(named(owner)), value: owner.id })),
    },
    ...(isWhole
      ? []
      : [
          {
            type: 'Input.Text',
            id: 'name',
            label: assigning.orName(owners.length, total),
            maxLength: 100,
          } as const,
        ]),
  ];
}

export function assignConfirmCard(reply: ReplyOf<'assignConfirm'>, look: Look): Card {
  const { assigning, cancel } = look.words;
  const { lead, from, to, unit, staysInSight } = reply;
  const title = assigning.confirm(lead.name, to);
  return card(
    title,
    [
      heading(escaped(title)),
      ...problemLine(reply, look),
      facts([
        [assigning.lead, [...new Set([lead.name, lead.company, lead.topic])].filter(Boolean).join(' · ')],
        [assigning.from, from],
        [assigning.owner, to],
        ...(unit === undefined ? [] : [[assigning.unit, assigning.change(unit.from, unit.to)] as const]),
      ]),
      ...(staysInSight ? [] : [text(assigning.outOfSight, { color: 'Warning' })]),
      quiet(assigning.stays),
    ],
    [button(look, press(reply, 'assign'), assigning.assign), button(look, press(reply, 'cancel'), cancel)],
  );
}

export function assignedCard({ receipt, offers }: ReplyOf<'assigned'>, look: Look): Card {
  const { words } = look;
  const { assigning } = words;
  const title = assigning.assigned(receipt.leadName, receipt.to);
  return card(
    title,
    [
      heading(`✓ ${escaped(title)}`),
      facts([
        [assigning.before, receipt.from],
        ...(receipt.unit === undefined ? [] : [[assigning.unit, receipt.unit] as const]),
      ]),
      quiet(escaped(words.qualifiedBy(receipt.byName, words.date(receipt.at)))),
    ],
    buttons(look, offers),
  );
}

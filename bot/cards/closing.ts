import type { Command } from '../../dialogs/command.ts';
import type { Asking, BulkDone, ReplyOf } from '../../dialogs/reply.ts';
import type { Wording } from '../../dialogs/wording/wording.ts';
import {
  button,
  buttons,
  type Card,
  card,
  escaped,
  facts,
  heading,
  type Look,
  line,
  plain,
  quiet,
  text,
  without,
} from './elements.ts';

const press = ({ flow, rev }: Asking, name: string): Command => ({ kind: 'flow', flow, rev, press: name });

export function disqualifyAsksCard(reply: ReplyOf<'disqualifyAsks'>, look: Look): Card {
  const { closing, cancel, problem, target, term } = look.words;
  const title = closing.disqualify(reply.lead.name);
  return card(
    title,
    [
      heading(escaped(title)),
      ...(reply.problem === undefined ? [] : [text(problem(reply.problem), { color: 'Attention' })]),
      {
        type: 'Input.ChoiceSet',
        id: 'reason',
        label: closing.reason,
        style: 'expanded',
        wrap: true,
        isRequired: true,
        errorMessage: closing.reasonNeeded,
        ...(reply.reason !== undefined && { value: String(reply.reason) }),
        choices: reply.reasons.map(({ value, label }) => ({
          title: plain(term(label)),
          value: String(value),
        })),
      },
      {
        type: 'Input.ChoiceSet',
        id: 'keep',
        label: closing.keep,
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
        choices: (['account', 'contact'] as const).map((kind) => ({
          title: closing.keepOne(target(kind)),
          value: kind,
        })),
      },
      quiet(closing.disqualifyHow),
    ],
    [
      button(look, press(reply, 'continue'), closing.disqualifyNow),
      without(button(look, press(reply, 'cancel'), cancel)),
    ],
  );
}

export function disqualifiedCard({ receipt, offers }: ReplyOf<'disqualified'>, look: Look): Card {
  const { words } = look;
  const title = words.closing.disqualified(receipt.leadName);
  const made = receipt.records.map(({ target, how, name }) => [words.made(target, how), name] as const);
  return card(
    title,
    [
      heading(`✓ ${escaped(title)}`),
      facts([[words.closing.reason, words.term(receipt.reason)], ...made]),
      quiet(escaped(words.qualifiedBy(receipt.byName, words.date(receipt.at)))),
      quiet(words.undoUntil(words.date(receipt.undoUntil))),
    ],
    buttons(look, offers),
  );
}

export function reactivatedCard({ lead, stage, offers }: ReplyOf<'reactivated'>, look: Look): Card {
  const { closing } = look.words;
  const title = closing.reactivated(lead.name);
  const standing =
    stage === undefined
      ? closing.noProcess
      : stage.onLead
        ? closing.stageOnLead(stage.name)
        : closing.stageElsewhere(stage.name, stage.process);
  return card(
    `${title}. ${standing}`,
    [heading(`✓ ${escaped(title)}`), text(escaped(standing))],
    buttons(look, offers),
  );
}

export function stageMovedCard(reply: ReplyOf<'stageMoved'>, look: Look): Card {
  const { closing } = look.words;
  const sentence = closing.stage(reply.process, reply.stage, reply.moved, reply.finished);
  return card(
    sentence,
    [heading(`✓ ${escaped(reply.lead.name)}`), text(escaped(sentence))],
    buttons(look, reply.offers),
  );
}

export function undoneCard({ receipt, offers }: ReplyOf<'undone'>, look: Look): Card {
  const { words } = look;
  const title = words.closing.undone(receipt.leadName, receipt.of);
  const rows = [
    ...receipt.removed.map(
      ({ target, name }) => [words.closing.removed(words.target(target)), name] as const,
    ),
    ...receipt.restored.map(
      ({ target, name }) => [words.closing.restored(words.target(target)), name] as const,
    ),
  ];
  return card(
    title,
    [
      heading(`✓ ${escaped(title)}`),
      ...(rows.length === 0 ? [] : [facts(rows)]),
      quiet(escaped(words.qualifiedBy(receipt.byName, words.date(receipt.at)))),
    ],
    buttons(look, offers),
  );
}

export function opportunityLostCard({ opportunity, offers }: ReplyOf<'opportunityLost'>, look: Look): Card {
  const sentence = look.words.closing.lost(opportunity);
  return card(sentence, [heading('✓'), text(escaped(sentence))], buttons(look, offers));
}

export function bulkPickCard(reply: ReplyOf<'bulkPick'>, look: Look): Card {
  const { closing, cancel, problem } = look.words;
  if (reply.rows.length === 0)
    return card(closing.bulkNone, [text(closing.bulkNone)], buttons(look, [{ kind: 'help' }]));
  return card(
    closing.bulkTitle,
    [
      heading(closing.bulkTitle),
      ...(reply.problem === undefined ? [] : [text(problem(reply.problem), { color: 'Attention' })]),
      text(closing.bulkHow, { color: 'Warning' }),
      {
        type: 'Input.ChoiceSet',
        id: 'leads',
        label: closing.bulkLeads(reply.rows.length, reply.total),
        style: 'expanded',
        isMultiSelect: true,
        wrap: true,
        choices: reply.rows.map(({ id, name, company, topic }) => ({
          title: plain([name, company, topic].filter(Boolean).join(' · ')),
          value: id,
        })),
      },
    ],
    [
      button(look, press(reply, 'continue'), closing.bulkReview),
      without(button(look, press(reply, 'cancel'), cancel)),
    ],
  );
}

export function bulkConfirmCard(reply: ReplyOf<'bulkConfirm'>, look: Look): Card {
  const { closing, cancel } = look.words;
  const { outcome } = reply;
  const title = closing.bulkConfirm(outcome.qualified, outcome.lines.length);
  return card(
    title,
    [
      heading(title),
      text(closing.bulkDuplicates(outcome.leadsWithDuplicates, outcome.lines.length, outcome.duplicates), {
        color: outcome.duplicates > 0 ? 'Warning' : 'Default',
      }),
      ...bulkLines(outcome, look.words),
    ],
    [
      ...(outcome.qualified > 0
        ? [button(look, press(reply, 'confirm'), closing.bulkNow(outcome.qualified))]
        : []),
      button(look, press(reply, 'cancel'), cancel),
    ],
  );
}

export function bulkDoneCard({ outcome, offers }: ReplyOf<'bulkDone'>, look: Look): Card {
  const { closing } = look.words;
  const title = closing.bulkDone(outcome.qualified, outcome.lines.length);
  return card(
    title,
    [
      heading(`✓ ${title}`),
      text(closing.bulkDuplicates(outcome.leadsWithDuplicates, outcome.lines.length, outcome.duplicates)),
      ...bulkLines(outcome, look.words),
    ],
    buttons(look, offers),
  );
}

const bulkLines = ({ lines }: BulkDone, words: Wording) =>
  lines.slice(0, 20).map(({ leadName, outcome }) => {
    const told =
      outcome.kind === 'qualified'
        ? words.closing.bulkLine(outcome.receipt.duplicatesMade)
        : outcome.kind === 'asks'
          ? words.question(outcome.question)
          : words.refusal(outcome.refusal).title;
    return line([`${outcome.kind === 'qualified' ? '✓' : '✗'} `, { bold: leadName }, { quiet: ` ${told}` }]);
  });

import type { ReplyOf } from '../../dialogs/reply.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import {
  buttons,
  type Card,
  card,
  checkLine,
  escaped,
  facts,
  heading,
  type Look,
  line,
  quiet,
  steps,
  text,
} from './elements.ts';

/** The receipt that takes the place of the pressed card: what happened, who, when, and what next (UX8). */
export function qualifiedCard({ receipt, offers }: ReplyOf<'qualified'>, look: Look): Card {
  const { words } = look;
  const title = words.qualified(receipt.leadName);
  const made = receipt.records.map(
    ({ target, how, name, filled }) =>
      [words.made(target, how), filled.length === 0 ? name : `${name} (${words.filled(filled)})`] as const,
  );
  const process = receipt.process;
  return card(
    `${title}. ${words.qualifiedBy(receipt.byName, words.date(receipt.at))}.`,
    [
      heading(`✓ ${escaped(title)}`),
      quiet(escaped(words.qualifiedBy(receipt.byName, words.date(receipt.at)))),
      ...(made.length === 0 ? [text(words.noRecords)] : [facts(made)]),
      ...(receipt.notes === 0
        ? []
        : [text(words.notesCarried(receipt.notes, receipt.attachments), { spacing: 'Small' })]),
      ...(process === undefined
        ? []
        : [
            line([
              {
                quiet: process.moved
                  ? words.moved(process.stage, process.name)
                  : words.stayed(process.stage, process.name),
              },
            ]),
          ]),
      ...(receipt.duplicatesMade === 0
        ? []
        : [text(words.duplicatesMade(receipt.duplicatesMade), { color: 'Warning' })]),
      quiet(words.undoUntil(words.date(receipt.undoUntil))),
    ],
    buttons(look, offers),
  );
}

/** A refusal: what happened, why, what to do now, who can, and that nothing was saved (UX rule 12). */
export function refusedCard({ refusal, lead, checks, offers }: ReplyOf<'refused'>, look: Look): Card {
  const { words } = look;
  const said = words.refusal(refusal);
  return card(
    `${said.title}. ${said.why}`,
    [
      heading(escaped(said.title)),
      ...(lead === undefined
        ? []
        : [line([{ bold: lead.name }, ...(lead.company ? [` · ${lead.company}`] : [])])]),
      text(escaped(said.why)),
      ...said.details.map((detail) => line([`• ${detail}`])),
      ...steps(said.now.map(escaped)),
      quiet(`${escaped(said.who)} ${words.nothingSaved}`),
      ...(checks === undefined ? [] : [checkLine(look, checks)]),
    ],
    buttons(look, offers),
  );
}

export function preflightCard({ preflight, examinedAs, offers }: ReplyOf<'preflight'>, look: Look): Card {
  const { words } = look;
  const failed = preflight.checks.filter(({ verdict }) => verdict === 'fail').length;
  const asked = preflight.checks.filter(({ verdict }) => verdict === 'ask').length;
  const title = words.preflight(preflight.leadName);
  const answer =
    failed > 0 ? words.preflightNo(failed) : asked > 0 ? words.preflightAsk(asked) : words.preflightYes;
  return card(
    `${title} ${answer}`,
    [
      heading(escaped(title)),
      ...(examinedAs === undefined ? [] : [quiet(escaped(words.errors.examinedAs(examinedAs)))]),
      text(answer),
      ...preflight.checks.flatMap((check) => [
        line([
          { bold: `${words.verdict[check.verdict]} ${words.check(check.name)}` },
          { quiet: ` ${words.verdictWord[check.verdict]}` },
        ]),
        ...checkDetails(check, look).map((detail) => line([{ quiet: detail }])),
      ]),
      quiet(words.notesMove(preflight.notes, preflight.attachments)),
    ],
    buttons(look, offers),
  );
}

function checkDetails(
  check: ReplyOf<'preflight'>['preflight']['checks'][number],
  { words }: Look,
): readonly string[] {
  const refusalDetails = (refusal: Refusal): readonly string[] => {
    const said = words.refusal(refusal);
    return [said.why, ...said.details.map((detail) => `• ${detail}`), ...said.now, said.who];
  };
  switch (check.verdict) {
    case 'pass':
      return words.checkFacts(check.name, check.facts);
    case 'warn':
      return check.refusal === undefined ? check.facts : refusalDetails(check.refusal);
    case 'fail':
      return refusalDetails(check.refusal);
    case 'ask':
      return [words.question(check.question)];
  }
}

import type { CardElementArray } from '@microsoft/teams.cards';
import type { ReplyOf } from '../../dialogs/reply.ts';
import type { Check } from '../../domain/qualification/outcome.ts';
import type { Refusal } from '../../domain/qualification/refusal.ts';
import { guidanceBlocks, sources } from './answer.ts';
import {
  button,
  buttons,
  type Card,
  card,
  escaped,
  heading,
  type Look,
  line,
  plain,
  quiet,
  text,
} from './elements.ts';

/** The error doctor: which error it is, whether it is true here, what to do, and who can (UX5). */
export function errorExplainedCard(reply: ReplyOf<'errorExplained'>, look: Look): Card {
  const { words } = look;
  const title = words.errors.message(reply.error);
  const { diagnosis } = reply;
  const check =
    diagnosis.kind === 'so' ? diagnosis.check : diagnosis.kind === 'notSo' ? diagnosis.instead : undefined;
  const verdict = verdictOf(reply, look);
  return card(
    `${title} ${verdict}`,
    [
      heading(title),
      ...(reply.lead === undefined
        ? []
        : [
            line([
              { bold: reply.lead.name },
              ...(reply.lead.company ? [` · ${reply.lead.company}`] : []),
              ...(reply.inPlay ? [{ quiet: ` ${words.errors.lastSpokenOf}` }] : []),
              ...(reply.examinedAs === undefined
                ? []
                : [{ quiet: ` ${words.errors.examinedAs(reply.examinedAs)}` }]),
            ]),
          ]),
      text(verdict, {
        weight: 'Bolder',
        // Green is too light to read on a white card.
        color: diagnosis.kind === 'so' ? 'Attention' : 'Default',
      }),
      ...(check === undefined ? [] : checkFacts(check, look)),
      ...rightsNamed(reply, look),
      ...guidanceBlocks(reply.guidance),
      ...sources(reply.citations),
      quiet(words.errors.recognised(reply.certainty)),
      ...choosePerson(reply, look),
    ],
    [...examine(reply, look), ...buttons(look, reply.offers)].slice(0, 6),
  );
}

function verdictOf({ diagnosis, error, lead }: ReplyOf<'errorExplained'>, { words }: Look): string {
  const { errors } = words;
  switch (diagnosis.kind) {
    case 'noLead':
      return errors.whichLead;
    case 'so':
      return error === 'nextStage' ? errors.nextStageSo(lead?.name ?? '') : errors.so(lead?.name ?? '');
    case 'notSo':
      return diagnosis.instead === undefined
        ? errors.notSo(lead?.name ?? '')
        : errors.otherwise(lead?.name ?? '', words.check(diagnosis.instead.name));
  }
}

function checkFacts(check: Check, { words }: Look): CardElementArray {
  const refusalFacts = (refusal: Refusal): CardElementArray => {
    const said = words.refusal(refusal);
    return [text(escaped(said.why)), ...said.details.map((detail) => line([`• ${detail}`]))];
  };
  switch (check.verdict) {
    case 'pass':
      return words.checkFacts(check.name, check.facts).map((fact) => line([`• ${fact}`]));
    case 'warn':
      return check.refusal === undefined
        ? check.facts.map((fact) => line([`• ${fact}`]))
        : refusalFacts(check.refusal);
    case 'ask':
      return [line([`• ${words.question(check.question)}`])];
    case 'fail':
      return refusalFacts(check.refusal);
  }
}

const rightsNamed = ({ named }: ReplyOf<'errorExplained'>, { words: { errors } }: Look): CardElementArray =>
  named.length === 0 ? [] : [line([errors.rightsNamed(named.map(errors.right))])];

const choosePerson = ({ people, examined }: ReplyOf<'errorExplained'>, { words }: Look): CardElementArray =>
  people.length === 0
    ? []
    : [
        {
          type: 'Input.ChoiceSet',
          id: 'person',
          label: words.errors.whose,
          style: 'compact',
          wrap: true,
          ...(examined === undefined ? {} : { value: examined }),
          choices: people.map(({ id, name }) => ({ title: plain(name), value: id })),
        },
      ];

const examine = ({ people, text: pasted, lead }: ReplyOf<'errorExplained'>, look: Look) =>
  people.length === 0 || lead === undefined
    ? []
    : [
        button(
          look,
          { kind: 'explain-error', text: pasted, lead: { kind: 'id', id: lead.id } },
          look.words.errors.examine,
        ),
      ];

export const errorNeighbourCard = ({ neighbour, offers }: ReplyOf<'errorNeighbour'>, look: Look): Card =>
  card(
    neighbour.name,
    [
      heading(escaped(neighbour.name)),
      text(escaped(look.words.errors.meaning(neighbour))),
      quiet(look.words.errors.notOneOfNine),
    ],
    buttons(look, offers),
  );

export const errorUnknownCard = ({ offers }: ReplyOf<'errorUnknown'>, look: Look): Card =>
  card(look.words.errors.unknown, [text(look.words.errors.unknown)], buttons(look, offers));

import type { CardElementArray, IChoiceSetInput } from '@microsoft/teams.cards';
import type { Asking, QualifyPreview, ReplyOf } from '../../dialogs/reply.ts';
import type { Wording } from '../../dialogs/wording/wording.ts';
import type { Consequence, Question } from '../../domain/qualification/outcome.ts';
import type { MatchSummary } from '../../domain/qualification/refusal.ts';
import { opportunityLimit } from '../../domain/qualification/settings.ts';
import { evidenceBox, toggle } from './duplicates.ts';
import {
  box,
  button,
  type Card,
  card,
  checkLine,
  escaped,
  heading,
  type Look,
  line,
  plain,
  quiet,
  subheading,
  text,
  without,
} from './elements.ts';

/** The card of the question that is open; each is its own function. */
export function qualifyAsksCard(reply: ReplyOf<'qualifyAsks'>, look: Look): Card {
  switch (reply.question.kind) {
    case 'whichRecords':
      return whichRecords(reply, reply.question, look);
    case 'existingOpportunity':
      return existingOpportunity(reply, reply.question, look);
    case 'possibleMatches':
      return reply.question.improved
        ? mayAlreadyExist(reply, reply.question, look)
        : duplicateWarning(reply, reply.question, look);
  }
}

const press = ({ flow, rev }: Asking, name: string) => ({ kind: 'flow', flow, rev, press: name }) as const;

const problemLine = ({ problem }: Asking, words: Wording): CardElementArray =>
  problem === undefined ? [] : [text(words.problem(problem), { color: 'Attention' })];

const comesAlong = (
  { notes, attachments, warnings, checks }: QualifyPreview,
  look: Look,
): CardElementArray => [
  ...warnings.map(({ check, facts }) =>
    text(escaped(`${look.words.check(check)}: ${look.words.list(facts)}`), { color: 'Warning' }),
  ),
  quiet(look.words.notesMove(notes, attachments)),
  checkLine(look, checks),
];

function whichRecords(
  reply: ReplyOf<'qualifyAsks'>,
  question: Extract<Question, { kind: 'whichRecords' }>,
  look: Look,
): Card {
  const { words } = look;
  const title = words.whichRecords(reply.lead.name);
  const create: IChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: 'create',
    label: words.create,
    style: 'expanded',
    isMultiSelect: true,
    wrap: true,
    value: question.ask.join(','),
    choices: question.ask.map((target) => ({ title: capital(words.target(target)), value: target })),
  };
  const names: CardElementArray = question.ask.includes('opportunity')
    ? [
        {
          type: 'Input.Text',
          id: 'opportunityNames',
          label: words.opportunityNames(opportunityLimit),
          isMultiline: true,
          value: plain(question.opportunityName),
          maxLength: 1_500,
        },
      ]
    : [];
  return card(
    title,
    [
      heading(escaped(title)),
      ...problemLine(reply, words),
      text(words.whichRecordsHow, { isSubtle: true }),
      create,
      ...names,
      ...comesAlong(reply, look),
    ],
    [
      button(look, press(reply, 'continue'), words.qualify),
      without(button(look, press(reply, 'cancel'), words.cancel)),
    ],
  );
}

function existingOpportunity(
  reply: ReplyOf<'qualifyAsks'>,
  question: Extract<Question, { kind: 'existingOpportunity' }>,
  look: Look,
): Card {
  const { words } = look;
  const title = words.existingOpportunity(reply.lead.name);
  const choices = [
    ...question.opportunities.map(({ id, name, state }) => ({
      title: plain(words.continueWith(name, state)),
      value: id,
    })),
    { title: words.createAnother, value: 'new' },
  ];
  return card(
    title,
    [
      heading(escaped(title)),
      ...problemLine(reply, words),
      text(words.existingOpportunityHow),
      {
        type: 'Input.ChoiceSet',
        id: 'opportunity',
        label: capital(words.target('opportunity')),
        style: 'expanded',
        wrap: true,
        isRequired: true,
        errorMessage: words.problem({ kind: 'nothingSelected' }),
        choices,
      },
      ...comesAlong(reply, look),
    ],
    [
      button(look, press(reply, 'continue'), words.continue),
      without(button(look, press(reply, 'cancel'), words.notNow)),
    ],
  );
}

type Matches = Extract<Question, { kind: 'possibleMatches' }>;
const kinds = ['account', 'contact'] as const;

/** S1.16: the improved experience, every match with what identifies it. */
function mayAlreadyExist(reply: ReplyOf<'qualifyAsks'>, question: Matches, look: Look): Card {
  const { words } = look;
  return card(
    `${words.improvedTitle}: ${reply.lead.name}`,
    [
      heading(words.improvedTitle),
      line([{ bold: reply.lead.name }, ...(reply.lead.company ? [` · ${reply.lead.company}`] : [])]),
      ...problemLine(reply, words),
      quiet(words.improvedHow),
      ...kinds.flatMap((kind) => section(question, kind, look)),
      ...comesAlong(reply, look),
    ],
    [
      button(look, press(reply, 'continue'), words.continue),
      without(button(look, press(reply, 'ignore'), words.ignoreAndSave)),
      without(button(look, press(reply, 'cancel'), words.notNow)),
    ],
  );
}

/** S1.15: the older dialog, two look-ups that hold only matches; blank means new. */
function duplicateWarning(reply: ReplyOf<'qualifyAsks'>, question: Matches, look: Look): Card {
  const { words } = look;
  return card(
    `${words.warningTitle}: ${reply.lead.name}`,
    [
      heading(words.warningTitle),
      line([{ bold: reply.lead.name }, ...(reply.lead.company ? [` · ${reply.lead.company}`] : [])]),
      ...problemLine(reply, words),
      quiet(words.warningHow),
      ...kinds.flatMap((kind) => section(question, kind, look)),
      ...comesAlong(reply, look),
    ],
    [
      button(look, press(reply, 'continue'), words.continue),
      without(button(look, press(reply, 'cancel'), words.notNow)),
    ],
  );
}

/**
 * So many matches of a kind are shown with all that identifies them, so many can be chosen: the likeliest. Where there
 * are more, only the first says how it was weighed (REL9).
 */
const room = { shown: 3, listed: 15 } as const;

function section(question: Matches, kind: 'account' | 'contact', look: Look): CardElementArray {
  const { words } = look;
  const all = question[`${kind}s`];
  const [matches, shown] = [all.slice(0, room.listed), all.slice(0, room.shown)];
  const hidden = question.hidden[`${kind}s`];
  if (matches.length + hidden === 0) return [];
  const choose: IChoiceSetInput = {
    type: 'Input.ChoiceSet',
    id: `${kind}Id`,
    label: words.lookup(kind),
    style: question.improved ? 'expanded' : 'compact',
    placeholder: words.createNewInstead(kind),
    wrap: true,
    choices: [
      ...matches.map((match) => ({ title: plain(identify(match)), value: match.id })),
      { title: words.createNew(kind), value: 'new' },
    ],
  };
  const created = question.consequences.find(({ target, choice }) => target === kind && choice === 'create');
  return [
    subheading(words.matched(kind)),
    ...shown.map((match, at) =>
      matchBox(match, question.consequences, words, at === 0 || all.length === shown.length),
    ),
    ...(all.length > shown.length ? [quiet(words.moreMatches(all.length - shown.length, kind))] : []),
    ...(all.length > matches.length ? [quiet(words.matchesLeftOut(all.length - matches.length))] : []),
    ...(hidden > 0 ? [text(words.hiddenMatches(hidden, kind), { color: 'Warning' })] : []),
    ...(matches.length > 0 ? [choose] : []),
    ...(created === undefined
      ? []
      : [quiet(escaped(`${words.ifYouCreate(kind)}: ${words.consequence(created)}`))]),
  ];
}

/** Side by side in one line each: what is the same, what differs, and what linking would do. */
function matchBox(
  match: MatchSummary,
  consequences: readonly Consequence[],
  words: Wording,
  weighed: boolean,
) {
  const linked = consequences.find(({ choice, id }) => choice === 'link' && id === match.id);
  const reasons = match.reasons.map((reason) => words.reason(reason));
  const evidence = `evidence-${match.entity}-${match.id}`;
  return box(
    [
      line([{ bold: match.name }]),
      ...(match.judged === undefined
        ? []
        : [text(escaped(words.duplicates.because(match.judged)), { spacing: 'Small' })]),
      ...(reasons.length > 0 ? [quiet(escaped(words.duplicates.found(reasons)))] : []),
      ...match.facts.map(({ label, value, same }) =>
        line([
          { quiet: `${words.term(label)}: ` },
          asRead(value, words),
          { quiet: same === undefined ? '' : same ? ' ✓' : ` (${words.differs})` },
        ]),
      ),
      ...(linked === undefined
        ? []
        : [quiet(escaped(`${words.ifYouLink(match)}: ${words.consequence(linked)}`))]),
      ...(!weighed || match.judged === undefined || match.judged.evidence.length === 0
        ? []
        : [
            evidenceBox(match.judged, evidence, words),
            { type: 'ActionSet' as const, actions: [toggle(evidence, words)] },
          ]),
    ],
    { style: 'emphasis', spacing: 'Small' },
  );
}

/** A day as the reader's language writes it. */
const asRead = (value: string, words: Wording): string =>
  /^\d{4}-\d\d-\d\d$/.test(value) ? words.day(value) : value;

const identify = ({ name, facts }: MatchSummary): string =>
  [name, ...facts.slice(0, 3).map(({ value }) => value)].join(' · ');

/** Nothing left to ask: what will happen, and the one button that does it. */
export function qualifyConfirmCard(reply: ReplyOf<'qualifyConfirm'>, look: Look): Card {
  const { words } = look;
  const title = words.confirmQualify(reply.lead.name);
  return card(
    title,
    [
      heading(escaped(title)),
      ...problemLine(reply, words),
      subheading(words.willHappen),
      ...reply.plan.map((consequence) => text(escaped(words.consequence(consequence)), { spacing: 'Small' })),
      ...comesAlong(reply, look),
    ],
    [
      button(look, press(reply, 'continue'), words.qualify),
      without(button(look, press(reply, 'cancel'), words.cancel)),
    ],
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

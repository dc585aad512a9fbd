import type { CardElementArray } from '@microsoft/teams.cards';
import type { ReplyOf } from '../../dialogs/reply.ts';
import type { Citation, Part } from '../../domain/guidance/answer.ts';
import type { ModelAnswer } from '../../domain/guidance/model-answer.ts';
import { phrases, unmarked } from '../../domain/guidance/plain.ts';
import {
  box,
  buttons,
  type Card,
  card,
  escaped,
  facts,
  heading,
  type Look,
  line,
  quiet,
  steps,
  subheading,
  text,
} from './elements.ts';

/** Sections of the guidance as they stand, with the numbers of their sources. */
export const guidanceBlocks = (parts: readonly Part[]): CardElementArray => parts.flatMap(shown);

const drawn = new WeakMap<Part, CardElementArray>();

/** A part looks the same in every answer that has it; nobody changes what a card is made of. */
function shown(part: Part): CardElementArray {
  const known = drawn.get(part);
  if (known !== undefined) return known;
  const blocks = [...(part.heading === undefined ? [] : [subheading(part.heading)]), ...block(part)];
  drawn.set(part, blocks);
  return blocks;
}

function block(part: Part): CardElementArray {
  const cites = part.cites.map((n) => ` [${n}]`).join('');
  switch (part.kind) {
    case 'paragraph':
      return [text(`${marked(part.text)}${cites}`)];
    case 'steps':
      return steps(ended(part.items, cites));
    case 'bullets':
      return ended(part.items, cites).map((item) => text(`• ${item}`, { spacing: 'Small' }));
    case 'table':
      return [
        part.head.length === 2
          ? facts(part.rows.map(([left = '', right = '']) => [unmarked(left), unmarked(right)] as const))
          : box(part.rows.map((row) => line([row.map(unmarked).join(' · ')]))),
        ...(cites === '' ? [] : [quiet(cites.trim())]),
      ];
  }
}

/** Cards know bold and italic, not code. */
const marked = (value: string): string => value.replaceAll('`', '');

const ended = (items: readonly string[], cites: string): readonly string[] =>
  items.map((item, at) => `${marked(item)}${at === items.length - 1 ? cites : ''}`);

export const sources = (citations: readonly Citation[]): CardElementArray =>
  citations.map(({ n, title, source }) => quiet(`[${n}] ${title} (${source})`));

export function answeredCard(reply: ReplyOf<'answered'>, look: Look): Card {
  const { answer, byModel, budgetSpent, here, lead, deed, offers } = reply;
  const { answers } = look.words;
  const title = answer.topics[0]?.title ?? answers.title;
  const facts = [...here, ...(lead === undefined ? [] : [lead])];
  return card(
    title,
    [
      heading(title),
      ...(byModel === undefined ? wordForWord(answer) : inModelWords(byModel)),
      ...(facts.length === 0
        ? []
        : [
            box(
              [text(answers.here, { weight: 'Bolder' }), ...facts.map((fact) => line([answers.fact(fact)]))],
              { style: 'emphasis' },
            ),
          ]),
      ...(deed === undefined ? [] : [text(answers.deed(deed))]),
      ...(budgetSpent ? [quiet(answers.budgetSpent)] : []),
      quiet(answers.scope(answer.scope)),
      ...sources((byModel ?? answer).citations),
    ],
    buttons(look, offers),
  );
}

function wordForWord({ language, written, parts }: ReplyOf<'answered'>['answer']): CardElementArray {
  return [...(written === language ? [] : [quiet(phrases[language].inEnglish)]), ...guidanceBlocks(parts)];
}

/** Verified, but still a stranger's text: no markup of it is read. */
const inModelWords = ({ text: written, steps: quoted }: ModelAnswer): CardElementArray => [
  ...written
    .split(/\n+/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => line([unmarked(paragraph)])),
  ...guidanceBlocks(quoted),
];

export function doHereCard({ deed, offers }: ReplyOf<'doHere'>, look: Look): Card {
  const said = look.words.answers.deed(deed);
  return card(said, [text(said)], buttons(look, offers));
}

export const whichTopicCard = ({ language, offers }: ReplyOf<'whichTopic'>, look: Look): Card =>
  card(
    phrases[language].didYouMean,
    [text(phrases[language].didYouMean)],
    buttons(look, [...offers, { kind: 'help' }]),
  );

export const declinedCard = ({ language, whom, offers }: ReplyOf<'declined'>, look: Look): Card =>
  card(
    phrases[language].decline,
    [
      text(phrases[language].decline),
      ...(whom.length === 0 ? [] : [text(escaped(look.words.answers.askThem(whom)))]),
      ...(offers.some(({ kind }) => kind === 'question') ? [quiet(look.words.answers.nearest)] : []),
    ],
    buttons(look, offers),
  );

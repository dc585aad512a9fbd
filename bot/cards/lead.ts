import type { CardElementArray } from '@microsoft/teams.cards';
import type { LeadDetails, LeadListReply, LeadRow, ReplyOf } from '../../dialogs/reply.ts';
import type { Wording } from '../../dialogs/wording/wording.ts';
import { fieldOf } from '../../domain/records/fields.ts';
import {
  box,
  button,
  buttons,
  type Card,
  card,
  cut,
  escaped,
  facts,
  heading,
  type Look,
  leadButtons,
  line,
  quiet,
  subheading,
  text,
} from './elements.ts';

type Pressable = LeadRow & { readonly press: Parameters<Look['sign']>[0] };

/** Rows of leads, each pressable as a whole; one line for who, one for what and where it stands. */
export const leadRows = (look: Look, rows: readonly Pressable[]): CardElementArray =>
  rows.map((row) => ({
    ...box(
      [
        line([{ bold: row.name }, ...(row.company && row.company !== row.name ? [` · ${row.company}`] : [])]),
        line([{ quiet: rowFacts(look.words, row) }]),
      ],
      {
        separator: true,
        spacing: 'Small',
      },
    ),
    selectAction: button(look, row.press, `${look.words.openLead} ${row.name}`),
  }));

/** What there is to know of a lead in a list, besides its name. */
export const rowFacts = (words: Wording, row: LeadRow): string =>
  [
    row.topic === row.name ? undefined : row.topic,
    row.city,
    row.mergedInto !== undefined
      ? words.merging.mergedInto(row.mergedInto.name)
      : row.state === 'open'
        ? words.term(row.reason)
        : `${words.state(row.state)} (${words.term(row.reason)})`,
    row.owner,
    row.score === undefined || row.grade === undefined ? undefined : words.score(row.score, row.grade),
    row.budget === undefined ? undefined : `${fieldLabel(words, 'budgetAmount')} ${words.number(row.budget)}`,
    row.matched === undefined || row.matched.field === 'name' || row.matched.field === 'companyName'
      ? undefined
      : `${words.matchedIn(fieldLabel(words, row.matched.field))}: ${row.matched.text}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');

const fieldLabel = (words: Wording, name: string): string =>
  words.inSentence(fieldOf('lead', name)?.label ?? name);

export function leadListCard(reply: LeadListReply, look: Look): Card {
  const { words } = look;
  const title = listTitle(words, reply.of);
  if (reply.rows.length === 0) {
    const why = emptyList(words, reply.of);
    return card(
      `${title}: ${why[0]}`,
      [heading(escaped(title)), ...why.map((part) => text(part))],
      buttons(look, reply.offers),
    );
  }
  const { first } = reply;
  const order = words[orderOf(reply.of)];
  const range = words.shown(first, first + reply.rows.length - 1, reply.total);
  return card(
    `${title}: ${range}`,
    [
      heading(escaped(title)),
      quiet(`${range}, ${order}. ${words.openHint}`),
      ...leadRows(
        look,
        reply.rows.map((row) => ({ ...row, press: row.open })),
      ),
    ],
    buttons(look, reply.offers),
  );
}

function listTitle(words: Wording, of: LeadListReply['of']): string {
  switch (of.kind) {
    case 'view':
      return words.view(of.view);
    case 'search':
      return words.searchTitle(of.text);
    case 'narrowed':
      return words.narrowed(of.text, of.narrow, of.owners, words.day);
    case 'summary':
      return words.summary.behind(of.part, of.period, of.names, words.day);
  }
}

function emptyList(words: Wording, of: LeadListReply['of']): readonly string[] {
  switch (of.kind) {
    case 'view':
      return [words.emptyView(of.view)];
    case 'search':
      return [words.noHits(escaped(of.text)), words.noHitsHow];
    case 'narrowed':
      return [of.narrow.hottest ? words.noneScored : words.noneNarrowed];
    case 'summary':
      return [words.summary.nothingBehind];
  }
}

type Order = 'sortedByMatch' | 'sortedByScore' | 'sortedByBudget' | 'sortedByAge';

function orderOf(of: LeadListReply['of']): Order {
  if (of.kind === 'view') return of.view === 'my-open-scored' ? 'sortedByScore' : 'sortedByAge';
  if (of.kind === 'search') return 'sortedByMatch';
  if (of.kind === 'summary') return 'sortedByScore';
  const { grade, scoreAbove, hottest, largestBudget } = of.narrow;
  if (largestBudget) return 'sortedByBudget';
  if (hottest !== undefined || grade !== undefined || scoreAbove !== undefined) return 'sortedByScore';
  return of.text === '' ? 'sortedByAge' : 'sortedByMatch';
}

export function leadSeveralCard(reply: ReplyOf<'leadSeveral'>, look: Look): Card {
  const title = look.words.several(escaped(reply.words), reply.total);
  const cut =
    reply.rows.length < reply.total ? [quiet(look.words.severalMore(reply.rows.length, reply.total))] : [];
  return card(
    title,
    [
      heading(title),
      ...cut,
      ...leadRows(
        look,
        reply.rows.map((row) => ({ ...row, press: row.choose })),
      ),
    ],
    buttons(look, [{ kind: 'cancel' }]),
  );
}

export function leadNoneCard(reply: ReplyOf<'leadNone'>, look: Look): Card {
  const { words } = look;
  const title = words.none(escaped(reply.words));
  const near = reply.suggestions.map((row) => ({
    ...row,
    press: { kind: 'show-lead', lead: { kind: 'id', id: row.id } } as const,
  }));
  return card(
    title,
    [
      heading(title),
      text(words.noneHow(reply.words)),
      ...(near.length > 0 ? [subheading(words.nearest), ...leadRows(look, near)] : []),
    ],
    buttons(look, reply.offers),
  );
}

export const leadCardCard = (reply: ReplyOf<'leadCard'>, look: Look): Card =>
  leadFacts(reply.lead, look, reply.lead.name, reply.offers);

export const leadCreatedCard = (reply: ReplyOf<'leadCreated'>, look: Look): Card =>
  leadFacts(
    reply.lead,
    look,
    reply.edited ? look.words.leadSaved(reply.lead.name) : look.words.leadCreated(reply.lead.name),
    reply.offers,
  );

/** Everything of a lead that a card shows. */
export function leadFacts(
  lead: LeadDetails,
  look: Look,
  title: string,
  offers: Parameters<typeof buttons>[1],
): Card {
  const { words } = look;
  const name = words.field;
  const label = (field: string): string => words.term(fieldOf('lead', field)?.label ?? field);
  const { fields } = lead;
  const rows: (readonly [string, string | undefined])[] = [
    [name.company, lead.company],
    [label('jobTitle'), fields.jobTitle],
    [label('email'), fields.email],
    [label('phone'), fields.phone],
    [label('mobilePhone'), fields.mobilePhone],
    [
      name.address,
      [
        fields.street,
        [fields.postalCode, fields.city].filter(Boolean).join(' '),
        fields.region,
        fields.country,
      ]
        .filter(Boolean)
        .join(', '),
    ],
    [
      name.state,
      `${words.state(lead.state)} · ${lead.mergedInto === undefined ? words.term(lead.reason) : words.merging.mergedInto(lead.mergedInto.name)}`,
    ],
    [name.stage, lead.stage && words.stage(lead.stage.name, lead.stage.process, lead.stage.onLead)],
    [
      name.score,
      lead.score === undefined || lead.grade === undefined
        ? words.noScore
        : words.score(lead.score, lead.grade),
    ],
    [name.owner, lead.owner],
    [
      lead.closed ? name.closed : name.created,
      lead.closed ? words.closedBy(lead.closed.by, words.day(lead.closed.at)) : words.day(lead.createdAt),
    ],
    [
      label('budgetAmount'),
      fields.budgetAmount === undefined ? undefined : words.number(fields.budgetAmount),
    ],
    [label('purchaseTimeframe'), fields.purchaseTimeframe],
  ];
  const linked = lead.linked.map(
    ({ target, name: of, state }) => `${words.target(target)} ${of}${state ? ` (${words.term(state)})` : ''}`,
  );
  if (linked.length > 0) rows.push([name.linked, linked.join(', ')]);
  return card(
    `${title}. ${lead.topic}. ${words.state(lead.state)}.`,
    [
      heading(escaped(title)),
      line([{ quiet: lead.topic }]),
      facts(rows.flatMap(([at, value]) => (value ? [[at, value] as const] : []))),
      ...(lead.notes.length > 0
        ? [
            subheading(words.notes(lead.notes.length, lead.notesTotal)),
            ...lead.notes.map((note) => noteLine(note, words)),
          ]
        : []),
    ],
    leadButtons(look, offers, lead.id),
  );
}

const noteLine = (note: LeadDetails['notes'][number], words: Wording) =>
  line([
    cut(note.text, 200),
    ...(note.fileName === undefined ? [] : [` 📎 ${note.fileName}`]),
    { quiet: ` (${note.by}, ${words.day(note.at)})` },
  ]);

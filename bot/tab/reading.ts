import { z } from 'zod';
import type { Command } from '../../dialogs/command.ts';
import { stepsFor } from '../../dialogs/lead-card.ts';
import { leadDetails, leadRow } from '../../dialogs/lead-facts.ts';
import { leads } from '../../domain/collections.ts';
import { boardOf } from '../../domain/leads/board.ts';
import { filteredPageSize, filterLeads } from '../../domain/leads/filter.ts';
import { levelHeld, loadActor, may } from '../../domain/people/access.ts';
import { nameOf } from '../../domain/people/names.ts';
import type { Securable } from '../../domain/people/roles.ts';
import { fieldOf, fieldsOf } from '../../domain/records/fields.ts';
import { addMonths } from '../../domain/scoring/calendar.ts';
import { grades } from '../../domain/scoring/grades.ts';
import {
  type Asked,
  answered,
  look,
  problem,
  refusalOf,
  stepsOf,
  type TabAnswer,
  type TabParts,
  wordsOf,
} from './asked.ts';
import type { Board, LeadList, LeadPage, Session } from './wire.ts';

const day = z.iso.date();

type Reading = (parts: TabParts, asked: Asked) => Promise<TabAnswer>;

const administered: readonly Securable[] = [
  'settings',
  'securityRole',
  'duplicateRule',
  'process',
  'scoringModel',
];

/** Who the person is here, and which pages are worth showing to them. */
export const session: Reading = ({ deps, mode }, { caller }) =>
  deps.store.read(async (view) => {
    const actor = await loadActor(view, caller.id);
    const holds = (on: Securable, privilege: 'write' | 'create'): boolean =>
      actor !== undefined && levelHeld(actor, privilege, on) !== 'none';
    return answered<Session>({
      person: { id: caller.id, name: actor?.person.name ?? caller.name },
      member: actor !== undefined,
      administers: administered.some((on) => holds(on, 'write')),
      mayImport: holds('lead', 'create'),
      ...(mode.kind === 'teams' ? { appId: mode.app.id } : {}),
    });
  });

/** A board shows the last twelve months unless it is asked for others. */
const usualMonths = 12;

export const board: Reading = (parts, asked) => {
  const { query, at } = asked;
  const usual = { from: addMonths(at, -usualMonths), to: at };
  const from = day.safeParse(query.get('from') ?? usual.from.toISOString().slice(0, 10));
  const to = day.safeParse(query.get('to') ?? usual.to.toISOString().slice(0, 10));
  if (!from.success || !to.success || from.data > to.data) return Promise.resolve(problem(400));
  const period = { from: from.data, to: to.data };
  return look(parts, asked, async (view, actor) => {
    const decision = await boardOf(view, actor, period, at);
    if (decision.kind === 'refused')
      return refusalOf(parts, asked, { kind: 'adminRefused', refusal: decision.refusal, offers: [] });
    return answered<Board>({ ...period, ...decision.plan });
  });
};

const filterQuery = z.object({
  text: z.string().max(1_000).exactOptional(),
  state: z.enum(['open', 'qualified', 'disqualified']).exactOptional(),
  ownerId: z.string().max(200).exactOptional(),
  grade: z.enum([...grades, 'none']).exactOptional(),
  from: day.exactOptional(),
  to: day.exactOptional(),
});
const pageNumber = z.coerce.number().int().min(1).max(1_000_000).catch(1);

/** What the address narrows the list to; unsuccessful for a value that no filter has. */
export function filterIn({ query }: Asked) {
  const { page, ...given } = Object.fromEntries([...query].filter(([, value]) => value !== ''));
  return { page, filter: filterQuery.safeParse(given) };
}

export const leadList: Reading = (parts, asked) => {
  const { page, filter } = filterIn(asked);
  if (!filter.success) return Promise.resolve(problem(400));
  return look(parts, asked, async (view, actor) => {
    const found = await filterLeads(view, actor, filter.data, pageNumber.parse(page));
    if (found.kind === 'refused')
      return refusalOf(parts, asked, { kind: 'adminRefused', refusal: found.refusal, offers: [] });
    const { rows, total, first, facets } = found;
    const owners = await Promise.all(
      Object.keys(facets.owner).map(async (id) => [id, await nameOf(view, id)] as const),
    );
    return answered<LeadList>({
      filter: filter.data,
      rows: await Promise.all(rows.map((lead) => leadRow(view, actor, lead))),
      total,
      first,
      pageSize: filteredPageSize,
      facets,
      owners: Object.fromEntries(owners),
    });
  });
};

/** Everything about one lead, with the steps that chat offers for it as buttons of the same kind. */
export const leadPage: Reading = (parts, asked) =>
  look(parts, asked, async (view, actor) => {
    const lead = await view.get(leads, asked.query.get('id') ?? '');
    if (lead === undefined || !may(actor, 'read', 'lead', lead))
      return refusalOf(parts, asked, {
        kind: 'refused',
        wanted: 'show-lead',
        refusal: { kind: 'leadUnknown' },
        offers: [],
      });
    const details = await leadDetails(view, actor, parts.deps, lead);
    const words = wordsOf(asked);
    const values = new Map<string, unknown>(Object.entries(details.fields));
    const id = { kind: 'id', id: lead.id, version: lead.version } as const;
    const score: Command = { kind: 'score-of-lead', lead: id };
    return answered<LeadPage>({
      lead: details,
      fields: fieldsOf.lead.flatMap(({ name }) => {
        const value = values.get(name);
        return value === undefined
          ? []
          : [{ name, label: words.term(fieldOf('lead', name)?.label ?? name), value: String(value) }];
      }),
      steps: stepsOf(parts, asked, [...stepsFor(details).filter(({ kind }) => kind !== 'list-leads'), score]),
    });
  });

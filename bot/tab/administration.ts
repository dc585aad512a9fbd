import type { Command } from '../../dialogs/command.ts';
import type { Reply } from '../../dialogs/reply.ts';
import { named } from '../../domain/named.ts';
import { targets } from '../../domain/qualification/settings.ts';
import {
  type Asked,
  answered,
  ask,
  problem,
  refusalOf,
  stepsOf,
  type TabAnswer,
  type TabParts,
  wordsOf,
} from './asked.ts';
import type { Area } from './wire.ts';

const areas: Readonly<Record<string, (query: URLSearchParams) => Command>> = {
  settings: () => ({ kind: 'settings' }),
  roles: (query) => ({ kind: 'roles', ...roleIn(query) }),
  requests: () => ({ kind: 'requests' }),
  rules: () => ({ kind: 'rules' }),
  mappings: (query) => ({ kind: 'mappings', ...targetIn(query) }),
  process: () => ({ kind: 'process' }),
  automations: () => ({ kind: 'automations' }),
  models: () => ({ kind: 'models' }),
  grades: () => ({ kind: 'grades' }),
  knowledge: (query) => {
    const section = query.get('section');
    return section === null
      ? { kind: 'knowledge', act: 'list', page: pageIn(query) }
      : { kind: 'knowledge', act: 'show', section };
  },
};

/** The knowledge counts its pages from 0. */
const pageIn = (query: URLSearchParams): number =>
  Math.max(0, Math.trunc(Number(query.get('page') ?? 1)) - 1) || 0;

const roleIn = (query: URLSearchParams) => {
  const roleId = query.get('roleId');
  return roleId === null ? {} : { roleId };
};

const targetIn = (query: URLSearchParams) => {
  const target = targets.find((each) => each === query.get('target'));
  return target === undefined ? {} : { target };
};

const shown: ReadonlySet<string> = new Set<Area['kind']>([
  'settings',
  'roles',
  'role',
  'requests',
  'rules',
  'mappings',
  'mapping',
  'processes',
  'automations',
  'scoringModels',
  'grades',
  'knowledgeList',
  'knowledgeSection',
]);

/** What is begun here by a card of the chat. Help and further pages are the tab's own to offer. */
function isBegunHere(offer: Command): boolean {
  if (offer.kind === 'knowledge') return offer.act !== 'list' && offer.act !== 'show';
  return offer.kind === 'rule-form' || offer.kind === 'train-model' || offer.kind === 'scoring-readiness';
}

/** The rules and the models themselves: each opens the card with everything that can be done with it. */
function cardsIn(reply: Reply): readonly { readonly name: string; readonly command: Command }[] {
  if (reply.kind === 'rules')
    return reply.rules.map(({ id, name }) => ({ name, command: { kind: 'rules', ruleId: id } }));
  if (reply.kind === 'scoringModels')
    return reply.models.map(({ id, name }) => ({ name, command: { kind: 'models', modelId: id } }));
  return [];
}

/** A page of administration: what the chat says to the same person, as data. */
export async function area(parts: TabParts, asked: Asked): Promise<TabAnswer> {
  const command = named(areas, asked.query.get('name') ?? '');
  if (command === undefined) return problem(400);
  const reply = await ask(parts, asked, command(asked.query));
  if (!shown.has(reply.kind)) return refusalOf(parts, asked, reply);
  const offers = 'offers' in reply ? reply.offers.filter(isBegunHere) : [];
  const cards = cardsIn(reply).map(({ name, command: open }) => ({
    label: name,
    press: parts.actions.sign(open).press,
  }));
  return answered({ ...told(reply, asked), steps: [...stepsOf(parts, asked, offers), ...cards] });
}

/** The page has no words for what may be wrong with a line. */
const told = (reply: Reply, asked: Asked): object =>
  reply.kind === 'knowledgeList'
    ? {
        ...reply,
        problems: reply.problems.map((each) => ({
          ...each,
          problem: wordsOf(asked).knowledge.lineProblem(each.problem),
        })),
      }
    : reply;

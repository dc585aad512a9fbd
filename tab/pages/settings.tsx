import type { ComponentType } from 'preact';
import type { Area } from '../../bot/tab/wire.ts';
import { useAnswer } from '../parts/asking.ts';
import { Changing } from '../parts/changing.tsx';
import { Answer } from '../parts/messages.tsx';
import { hrefTo, type Route } from '../parts/route.ts';
import { Automations } from '../settings/automations.tsx';
import { Grades } from '../settings/grades.tsx';
import { KnowledgeList, KnowledgeSection } from '../settings/knowledge.tsx';
import { Mappings } from '../settings/mappings.tsx';
import { Models } from '../settings/models.tsx';
import { Organisation } from '../settings/organisation.tsx';
import { Processes } from '../settings/processes.tsx';
import { Requests } from '../settings/requests.tsx';
import { RoleGrid } from '../settings/role.tsx';
import { Roles } from '../settings/roles.tsx';
import { Rules } from '../settings/rules.tsx';
import { useWords } from '../words/words.ts';

const areas = [
  'settings',
  'roles',
  'requests',
  'rules',
  'mappings',
  'process',
  'automations',
  'models',
  'grades',
  'knowledge',
] as const;
type AreaName = (typeof areas)[number];

/** How the organisation is set up, and where administrators change it. */
export function SettingsPage({ route }: { route: Route }) {
  const words = useWords();
  const [first, second] = route.rest;
  const name: AreaName = areas.find((each) => each === first) ?? 'settings';
  return (
    <>
      <h1>{words.settings.title}</h1>
      <nav class="tabs" aria-label={words.settings.title}>
        {areas.map((each) => (
          <a key={each} href={hrefTo(['settings', each])} aria-current={each === name ? 'page' : undefined}>
            {words.settings.areas[each]}
          </a>
        ))}
      </nav>
      <AreaView
        key={`${name} ${second} ${route.query.get('page')}`}
        name={name}
        detail={second}
        page={route.query.get('page') ?? undefined}
      />
    </>
  );
}

function AreaView({
  name,
  detail,
  page,
}: {
  name: AreaName;
  detail: string | undefined;
  page: string | undefined;
}) {
  const words = useWords();
  const detailOf: Partial<Record<AreaName, string>> = {
    roles: 'roleId',
    mappings: 'target',
    knowledge: 'section',
  };
  const named = detailOf[name];
  const query = { page, ...(named === undefined ? {} : { [named]: detail }) };
  const asking = useAnswer<Area>('area', { name, ...query });
  return (
    <section>
      {detail !== undefined && (
        <a class="back" href={hrefTo(['settings', name])}>
          ‹ {words.back}
        </a>
      )}
      <h2>{words.settings.areas[name]}</h2>
      <Changing saved={asking.again}>
        <Answer asking={asking}>{(area) => <AreaBody area={area} changed={asking.again} />}</Answer>
      </Changing>
    </section>
  );
}

type Of<K extends Area['kind']> = Extract<Area, { kind: K }>;

/** What each page shows; a page without a look does not compile. */
const looks: {
  readonly [K in Exclude<Area['kind'], 'scoringModel'>]: ComponentType<{ area: Of<K>; changed: () => void }>;
} = {
  settings: Organisation,
  roles: Roles,
  role: RoleGrid,
  requests: Requests,
  rules: Rules,
  mappings: Mappings,
  mapping: Mappings,
  processes: Processes,
  automations: Automations,
  scoringModels: Models,
  grades: Grades,
  knowledgeList: KnowledgeList,
  knowledgeSection: KnowledgeSection,
};

function AreaBody({ area, changed }: { area: Area; changed: () => void }) {
  const words = useWords();
  if (area.kind === 'scoringModel') return null;
  const Look = looks[area.kind] as ComponentType<{ area: Area; changed: () => void }>;
  const readOnly = 'mayChange' in area && !area.mayChange;
  return (
    <>
      {readOnly && <p class="quiet">{words.settings.readOnly}</p>}
      <Look area={area} changed={changed} />
    </>
  );
}

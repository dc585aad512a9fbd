import type { Area } from '../../bot/tab/wire.ts';
import { hrefTo } from '../parts/route.ts';
import { Steps } from '../parts/steps.tsx';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

type Of<K extends Area['kind']> = Extract<Area, { kind: K }>;
type Row = Of<'knowledgeList'>['sections'][number];

/** The sections of the guidance, and the questions that it does not answer yet. */
export function KnowledgeList({ area, changed }: { area: Of<'knowledgeList'>; changed: () => void }) {
  const words = useWords();
  const own = words.settings;
  const { sections, first, total, gaps, problems } = area;
  const last = first + sections.length - 1;
  const from = (at: number): string => hrefTo(['settings', 'knowledge'], { page: String(at) });
  const page = Math.ceil(first / Math.max(1, pageSize));
  return (
    <>
      <Steps steps={area.steps} label={own.areas.knowledge} changed={changed} />
      {gaps > 0 && <p>{own.gaps(gaps)}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ file, line, problem }) => (
            <li key={`${file} ${line}`}>{own.unreadable(file, line, problem)}</li>
          ))}
        </ul>
      )}
      <p class="quiet">{words.leads.shown(first, last, total)}</p>
      <Table
        caption={own.areas.knowledge}
        rows={sections}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'title',
            label: own.section,
            cell: ({ id, title }) => <a href={hrefTo(['settings', 'knowledge', id])}>{title}</a>,
          },
          { name: 'edited', label: own.edited, cell: (row) => <Edited row={row} /> },
        ]}
      />
      <nav class="bar" aria-label={own.areas.knowledge}>
        {page > 1 && <a href={from(page - 1)}>{words.leads.previous}</a>}
        {last < total && <a href={from(page + 1)}>{words.leads.next}</a>}
      </nav>
    </>
  );
}

/** As many as the bot lists at once. */
const pageSize = 10;

function Edited({ row: { edited } }: { row: Row }) {
  const words = useWords();
  return (
    <>{edited === undefined ? words.settings.shipped : words.lead.noteBy(edited.by, words.day(edited.at))}</>
  );
}

/** One section as it stands, with what may be done with it: edit, history, bring an earlier version back. */
export function KnowledgeSection({ area, changed }: { area: Of<'knowledgeSection'>; changed: () => void }) {
  return (
    <>
      <h3>{area.section.title}</h3>
      <p class="quiet">
        <Edited row={area.section} />
      </p>
      <Steps steps={area.steps} label={area.section.title} changed={changed} />
      <pre>{area.text}</pre>
    </>
  );
}

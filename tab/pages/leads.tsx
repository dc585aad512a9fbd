import { useEffect, useState } from 'preact/hooks';
import type { LeadList } from '../../bot/tab/wire.ts';
import type { Refused } from '../api.ts';
import { refusalIn, useAnswer, useApi } from '../parts/asking.ts';
import { Choose, Enter } from '../parts/fields.tsx';
import { Answer, Message, RefusalMessage } from '../parts/messages.tsx';
import { hrefTo, type Route } from '../parts/route.ts';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

const narrowing = ['text', 'state', 'ownerId', 'grade', 'from', 'to'] as const;
type Query = Readonly<Partial<Record<(typeof narrowing)[number] | 'page', string>>>;

/** Typing asks once it pauses. */
const pause = 300;

/** Every lead that the person may read, searched and filtered; the address holds the question, so it can be shared. */
export function LeadsPage({ route }: { route: Route }) {
  const words = useWords();
  const query: Query = Object.fromEntries([...route.query].filter(([name]) => name !== ''));
  const asking = useAnswer<LeadList>('leads', query);
  const narrow = (change: Query): void =>
    location.replace(hrefTo(['leads'], { ...query, page: undefined, ...change } as Record<string, string>));
  return (
    <>
      <h1>{words.leads.title}</h1>
      <Search text={query.text ?? ''} changed={(text) => narrow({ text })} />
      <Answer asking={asking}>
        {(list) => (
          <>
            <Filters list={list} query={query} narrow={narrow} />
            {list.total > 0 && <Save query={query} />}
            <Rows list={list} query={query} />
          </>
        )}
      </Answer>
    </>
  );
}

function Search({ text, changed }: { text: string; changed: (text: string) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState(text);
  // Only what is typed starts the clock.
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => changed(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <search class="bar">
      <Enter label={words.leads.search} hint={words.leads.searchHint} value={typed} changed={setTyped} />
    </search>
  );
}

function Filters({ list, query, narrow }: { list: LeadList; query: Query; narrow: (change: Query) => void }) {
  const words = useWords();
  const { facets, owners } = list;
  const counted = (label: string, count: number): string => `${label} (${words.count(count)})`;
  const any = { value: '', label: words.leads.any };
  const isNarrowed = narrowing.some((name) => query[name] !== undefined && query[name] !== '');
  return (
    <fieldset class="bar">
      <legend class="hidden">{words.leads.filters}</legend>
      <Choose
        label={words.leads.state}
        value={query.state ?? ''}
        choices={[
          any,
          ...(['open', 'qualified', 'disqualified'] as const).map((state) => ({
            value: state,
            label: counted(words.leads.states[state], facets.state[state]),
          })),
        ]}
        changed={(state) => narrow({ state })}
      />
      <Choose
        label={words.leads.owner}
        value={query.ownerId ?? ''}
        choices={[
          any,
          ...Object.entries(facets.owner)
            .map(([id, count]) => ({ value: id, label: counted(owners[id] ?? id, count) }))
            .toSorted((a, b) => a.label.localeCompare(b.label)),
        ]}
        changed={(ownerId) => narrow({ ownerId })}
      />
      <Choose
        label={words.leads.grade}
        value={query.grade ?? ''}
        choices={[
          any,
          ...(['A', 'B', 'C', 'D'] as const).map((grade) => ({
            value: grade as string,
            label: counted(grade, facets.grade[grade]),
          })),
          { value: 'none', label: counted(words.leads.noGrade, facets.grade.none) },
        ]}
        changed={(grade) => narrow({ grade })}
      />
      {query.from !== undefined && query.to !== undefined && (
        <p>{words.leads.created(words.day(query.from), words.day(query.to))}</p>
      )}
      {isNarrowed && (
        <fluent-button onClick={() => location.assign(hrefTo(['leads']))}>{words.leads.clear}</fluent-button>
      )}
    </fieldset>
  );
}

/** The whole list, as it is narrowed, as a file. */
function Save({ query }: { query: Query }) {
  const words = useWords();
  const api = useApi();
  const [refusal, setRefusal] = useState<Refused>();
  const [isSaved, setIsSaved] = useState(false);
  const save = (): void => {
    setRefusal(undefined);
    setIsSaved(false);
    api.file('leads.csv', { ...query, page: undefined }).then(
      (file) => {
        saveAs(file, `leads-${new Date().toISOString().slice(0, 10)}.csv`);
        setIsSaved(true);
      },
      (fault: unknown) => setRefusal(refusalIn(fault)),
    );
  };
  return (
    <div class="bar">
      <fluent-button onClick={save}>{words.leads.save}</fluent-button>
      {isSaved && <span role="status">{words.leads.saved}</span>}
      {refusal !== undefined && <RefusalMessage refusal={refusal} />}
    </div>
  );
}

/** The request carries the sign-in, so that no plain link could fetch the file. */
function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function Rows({ list, query }: { list: LeadList; query: Query }) {
  const words = useWords();
  const { rows, total, first, pageSize } = list;
  if (rows.length === 0) return <Message intent="info">{words.leads.empty}</Message>;
  const { columns } = words.leads;
  const order = query.text ? words.leads.sortedByMatch : words.leads.sortedByAge;
  const page = Math.ceil(first / pageSize);
  const toPage = (at: number): string =>
    hrefTo(['leads'], { ...query, page: String(at) } as Record<string, string>);
  return (
    <>
      <p class="quiet" role="status">
        {words.leads.shown(first, first + rows.length - 1, total)}, {order}
      </p>
      <Table
        caption={words.leads.title}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            name: 'name',
            label: columns.name,
            cell: ({ id, name }) => <a href={hrefTo(['leads', id])}>{name}</a>,
          },
          { name: 'company', label: columns.company, cell: ({ company }) => company ?? '' },
          { name: 'topic', label: columns.topic, cell: ({ topic }) => topic },
          {
            name: 'state',
            label: columns.state,
            cell: (row) => `${words.leads.states[row.state]} · ${row.reason}`,
          },
          { name: 'owner', label: columns.owner, cell: ({ owner }) => owner },
          {
            name: 'score',
            label: columns.score,
            number: true,
            cell: ({ score, grade }) => (score === undefined ? '–' : `${score} ${grade}`),
          },
          { name: 'created', label: columns.created, cell: ({ createdAt }) => words.day(createdAt) },
        ]}
      />
      {total > pageSize && (
        <nav class="bar" aria-label={words.leads.title}>
          {page > 1 && <a href={toPage(page - 1)}>{words.leads.previous}</a>}
          {first + rows.length <= total && <a href={toPage(page + 1)}>{words.leads.next}</a>}
        </nav>
      )}
    </>
  );
}

import type { Board } from '../../bot/tab/wire.ts';
import { useAnswer } from '../parts/asking.ts';
import { BarChart } from '../parts/chart.tsx';
import { Choose, Facts } from '../parts/fields.tsx';
import { Answer, Message } from '../parts/messages.tsx';
import { hrefTo, type Route } from '../parts/route.ts';
import { useWords } from '../words/words.ts';
import { Calibration, daysOf, everyDay, Movers, Unscored } from './board-sections.tsx';

const grades = ['A', 'B', 'C', 'D'] as const;
const periods = ['30', '90', '365', 'all'] as const;
type Period = (typeof periods)[number];

const dayBefore = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const queryOf = (period: Period) =>
  period === 'all' ? everyDay : { from: dayBefore(Number(period)), to: dayBefore(0) };

/** What a manager looks at first: one sentence, the numbers, and the leads behind each of them. */
export function BoardPage({ route }: { route: Route }) {
  const words = useWords();
  const asked = route.query.get('period');
  const period = periods.find((each) => each === asked) ?? '365';
  const asking = useAnswer<Board>('board', queryOf(period));
  return (
    <>
      <h1>{words.board.title}</h1>
      <div class="bar">
        <Choose
          label={words.board.period}
          value={period}
          choices={periods.map((value) => ({ value, label: words.board.periods[value] }))}
          changed={(value) => location.assign(hrefTo(['board'], { period: value }))}
        />
      </div>
      <Answer asking={asking}>{(board) => <Overview board={board} />}</Answer>
    </>
  );
}

function Overview({ board }: { board: Board }) {
  const words = useWords();
  const { total } = board.summary;
  const { closed, qualified, rate } = total.outcome;
  if (total.open + closed === 0) return <Message intent="info">{words.board.empty}</Message>;
  const { facts } = words.board;
  return (
    <>
      <p class="sentence">{words.board.sentence(total.open, total.scored, qualified, closed)}</p>
      <Facts
        rows={[
          [
            facts.open,
            <a href={hrefTo(['leads'], { ...daysOf(board), state: 'open' })}>{words.count(total.open)}</a>,
          ],
          [facts.scored, words.count(total.scored)],
          [facts.mean, total.meanScore === undefined ? '–' : String(Math.round(total.meanScore))],
          [facts.rate, rate === undefined ? '–' : words.percent(rate)],
        ]}
      />
      <div class="charts">
        <Grades board={board} />
        <Funnel board={board} />
        <Owners board={board} />
        <Calibration board={board} />
        <Unscored board={board} />
        <Movers board={board} />
      </div>
    </>
  );
}

function Grades({ board }: { board: Board }) {
  const words = useWords();
  const { total } = board.summary;
  const rows = [
    ...grades.map((grade) => ({ key: grade as string, label: grade as string, leads: total.grades[grade] })),
    { key: 'none', label: words.board.unscoredLeads, leads: total.open - total.scored },
  ];
  return (
    <BarChart
      title={words.board.grades}
      bars={rows.map(({ label, leads }) => ({ label, value: leads }))}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { name: 'grade', label: words.board.grade, cell: ({ label }) => label },
        {
          name: 'leads',
          label: words.board.leads,
          number: true,
          cell: ({ key, leads }) => (
            <a href={hrefTo(['leads'], { ...daysOf(board), state: 'open', grade: key })}>
              {words.count(leads)}
            </a>
          ),
        },
      ]}
    />
  );
}

function Funnel({ board }: { board: Board }) {
  const words = useWords();
  const rows = board.funnel.map(({ step, leads }, at) => ({
    step,
    leads,
    before: board.funnel[at - 1]?.leads,
  }));
  return (
    <BarChart
      title={words.board.funnel}
      sideways
      bars={rows.map(({ step, leads }) => ({ label: words.board.steps[step], value: leads }))}
      rows={rows}
      keyOf={({ step }) => step}
      columns={[
        { name: 'step', label: words.board.step, cell: ({ step }) => words.board.steps[step] },
        { name: 'leads', label: words.board.leads, number: true, cell: ({ leads }) => words.count(leads) },
        {
          name: 'share',
          label: words.board.share,
          number: true,
          cell: ({ leads, before }) => (before ? words.percent(leads / before) : '–'),
        },
      ]}
    />
  );
}

function Owners({ board }: { board: Board }) {
  const words = useWords();
  const rows = board.summary.by.owner.filter(({ open }) => open > 0).toSorted((a, b) => b.open - a.open);
  const nameOf = (id: string): string => board.names[id] ?? id;
  return (
    <BarChart
      title={words.board.owners}
      sideways
      bars={rows.slice(0, most).map(({ key, open }) => ({ label: nameOf(key), value: open }))}
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { name: 'owner', label: words.board.owner, cell: ({ key }) => nameOf(key) },
        {
          name: 'open',
          label: words.board.facts.open,
          number: true,
          cell: ({ key, open }) => (
            <a href={hrefTo(['leads'], { ...daysOf(board), state: 'open', ownerId: key })}>
              {words.count(open)}
            </a>
          ),
        },
        ...grades.map((grade) => ({
          name: grade,
          label: grade,
          number: true,
          cell: (row: (typeof rows)[number]) => words.count(row.grades[grade]),
        })),
        {
          name: 'rate',
          label: words.board.facts.rate,
          number: true,
          cell: ({ outcome }) => (outcome.rate === undefined ? '–' : words.percent(outcome.rate)),
        },
      ]}
    />
  );
}

/** More bars than this are unreadable; the table has everybody. */
const most = 12;

import type { Board } from '../../bot/tab/wire.ts';
import { BarChart } from '../parts/chart.tsx';
import { hrefTo } from '../parts/route.ts';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

/** All time, as a period. */
export const everyDay = { from: '1970-01-01', to: '9999-12-31' };

/** The leads behind a number are those of the same days. */
export const daysOf = ({ from, to }: Board) => (from === everyDay.from ? {} : { from, to });

/** Whether the grades keep what they promise; small numbers are called so. */
export function Calibration({ board }: { board: Board }) {
  const words = useWords();
  const { byGrade, steps } = board.summary.calibration;
  if (byGrade.every(({ closed }) => closed === 0))
    return (
      <section>
        <h2>{words.board.calibration}</h2>
        <p>{words.board.noneClosed}</p>
      </section>
    );
  return (
    <section>
      <BarChart
        title={words.board.calibration}
        asPercent
        bars={byGrade.map(({ grade, rate }) => ({ label: grade, value: rate ?? 0 }))}
        rows={byGrade}
        keyOf={({ grade }) => grade}
        columns={[
          { name: 'grade', label: words.board.grade, cell: ({ grade }) => grade },
          {
            name: 'of',
            label: words.board.calibrationOf,
            number: true,
            cell: ({ closed }) => words.count(closed),
          },
          {
            name: 'rate',
            label: words.board.calibrationRate,
            number: true,
            cell: ({ rate, fewCases }) =>
              rate === undefined ? '–' : `${words.percent(rate)}${fewCases ? ` (${words.board.few})` : ''}`,
          },
          {
            name: 'interval',
            label: words.board.interval,
            number: true,
            cell: ({ interval }) =>
              interval === undefined ? '–' : `${words.percent(interval[0])}–${words.percent(interval[1])}`,
          },
        ]}
      />
      <ul class="quiet">
        {steps.map(({ better, worse, verdict }) => (
          <li key={better}>{words.board.verdicts(better, worse)[verdict]}</li>
        ))}
      </ul>
    </section>
  );
}

/** Why open leads have no score, with the leads. */
export function Unscored({ board }: { board: Board }) {
  const words = useWords();
  const { unscored } = board.summary;
  const reasonOf = (reason: string): string => words.board.reasons[reason] ?? reason;
  if (unscored.length === 0)
    return (
      <section>
        <h2>{words.board.unscored}</h2>
        <p>{words.board.allScored}</p>
      </section>
    );
  return (
    <section>
      <BarChart
        title={words.board.unscored}
        sideways
        bars={unscored.map(({ reason, ids }) => ({ label: reasonOf(reason), value: ids.length }))}
        rows={unscored}
        keyOf={({ reason }) => reason}
        columns={[
          { name: 'reason', label: words.board.reason, cell: ({ reason }) => reasonOf(reason) },
          {
            name: 'leads',
            label: words.board.leads,
            number: true,
            cell: ({ ids }) => (
              <a href={hrefTo(['leads'], { ...daysOf(board), state: 'open', grade: 'none' })}>
                {words.count(ids.length)}
              </a>
            ),
          },
          {
            name: 'who',
            label: words.board.lead,
            cell: ({ ids }) => (
              <LeadLinks ids={ids.filter((id) => board.names[id] !== undefined)} names={board.names} />
            ),
          },
        ]}
      />
    </section>
  );
}

const LeadLinks = ({ ids, names }: { ids: readonly string[]; names: Board['names'] }) => (
  <>
    {ids.map((id, at) => (
      <span key={id}>
        {at > 0 && ', '}
        <a href={hrefTo(['leads', id])}>{names[id]}</a>
      </span>
    ))}
  </>
);

export function Movers({ board }: { board: Board }) {
  const words = useWords();
  const { up, down } = board.summary.movers;
  const rows = [...up, ...down].toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
  return (
    <section>
      <h2>{words.board.movers}</h2>
      {rows.length === 0 ? (
        <p>{words.board.noMovers}</p>
      ) : (
        <Table
          caption={words.board.movers}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              name: 'lead',
              label: words.board.lead,
              cell: ({ id }) => <a href={hrefTo(['leads', id])}>{board.names[id] ?? id}</a>,
            },
            { name: 'from', label: words.board.from, number: true, cell: ({ from }) => String(from) },
            { name: 'to', label: words.board.to, number: true, cell: ({ to }) => String(to) },
            {
              name: 'change',
              label: words.board.change,
              number: true,
              cell: ({ from, to }) => (to > from ? `▲ ${to - from}` : `▼ ${from - to}`),
            },
          ]}
        />
      )}
    </section>
  );
}

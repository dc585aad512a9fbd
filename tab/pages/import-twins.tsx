import type { ImportPreview } from '../../bot/tab/wire.ts';
import { Choose } from '../parts/fields.tsx';
import { Message } from '../parts/messages.tsx';
import { hrefTo } from '../parts/route.ts';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

type Twin = ImportPreview['twins'][number];

const decisions = ['create', 'skip', 'update'] as const;
export type TwinDecision = (typeof decisions)[number];

/** What was decided: for single lines, and for all others. */
export interface Decided {
  readonly rest?: TwinDecision;
  readonly lines: ReadonlyMap<number, TwinDecision>;
}

export const isDecided = ({ twins, twinsTotal }: ImportPreview, { rest, lines }: Decided): boolean =>
  rest !== undefined || (twinsTotal === twins.length && twins.every(({ line }) => lines.has(line)));

/** As the API takes it. */
export const asQuery = ({ rest, lines }: Decided) => ({
  rest,
  decisions: [...lines].map(([line, decision]) => `${line}:${decision}`).join(','),
});

/** Lines that are likely duplicates, each beside what it is like; nothing is chosen beforehand (rule 10). */
export function Twins({
  preview,
  decided,
  decide,
}: {
  preview: ImportPreview;
  decided: Decided;
  decide: (decided: Decided) => void;
}) {
  const words = useWords();
  const own = words.import;
  const { twins, twinsTotal } = preview;
  if (twinsTotal === 0) return null;
  const ask = { value: '', label: own.decide };
  const choices = (twin?: Twin) => [
    ask,
    ...decisions
      .filter((each) => each !== 'update' || twin?.closed !== true)
      .map((value) => ({ value, label: own.decisions[value] })),
  ];
  const decisionIn = (value: string) => decisions.find((each) => each === value);
  const onLine = (line: number, value: string): void => {
    const lines = new Map(decided.lines);
    const decision = decisionIn(value);
    if (decision === undefined) lines.delete(line);
    else lines.set(line, decision);
    decide({ ...decided, lines });
  };
  const onRest = (value: string): void => {
    const rest = decisionIn(value);
    decide({ lines: decided.lines, ...(rest === undefined ? {} : { rest }) });
  };
  return (
    <>
      <Message intent="warning">{own.twins(twinsTotal)}</Message>
      <div class="bar">
        <Choose label={own.decideAll} value={decided.rest ?? ''} choices={choices()} changed={onRest} />
      </div>
      <Table
        caption={own.twins(twinsTotal)}
        rows={twins}
        keyOf={({ line }) => String(line)}
        columns={[
          {
            name: 'line',
            label: own.lineLabel,
            cell: ({ line, name, company }) => `${line}: ${[name, company].filter(Boolean).join(', ')}`,
          },
          { name: 'like', label: own.like, cell: (twin) => <Other twin={twin} /> },
          { name: 'sure', label: own.likely, cell: ({ probability }) => words.percent(probability) },
          {
            name: 'decision',
            label: own.decision,
            cell: (twin) => (
              <Choose
                hideLabel
                label={`${own.decision} ${twin.line}`}
                value={decided.lines.get(twin.line) ?? ''}
                choices={choices(twin)}
                changed={(value) => onLine(twin.line, value)}
              />
            ),
          },
        ]}
      />
      {twins.length < twinsTotal && <p>{own.more(twinsTotal - twins.length)}</p>}
    </>
  );
}

function Other({ twin: { other, leadId, row } }: { twin: Twin }) {
  const { import: own } = useWords();
  const text = [other.name, other.company].filter(Boolean).join(', ');
  if (leadId === undefined) return <span>{own.ofLine(row ?? 0, text)}</span>;
  return (
    <a href={hrefTo(['leads', leadId])} target="_blank" rel="noopener">
      {text}
    </a>
  );
}

import { useState } from 'preact/hooks';
import type { AdminChange, Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Enter } from '../parts/fields.tsx';
import { hrefTo } from '../parts/route.ts';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';
import { Review } from './organisation.tsx';

type Findings = Extract<Area, { kind: 'mappings' }>;
type OneTarget = Extract<Area, { kind: 'mapping' }>;
type Change = Extract<AdminChange, { kind: 'mapping' }>['change'];

const targets = ['account', 'contact', 'opportunity'] as const;

/** What the check of the mappings finds with its fixes, and the mappings of each record type (S2.6, C10). */
export const Mappings = ({ area }: { area: Findings | OneTarget }) =>
  area.kind === 'mappings' ? <AllTargets area={area} /> : <Rows area={area} />;

function AllTargets({ area }: { area: Findings }) {
  const words = useWords();
  const own = words.settings;
  return (
    <>
      <ul class="links">
        {targets.map((target) => (
          <li key={target}>
            <a href={hrefTo(['settings', 'mappings', target])}>{own.mappingOf(own.targets[target])}</a>
          </li>
        ))}
      </ul>
      <h3>{own.findings}</h3>
      {area.findings.length === 0 && <p>{own.findingsNone}</p>}
      <ul class="notes">
        {area.findings.map(({ finding, fixes }) => (
          <li key={`${finding.kind} ${finding.target} ${finding.row.to}`}>
            <p>
              {own.mappingOf(own.targets[finding.target])}, {finding.row.from} → {finding.row.to}:{' '}
              {own.finding[finding.kind]}
            </p>
            <Fixes fixes={fixes} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Fixes({ fixes }: { fixes: readonly Change[] }) {
  const words = useWords();
  const propose = usePropose();
  return (
    <div class="buttons">
      {fixes.map((change) => (
        <fluent-button key={JSON.stringify(change)} onClick={() => propose({ kind: 'mapping', change })}>
          {words.settings.fixes[change.kind]}
          {change.kind === 'addOptions' ? ` (${words.settings.entities[change.entity]})` : ''}
        </fluent-button>
      ))}
    </div>
  );
}

function Rows({ area }: { area: OneTarget }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  const [row, setRow] = useState({ from: '', to: '' });
  const { target, mayChange } = area;
  return (
    <>
      <Table
        showCaption
        caption={own.mappingOf(own.targets[target])}
        rows={area.rows}
        keyOf={({ from, to }) => `${from} ${to}`}
        columns={[
          { name: 'from', label: own.leadField, cell: ({ from }) => from },
          { name: 'to', label: own.targetField, cell: ({ to }) => to },
          ...(mayChange
            ? [
                {
                  name: 'remove',
                  label: own.remove,
                  cell: (each: (typeof area.rows)[number]) => (
                    <fluent-button
                      size="small"
                      onClick={() =>
                        propose({ kind: 'mapping', change: { kind: 'removeRow', target, row: each } })
                      }
                    >
                      {own.remove}
                      <span class="hidden"> {each.from}</span>
                    </fluent-button>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayChange && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            propose({ kind: 'mapping', change: { kind: 'addRow', target, row } });
          }}
        >
          <h3>{own.add}</h3>
          <div class="bar">
            <Enter label={own.leadField} value={row.from} changed={(from) => setRow({ ...row, from })} />
            <Enter label={own.targetField} value={row.to} changed={(to) => setRow({ ...row, to })} />
            <Review />
          </div>
        </form>
      )}
    </>
  );
}

import type { Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Steps } from '../parts/steps.tsx';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

/** Duplicate detection rules, published or not (S1.14.7, S1.14.8). */
export function Rules({ area, changed }: { area: Extract<Area, { kind: 'rules' }>; changed: () => void }) {
  const words = useWords();
  const own = words.settings;
  return (
    <>
      <Steps steps={area.steps} label={own.areas.rules} changed={changed} />
      {area.rules.length === 0 ? <p>{own.rulesNone}</p> : <List area={area} />}
    </>
  );
}

function List({ area }: { area: Extract<Area, { kind: 'rules' }> }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  return (
    <Table
      caption={own.areas.rules}
      rows={area.rules}
      keyOf={({ id }) => id}
      columns={[
        { name: 'rule', label: own.rule, cell: ({ name }) => name },
        {
          name: 'compares',
          label: own.compares,
          cell: ({ base, matching }) => `${own.entities[base]} – ${own.entities[matching]}`,
        },
        {
          name: 'criteria',
          label: own.criteria,
          cell: ({ criteria, excludeInactive }) =>
            [
              criteria.map(({ baseField }) => baseField).join(' + '),
              ...(excludeInactive ? [`(${own.excludes})`] : []),
            ].join(' '),
        },
        { name: 'status', label: own.status, cell: ({ status }) => own.statuses[status] },
        ...(area.mayChange
          ? [
              {
                name: 'do',
                label: words.act,
                cell: ({ id, status, excludeInactive }: (typeof area.rules)[number]) => (
                  <div class="buttons">
                    <fluent-button
                      onClick={() => propose({ kind: 'publish', id, published: status === 'unpublished' })}
                    >
                      {status === 'unpublished' ? own.publish : own.unpublish}
                    </fluent-button>
                    {!excludeInactive && (
                      <fluent-button onClick={() => propose({ kind: 'excludeInactive', id })}>
                        {own.excludeInactive}
                      </fluent-button>
                    )}
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

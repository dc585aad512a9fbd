import type { Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

/** The plug-ins and workflows that run when a record is created (S2.9.4). */
export function Automations({ area }: { area: Extract<Area, { kind: 'automations' }> }) {
  const words = useWords();
  const own = words.settings;
  const propose = usePropose();
  if (area.automations.length === 0) return <p>{own.automationsNone}</p>;
  return (
    <Table
      caption={own.areas.automations}
      rows={area.automations}
      keyOf={({ id }) => id}
      columns={[
        { name: 'name', label: own.automation, cell: ({ name, type }) => `${name} (${type})` },
        { name: 'on', label: own.runsOn, cell: ({ on }) => own.targets[on] },
        { name: 'active', label: own.status, cell: ({ active }) => (active ? own.active : own.inactive) },
        ...(area.mayChange
          ? [
              {
                name: 'do',
                label: words.act,
                cell: ({ id, name, active }: (typeof area.automations)[number]) => (
                  <fluent-button onClick={() => propose({ kind: 'automation', id, active: !active })}>
                    {active ? own.deactivate : own.activate}
                    <span class="hidden"> {name}</span>
                  </fluent-button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

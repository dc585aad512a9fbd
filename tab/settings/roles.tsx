import type { Area } from '../../bot/tab/wire.ts';
import { hrefTo } from '../parts/route.ts';
import { Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

/** The security roles and who has them. */
export function Roles({ area }: { area: Extract<Area, { kind: 'roles' }> }) {
  const words = useWords();
  const own = words.settings;
  return (
    <Table
      caption={own.areas.roles}
      rows={area.roles}
      keyOf={({ id }) => id}
      columns={[
        {
          name: 'role',
          label: own.role,
          cell: ({ id, name }) => <a href={hrefTo(['settings', 'roles', id])}>{name}</a>,
        },
        { name: 'holders', label: own.holders, cell: ({ holders }) => holders.join(', ') || own.nobody },
      ]}
    />
  );
}

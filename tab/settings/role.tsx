import { useState } from 'preact/hooks';
import type { AdminChange, Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Choose, Facts } from '../parts/fields.tsx';
import { type Column, Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';
import { Review } from './organisation.tsx';

type Role = Extract<Area, { kind: 'role' }>;
type Cell = Extract<AdminChange, { kind: 'role' }>['change']['cells'][number];
type Level = Cell['level'];

const records = ['lead', 'account', 'contact', 'opportunity', 'note'];
const customization = ['attributeMap', 'customizations', 'entity', 'entityMap'];
const administration = [
  'settings',
  'securityRole',
  'duplicateRule',
  'process',
  'automation',
  'scoringModel',
  'knowledge',
  'audit',
];
const privileges = ['create', 'read', 'write', 'delete', 'append', 'appendTo', 'assign', 'share'] as const;
const levels: readonly Level[] = ['none', 'user', 'businessUnit', 'parentChild', 'organization'];

/** One role as a grid of privileges and records; cells are changed together and reviewed first (S2.8.10). */
export function RoleGrid({ area }: { area: Role }) {
  const words = useWords();
  const propose = usePropose();
  const own = words.settings;
  const [edited, setEdited] = useState<ReadonlyMap<string, Cell>>(new Map());
  const { role, holders, mayChange } = area;
  const held: Readonly<Record<string, Level | undefined>> = role.grants;
  const custom = [...new Set(Object.keys(held).map((cell) => cell.slice(cell.indexOf(':') + 1)))].filter(
    (on) => on.startsWith('custom:'),
  );
  const nameOf = (on: string): string => own.entities[on] ?? on.replace('custom:', '');
  const edit = (privilege: Cell['privilege'], on: string, level: Level): void => {
    const next = new Map(edited);
    const name = `${privilege}:${on}`;
    if ((held[name] ?? 'none') === level) next.delete(name);
    else next.set(name, { privilege, on: on as Cell['on'], level });
    setEdited(next);
  };
  const columns: readonly Column<string>[] = [
    { name: 'record', label: own.record, cell: nameOf },
    ...privileges.map((privilege) => ({
      name: privilege,
      label: own.privileges[privilege],
      cell: (on: string) => {
        const level = edited.get(`${privilege}:${on}`)?.level ?? held[`${privilege}:${on}`] ?? 'none';
        if (!mayChange) return own.levels[level];
        return (
          <Choose
            hideLabel
            label={`${own.privileges[privilege]} · ${nameOf(on)}`}
            value={level}
            choices={levels.map((value) => ({ value, label: own.levels[value] }))}
            changed={(value) => edit(privilege, on, levels.find((each) => each === value) ?? 'none')}
          />
        );
      },
    })),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        propose({ kind: 'role', change: { roleId: role.id, cells: [...edited.values()] } });
      }}
    >
      <Facts
        rows={[
          [own.role, role.name],
          [own.holders, holders.join(', ') || own.nobody],
        ]}
      />
      <div class="grid">
        <Table
          caption={role.name}
          columns={columns}
          rows={[...records, ...customization, ...administration, ...custom]}
          keyOf={(on) => on}
        />
      </div>
      {edited.size > 0 && (
        <div class="sticky" role="status">
          <span>{own.changedCells(edited.size)}</span>
          <Review />
          <fluent-button onClick={() => setEdited(new Map())}>{own.discard}</fluent-button>
        </div>
      )}
    </form>
  );
}

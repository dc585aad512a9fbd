import { type AccessLevel, accessLevels, type Privilege, type Securable } from '../../domain/people/roles.ts';
import type { MappingChange } from '../../domain/qualification/mapping-change.ts';
import { type Creation, targets } from '../../domain/qualification/settings.ts';
import type { SettingsEdit } from '../../domain/qualification/settings-change.ts';
import type { GradeMinimums } from '../../domain/scoring/grades.ts';
import type { AdminChange } from './change.ts';

type Fields = Readonly<Record<string, string>>;

/** A change as its card was sent: what the administrator chose in the fields, on top of what the button carried. */
export function withFields(change: AdminChange, fields: Fields): AdminChange {
  switch (change.kind) {
    case 'settings':
      return { ...change, edit: { ...settingsFrom(fields), ...change.edit } };
    case 'role':
      return {
        ...change,
        change: { ...change.change, cells: [...change.change.cells, ...cellFrom(fields)] },
      };
    case 'process':
      return { ...change, edit: stepFrom(fields) ?? change.edit };
    case 'grades':
      return change.shares === undefined
        ? { ...change, minimums: { ...gradesFrom(fields, 'minimum'), ...change.minimums } }
        : { ...change, shares: { ...change.shares, ...gradesFrom(fields, 'share') } };
    case 'mapping':
      return { ...change, change: rowFrom(change.change, fields) };
    case 'model':
      return fields['grades'] === 'reset'
        ? { ...change, change: { ...change.change, grades: 'reset' } }
        : change;
    case 'verdict':
    case 'automation':
    case 'rule':
    case 'publish':
    case 'excludeInactive':
      return change;
  }
}

const isCreation = (value: string | undefined): value is Creation => value === 'automatic' || value === 'ask';

function settingsFrom(fields: Fields): SettingsEdit {
  const create = Object.fromEntries(
    targets.flatMap((target) => {
      const value = fields[`create-${target}`];
      return isCreation(value) ? [[target, value] as const] : [];
    }),
  );
  const { improved, process, undoMinutes } = fields;
  return {
    ...(Object.keys(create).length > 0 && { create }),
    ...(improved !== undefined && { improvedDuplicates: improved === 'true' }),
    ...(process !== undefined && { defaultProcessId: process === 'none' ? null : process }),
    ...(undoMinutes !== undefined && undoMinutes !== '' && { undoMinutes: Number(undoMinutes) }),
  };
}

/** `minimum-A`, `minimum-B`, `minimum-C`, or the shares; a blank one stays as it is. */
const gradesFrom = (fields: Fields, what: 'minimum' | 'share'): Partial<GradeMinimums> =>
  Object.fromEntries(
    (['A', 'B', 'C'] as const).flatMap((grade) => {
      const value = fields[`${what}-${grade}`]?.trim();
      return value ? [[grade, Number(value)] as const] : [];
    }),
  );

/** `create:account` at `businessUnit`; anything else names no cell. */
function cellFrom({ cell = '', level = '' }: Fields) {
  const [privilege, on] = cell.split(/:(.*)/s);
  if (!privilege || !on || !isLevel(level)) return [];
  return [{ privilege: privilege as Privilege, on: on as Securable, level }];
}

const isLevel = (value: string): value is AccessLevel => (accessLevels as readonly string[]).includes(value);

/** A row chosen on the card, where the button carries none of its own. */
function rowFrom(change: MappingChange, { from = '', to = '', row = '' }: Fields): MappingChange {
  if (change.kind === 'addRow' && change.row.from === '') return { ...change, row: { from, to } };
  const [source = '', target = ''] = row.split('|');
  return change.kind === 'removeRow' && change.row.from === ''
    ? { ...change, row: { from: source, to: target } }
    : change;
}

/** `<stage>|<field>`, required or not. */
function stepFrom({ step = '', required }: Fields) {
  const [stageId, field] = step.split('|');
  if (!stageId || !field) return undefined;
  return { kind: 'requireStep', stageId, field, required: required === 'true' } as const;
}

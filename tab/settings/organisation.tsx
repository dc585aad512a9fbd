import { useState } from 'preact/hooks';
import type { AdminChange, Area } from '../../bot/tab/wire.ts';
import { usePropose } from '../parts/changing.tsx';
import { Choose, EnterNumber, Facts } from '../parts/fields.tsx';
import { useWords } from '../words/words.ts';

type Settings = Extract<Area, { kind: 'settings' }>;
type Edit = Extract<AdminChange, { kind: 'settings' }>['edit'];

const targets = ['account', 'contact', 'opportunity'] as const;
const creations = ['automatic', 'ask'] as const;

/** The organisation's settings; what is changed is reviewed together. */
export function Organisation({ area }: { area: Settings }) {
  const words = useWords();
  const propose = usePropose();
  const [edit, setEdit] = useState<Edit>({});
  const { settings, processes, legacy, mayChange } = area;
  const own = words.settings;
  const create = { ...settings.create, ...edit.create };
  const improved = edit.improvedDuplicates ?? settings.improvedDuplicates;
  const processId = edit.defaultProcessId === undefined ? settings.defaultProcessId : edit.defaultProcessId;
  const processNamed = processes.find(({ id }) => id === processId)?.name ?? words.none;
  const facts = [
    [own.organization, settings.organization],
    [own.legacy, own.legacyAnswers[legacy]],
    [own.country, settings.defaultCountry],
  ] as const;
  if (!mayChange)
    return (
      <Facts
        rows={[
          ...facts,
          ...targets.map((target) => [own.targets[target], own.creations[create[target]]] as const),
          [own.improved, improved ? own.on : own.off],
          [own.process, processNamed],
          [own.undoMinutes, String(settings.undoMinutes)],
        ]}
      />
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        propose({ kind: 'settings', edit });
      }}
    >
      <Facts rows={facts} />
      <fieldset>
        <legend>{own.creation}</legend>
        {targets.map((target) => (
          <Choose
            key={target}
            label={own.targets[target]}
            value={create[target]}
            choices={creations.map((value) => ({ value, label: own.creations[value] }))}
            changed={(value) =>
              setEdit({
                ...edit,
                create: { ...edit.create, [target]: value === 'ask' ? 'ask' : 'automatic' },
              })
            }
          />
        ))}
      </fieldset>
      <Choose
        label={own.improved}
        value={String(improved)}
        choices={[
          { value: 'true', label: own.on },
          { value: 'false', label: own.off },
        ]}
        changed={(value) => setEdit({ ...edit, improvedDuplicates: value === 'true' })}
      />
      <Choose
        label={own.process}
        value={processId ?? ''}
        choices={[
          ...processes.map(({ id, name }) => ({ value: id, label: name })),
          { value: '', label: words.none },
        ]}
        changed={(value) => setEdit({ ...edit, defaultProcessId: value === '' ? null : value })}
      />
      <EnterNumber
        label={own.undoMinutes}
        min={0}
        max={100_000}
        value={String(edit.undoMinutes ?? settings.undoMinutes)}
        changed={(value) => setEdit({ ...edit, undoMinutes: Number(value) })}
      />
      <Review />
    </form>
  );
}

/** The one button of a form whose changes are shown before they are saved. */
export function Review() {
  const words = useWords();
  return (
    <button class="primary" type="submit">
      {words.review}
    </button>
  );
}

import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Labelled {
  readonly label: string;
  readonly hideLabel?: boolean;
}

const Label = ({ of, label, hideLabel }: Labelled & { of: string }) => (
  <label for={of} class={hideLabel ? 'hidden' : undefined}>
    {label}
  </label>
);

/** A choice among a few: the browser's own list, which every phone and screen reader knows. */
export function Choose({
  choices,
  value,
  changed,
  ...labelled
}: Labelled & { choices: readonly Choice[]; value: string; changed: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <Label of={id} {...labelled} />
      <select id={id} value={value} onChange={({ currentTarget }) => changed(currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface Entered extends Labelled {
  readonly value: string;
  readonly changed: (value: string) => void;
}

export function Enter({ value, changed, hint, ...labelled }: Entered & { hint?: string }) {
  const id = useId();
  return (
    <div class="field">
      <Label of={id} {...labelled} />
      <input
        id={id}
        type="text"
        value={value}
        placeholder={hint}
        onInput={({ currentTarget }) => changed(currentTarget.value)}
      />
    </div>
  );
}

export function EnterNumber({
  value,
  changed,
  min,
  max,
  ...labelled
}: Entered & { min: number; max: number }) {
  const id = useId();
  return (
    <div class="field">
      <Label of={id} {...labelled} />
      <input
        id={id}
        type="number"
        value={value}
        min={min}
        max={max}
        onInput={({ currentTarget }) => changed(currentTarget.value)}
      />
    </div>
  );
}

/** Names with their values, as a list that is read in pairs. */
export const Facts = ({
  rows,
}: {
  rows: readonly (readonly [label: string, value: ComponentChildren])[];
}) => (
  <dl class="facts">
    {rows.map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

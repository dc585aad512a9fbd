import { useId, useState } from 'preact/hooks';
import { useWords } from '../words/words.ts';

/** Takes one file, dropped or chosen; the keyboard and screen readers use the choice. */
export function DropZone({ taken }: { taken: (file: File) => void }) {
  const { import: own } = useWords();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0];
    if (file !== undefined) taken(file);
  };
  return (
    <fieldset
      aria-label={own.drop}
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <p aria-hidden="true">{own.drop}</p>
      <label for={id}>{own.choose}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        onChange={({ currentTarget }) => take(currentTarget.files)}
      />
      <p class="quiet">{own.hint}</p>
    </fieldset>
  );
}

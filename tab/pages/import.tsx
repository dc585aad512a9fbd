import { useState } from 'preact/hooks';
import type { Imported, ImportPreview } from '../../bot/tab/wire.ts';
import type { Refused } from '../api.ts';
import { refusalIn, useApi } from '../parts/asking.ts';
import { DropZone } from '../parts/drop-zone.tsx';
import { Message, RefusalMessage } from '../parts/messages.tsx';
import { hrefTo } from '../parts/route.ts';
import { type Column, Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' | 'saving'; readonly file: File; readonly sent: number }
  | { readonly kind: 'preview'; readonly file: File; readonly preview: ImportPreview }
  | { readonly kind: 'done'; readonly leads: number };

/** As the bot's own limits; it checks again. */
const mostBytes = 20_000_000;

/** A file of leads: dropped or chosen, shown with what it would do, then imported once. */
export function ImportPage() {
  const words = useWords();
  const api = useApi();
  const own = words.import;
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [refusal, setRefusal] = useState<Refused>();
  const [objection, setObjection] = useState('');

  const read = (file: File): void => {
    setRefusal(undefined);
    const wrong =
      file.size > mostBytes ? own.tooLarge : /\.(csv|txt|tsv)$/i.test(file.name) ? '' : own.notCsv;
    setObjection(wrong);
    if (wrong !== '') return;
    setState({ kind: 'reading', file, sent: 0 });
    api
      .send<ImportPreview>('import-preview', file, {}, (sent) => setState({ kind: 'reading', file, sent }))
      .then(
        (preview) => setState({ kind: 'preview', file, preview }),
        (fault: unknown) => {
          setRefusal(refusalIn(fault));
          setState({ kind: 'idle' });
        },
      );
  };
  const save = (file: File, preview: ImportPreview): void => {
    setRefusal(undefined);
    setState({ kind: 'saving', file, sent: 0 });
    api
      .send<Imported>('import', file, { digest: preview.digest }, (sent) =>
        setState({ kind: 'saving', file, sent }),
      )
      .then(
        ({ leads }) => setState({ kind: 'done', leads }),
        (fault: unknown) => {
          setRefusal(refusalIn(fault));
          // The same file is imported once, so trying again after a lost answer does no harm.
          setState({ kind: 'preview', file, preview });
        },
      );
  };

  return (
    <>
      <h1>{own.title}</h1>
      {objection !== '' && <Message intent="warning">{objection}</Message>}
      {refusal !== undefined && <RefusalMessage refusal={refusal} />}
      {state.kind === 'idle' && <DropZone taken={read} />}
      {(state.kind === 'reading' || state.kind === 'saving') && <Progress {...state} />}
      {state.kind === 'preview' && (
        <Preview
          name={state.file.name}
          preview={state.preview}
          save={() => save(state.file, state.preview)}
          cancel={() => setState({ kind: 'idle' })}
        />
      )}
      {state.kind === 'done' && (
        <>
          <Message intent="success">{own.done(state.leads)}</Message>
          <div class="buttons">
            <a href={hrefTo(['leads'])}>{own.show}</a>
            <fluent-button onClick={() => setState({ kind: 'idle' })}>{own.another}</fluent-button>
          </div>
        </>
      )}
    </>
  );
}

/** How much has been sent; once all is, the bot is at work and says so by the bar's movement. */
function Progress({ kind, sent }: { kind: 'reading' | 'saving'; sent: number }) {
  const { import: own } = useWords();
  const label = kind === 'reading' ? own.reading : own.saving;
  return (
    <div role="status">
      <p>{label}</p>
      <fluent-progress-bar
        aria-label={label}
        role="progressbar"
        {...(sent < 1 ? { value: Math.round(sent * 100), max: 100 } : {})}
      />
    </div>
  );
}

function Preview({
  name,
  preview,
  save,
  cancel,
}: {
  name: string;
  preview: ImportPreview;
  save: () => void;
  cancel: () => void;
}) {
  const words = useWords();
  const own = words.import;
  const { leads, problems, problemsTotal, warnings, warningsTotal, ignoredColumns, sample } = preview;
  return (
    <section>
      <h2>{own.preview(name)}</h2>
      <p class="sentence">{leads === 0 ? own.nothing : own.leads(leads)}</p>
      {ignoredColumns.length > 0 && <p>{own.ignored(ignoredColumns.join(', '))}</p>}
      <Lines intent="warning" title={own.problems(problemsTotal)} lines={problems} total={problemsTotal} />
      <Lines intent="info" title={own.warnings(warningsTotal)} lines={warnings} total={warningsTotal} />
      {sample.length > 0 && (
        <Table
          showCaption
          caption={own.sample}
          rows={sample}
          keyOf={({ line }) => String(line)}
          columns={(['name', 'company', 'email', 'owner'] as const).map((column) => ({
            name: column,
            label: own.columns[column],
            cell: (row: ImportPreview['sample'][number]) => row[column],
          }))}
        />
      )}
      <div class="buttons">
        {leads > 0 && (
          <fluent-button appearance="primary" onClick={save}>
            {own.start(leads)}
          </fluent-button>
        )}
        <fluent-button onClick={cancel}>{words.cancel}</fluent-button>
      </div>
    </section>
  );
}

type Line = ImportPreview['problems'][number];

function Lines({
  intent,
  title,
  lines,
  total,
}: {
  intent: 'warning' | 'info';
  title: string;
  lines: readonly Line[];
  total: number;
}) {
  const { import: own } = useWords();
  if (total === 0) return null;
  const columns: readonly Column<Line>[] = [
    { name: 'line', label: own.line, cell: ({ line }) => String(line) },
    { name: 'what', label: own.what, cell: ({ text }) => text },
  ];
  return (
    <>
      <Message intent={intent}>{title}</Message>
      <Table caption={title} columns={columns} rows={lines} keyOf={({ line, text }) => `${line} ${text}`} />
      {lines.length < total && <p>{own.more(total - lines.length)}</p>}
    </>
  );
}

import { useState } from 'preact/hooks';
import type { FileProblem, ImportPreview, ImportReceipt, UnreadableFile } from '../../bot/tab/wire.ts';
import type { Refused } from '../api.ts';
import { refusalIn, useApi } from '../parts/asking.ts';
import { DropZone } from '../parts/drop-zone.tsx';
import { Choose } from '../parts/fields.tsx';
import { Message, RefusalMessage } from '../parts/messages.tsx';
import { hrefTo } from '../parts/route.ts';
import { type Column, Table } from '../parts/table.tsx';
import { useWords } from '../words/words.ts';
import { asQuery, type Decided, isDecided, Twins } from './import-twins.tsx';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading' | 'saving'; readonly file: File; readonly sent: number }
  | { readonly kind: 'preview'; readonly file: File; readonly preview: ImportPreview }
  | { readonly kind: 'unreadable'; readonly file: File; readonly problem: FileProblem }
  | { readonly kind: 'done'; readonly receipt: ImportReceipt };

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
  const [encoding, setEncoding] = useState<Encoding>('utf-8');

  const read = (file: File, as: Encoding = 'utf-8'): void => {
    setEncoding(as);
    setRefusal(undefined);
    const wrong =
      file.size > mostBytes ? own.tooLarge : /\.(csv|txt|tsv)$/i.test(file.name) ? '' : own.notCsv;
    setObjection(wrong);
    if (wrong !== '') return;
    setState({ kind: 'reading', file, sent: 0 });
    api
      .send<ImportPreview>('import-preview', file, { encoding: as }, (sent) =>
        setState({ kind: 'reading', file, sent }),
      )
      .then(
        (preview) => setState({ kind: 'preview', file, preview }),
        (fault: unknown) => {
          const refused = refusalIn(fault);
          const problem = fileProblemIn(refused);
          setState(problem === undefined ? { kind: 'idle' } : { kind: 'unreadable', file, problem });
          if (problem === undefined) setRefusal(refused);
        },
      );
  };
  const save = (file: File, preview: ImportPreview, decided: Decided): void => {
    setRefusal(undefined);
    setState({ kind: 'saving', file, sent: 0 });
    api
      .send<ImportReceipt>(
        'import',
        file,
        { digest: preview.digest, key: preview.key, encoding, ...asQuery(decided) },
        (sent) => setState({ kind: 'saving', file, sent }),
      )
      .then(
        (receipt) => setState({ kind: 'done', receipt }),
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
      {state.kind === 'unreadable' && (
        <Unreadable problem={state.problem} encoding={encoding} again={(as) => read(state.file, as)} />
      )}
      {(state.kind === 'idle' || state.kind === 'unreadable') && <DropZone taken={read} />}
      {(state.kind === 'reading' || state.kind === 'saving') && <Progress {...state} />}
      {state.kind === 'preview' && (
        <Preview
          name={state.file.name}
          preview={state.preview}
          save={(decided) => save(state.file, state.preview, decided)}
          cancel={() => setState({ kind: 'idle' })}
        />
      )}
      {state.kind === 'done' && (
        <>
          <Message intent="success">
            {own.done(state.receipt.created, state.receipt.updated, state.receipt.skipped)}
          </Message>
          <div class="buttons">
            <a href={hrefTo(['leads'])}>{own.show}</a>
            <fluent-button onClick={() => setState({ kind: 'idle' })}>{own.another}</fluent-button>
          </div>
        </>
      )}
    </>
  );
}

/** Files of older spreadsheets are not UTF-8: then the person says what they are. */
const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
type Encoding = (typeof encodings)[number];

const fileProblemIn = ({ status, body }: Refused): FileProblem | undefined =>
  status === 422 ? (body as UnreadableFile).file : undefined;

function Unreadable({
  problem,
  encoding,
  again,
}: {
  problem: FileProblem;
  encoding: Encoding;
  again: (encoding: Encoding) => void;
}) {
  const { import: own } = useWords();
  return (
    <>
      <Message intent="error">
        <strong>{own.fileTitle}</strong>
        <p>{own.file(problem)}</p>
      </Message>
      {(problem.kind === 'encoding' || problem.kind === 'utf16') && (
        <div class="bar">
          <Choose
            label={own.encoding}
            value={encoding}
            choices={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
            changed={(value) => again(encodings.find((each) => each === value) ?? 'utf-8')}
          />
        </div>
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
  save: (decided: Decided) => void;
  cancel: () => void;
}) {
  const words = useWords();
  const own = words.import;
  const [decided, setDecided] = useState<Decided>({ lines: new Map() });
  const ready = isDecided(preview, decided);
  const { leads, problems, problemsTotal, warnings, warningsTotal, ignoredColumns, sample } = preview;
  return (
    <section>
      <h2>{own.preview(name)}</h2>
      <p class="sentence">{leads === 0 ? own.nothing : own.leads(leads)}</p>
      {ignoredColumns.length > 0 && <p>{own.ignored(ignoredColumns.join(', '))}</p>}
      <Lines intent="warning" title={own.problems(problemsTotal)} lines={problems} total={problemsTotal} />
      <Lines intent="info" title={own.warnings(warningsTotal)} lines={warnings} total={warningsTotal} />
      <Twins preview={preview} decided={decided} decide={setDecided} />
      {sample.length > 0 && (
        <Table
          showCaption
          caption={own.sample}
          rows={sample}
          keyOf={({ id }) => id}
          columns={(['name', 'company', 'email', 'owner'] as const).map((column) => ({
            name: column,
            label: own.columns[column],
            cell: (row: ImportPreview['sample'][number]) => row[column],
          }))}
        />
      )}
      {!ready && <p class="quiet">{own.decideFirst}</p>}
      <div class="buttons">
        {leads > 0 && (
          <fluent-button appearance="primary" disabled={!ready} onClick={() => save(decided)}>
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
    { name: 'line', label: own.lineLabel, cell: ({ line }) => String(line) },
    { name: 'what', label: own.what, cell: own.line },
  ];
  return (
    <>
      <Message intent={intent}>{title}</Message>
      <Table
        caption={title}
        columns={columns}
        rows={lines}
        keyOf={(each) => `${each.line} ${own.line(each)}`}
      />
      {lines.length < total && <p>{own.more(total - lines.length)}</p>}
    </>
  );
}

import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { AdminChange, Changed, Confirm } from '../../bot/tab/wire.ts';
import type { Refused } from '../api.ts';
import type { Dialog } from '../elements.ts';
import { useWords } from '../words/words.ts';
import { refusalIn, useApi } from './asking.ts';
import { Message, RefusalMessage } from './messages.tsx';

/** Asks for a change: what it does is shown first, and only the person's confirmation saves it. */
export type Propose = (change: AdminChange) => void;

const ProposeOfTab = createContext<Propose>(() => undefined);
export const usePropose = (): Propose => useContext(ProposeOfTab);

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly confirm: Confirm; readonly busy: boolean; readonly refusal?: Refused }
  | { readonly kind: 'refused'; readonly refusal: Refused }
  | { readonly kind: 'saved'; readonly changed: Changed };

/** One place for every change of a page: the question before it, and its receipt or refusal afterwards. */
export function Changing({ saved, children }: { saved: () => void; children: ComponentChildren }) {
  const words = useWords();
  const api = useApi();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const propose: Propose = (change) => {
    setState({ kind: 'idle' });
    api.post<Confirm>('preview', { change }).then(
      (confirm) => setState({ kind: 'asking', confirm, busy: false }),
      (fault: unknown) => setState({ kind: 'refused', refusal: refusalIn(fault) }),
    );
  };
  const save = async ({ flow, rev }: Confirm): Promise<void> => {
    setState((before) => (before.kind === 'asking' ? { ...before, busy: true } : before));
    try {
      const changed = await api.post<Changed>('confirm', { flow, rev });
      setState({ kind: 'saved', changed });
      saved();
    } catch (fault) {
      const refusal = refusalIn(fault);
      const current = currentIn(refusal);
      if (current !== undefined) setState({ kind: 'asking', confirm: current, busy: false });
      // Without an answer nobody knows whether it was saved: the same confirmation may be sent again, and acts once.
      else if (refusal.status === 0)
        setState((before) => (before.kind === 'asking' ? { ...before, busy: false, refusal } : before));
      else setState({ kind: 'refused', refusal });
    }
  };
  return (
    <ProposeOfTab.Provider value={propose}>
      {state.kind === 'refused' && <RefusalMessage refusal={state.refusal} />}
      {state.kind === 'saved' && (
        <Message intent="success">
          <strong>{words.saved}</strong>
          <Lines lines={state.changed.consequences} />
        </Message>
      )}
      {children}
      {state.kind === 'asking' && (
        <Question
          state={state}
          save={() => void save(state.confirm)}
          close={() => setState({ kind: 'idle' })}
        />
      )}
    </ProposeOfTab.Provider>
  );
}

/** A confirmation of an outdated preview is answered with the current one. */
const currentIn = ({ status, body }: Refused): Confirm | undefined =>
  status === 409 && typeof body === 'object' && body !== null && 'flow' in body
    ? (body as Confirm)
    : undefined;

function Question({
  state,
  save,
  close,
}: {
  state: Extract<State, { kind: 'asking' }>;
  save: () => void;
  close: () => void;
}) {
  const words = useWords();
  const dialog = useRef<Dialog>(null);
  useEffect(() => dialog.current?.show(), []);
  const { consequences } = state.confirm;
  const nothing = consequences.length === 0;
  return (
    <fluent-dialog
      ref={dialog}
      type="modal"
      aria-label={words.confirmTitle}
      onToggle={(event: Event) => {
        if ((event as CustomEvent<{ newState?: string }>).detail?.newState === 'closed') close();
      }}
    >
      <fluent-dialog-body>
        <h2 slot="title">{words.confirmTitle}</h2>
        <p>{nothing ? words.nothingChanges : words.confirmLead}</p>
        <Lines lines={consequences} />
        {state.refusal !== undefined && <RefusalMessage refusal={state.refusal} />}
        <fluent-button slot="action" onClick={close}>
          {nothing ? words.close : words.cancel}
        </fluent-button>
        {!nothing && (
          <fluent-button slot="action" appearance="primary" disabled={state.busy} onClick={save}>
            {words.save}
          </fluent-button>
        )}
      </fluent-dialog-body>
    </fluent-dialog>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul>
    {lines.map((each) => (
      <li key={each}>{each}</li>
    ))}
  </ul>
);

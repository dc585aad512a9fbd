import type { ComponentChildren } from 'preact';
import type { Refused } from '../api.ts';
import { useWords } from '../words/words.ts';
import type { Asking } from './asking.ts';

type Intent = 'info' | 'success' | 'warning' | 'error';

/** One message, read out when it appears. */
export const Message = ({ intent, children }: { intent: Intent; children: ComponentChildren }) => (
  <fluent-message-bar intent={intent} layout="multiline" role={intent === 'error' ? 'alert' : 'status'}>
    <div class="message">{children}</div>
  </fluent-message-bar>
);

/** What happened, why, what to do now, and who finds more in the log. */
export function RefusalMessage({ refusal, again }: { refusal: Refused; again?: () => void }) {
  const words = useWords();
  const { title, details, now, reference } = refusal.problem;
  const own = words.problem(refusal.status);
  return (
    <Message intent={refusal.status === 409 ? 'warning' : 'error'}>
      <strong>{title || own.title}</strong>
      {details.length > 0 && (
        <ul>
          {details.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <p>{now || (title === '' ? own.now : '')}</p>
      {reference !== undefined && <p class="quiet">{words.reference(reference)}</p>}
      {again !== undefined && <fluent-button onClick={again}>{words.retry}</fluent-button>}
    </Message>
  );
}

export function Waiting() {
  const words = useWords();
  return (
    <div class="waiting" role="status">
      <fluent-spinner size="small" aria-label={words.loading} role="img" />
      <span>{words.loading}</span>
    </div>
  );
}

/** The answer once it is there; until then that it is awaited, or why it will not come. */
export function Answer<T>({
  asking,
  children,
}: {
  asking: Asking<T>;
  children: (answer: T) => ComponentChildren;
}) {
  const { asked, again } = asking;
  switch (asked.kind) {
    case 'waiting':
      return <Waiting />;
    case 'refused':
      return <RefusalMessage refusal={asked.refusal} again={again} />;
    case 'answered':
      return <>{children(asked.answer)}</>;
  }
}

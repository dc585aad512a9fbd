import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Pressed, Step } from '../../bot/tab/wire.ts';
import type { Refused } from '../api.ts';
import { useWords } from '../words/words.ts';
import { refusalIn, useApi } from './asking.ts';
import { CardView } from './card-view.tsx';
import { RefusalMessage } from './messages.tsx';

/** What can be done with the thing shown: each step as chat offers it, answered by the card of the chat. */
export function Steps({
  steps,
  label,
  changed,
  children,
}: {
  steps: readonly Step[];
  label: string;
  /** Something may be different now. */
  changed: () => void;
  children?: ComponentChildren;
}) {
  const words = useWords();
  const api = useApi();
  const [answer, setAnswer] = useState<Pressed>();
  const [refusal, setRefusal] = useState<Refused>();
  const press = (signed: string, fields: Readonly<Record<string, unknown>>): void => {
    setRefusal(undefined);
    api.post<Pressed>('press', { press: signed, fields }).then(
      (pressed) => {
        setAnswer(pressed);
        changed();
      },
      (fault: unknown) => setRefusal(refusalIn(fault)),
    );
  };
  return (
    <section aria-label={label}>
      <div class="buttons">
        {steps.map((step, at) => (
          <fluent-button
            key={step.label}
            {...(at === 0 ? { appearance: 'primary' as const } : {})}
            onClick={() => press(step.press, {})}
          >
            {step.label}
          </fluent-button>
        ))}
        {children}
      </div>
      {refusal !== undefined && <RefusalMessage refusal={refusal} />}
      {answer !== undefined && (
        <section class="answer" aria-label={words.lead.answer} aria-live="polite">
          <CardView card={answer.card} summary={answer.summary} press={press} />
        </section>
      )}
    </section>
  );
}

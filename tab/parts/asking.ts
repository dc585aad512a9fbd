import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { type Api, Refused } from '../api.ts';

export const ApiOfTab = createContext<Api | undefined>(undefined);

export function useApi(): Api {
  const api = useContext(ApiOfTab);
  if (api === undefined) throw new Error('nobody has signed in');
  return api;
}

export type Asked<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'refused'; readonly refusal: Refused };

export interface Asking<T> {
  readonly asked: Asked<T>;
  again(): void;
}

type Query = Readonly<Record<string, string | undefined>>;

/** What the API says to a question, asked anew whenever the question changes or `again` is called. */
export function useAnswer<T>(path: string, query: Query = {}): Asking<T> {
  const api = useApi();
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'waiting' });
  const [turn, setTurn] = useState(0);
  const question = JSON.stringify(query);
  // A new `turn` asks the same question again.
  useEffect(() => {
    let current = true;
    const settle = (next: Asked<T>): void => {
      if (current) setAsked(next);
    };
    api.get<T>(path, JSON.parse(question) as Query).then(
      (answer) => settle({ kind: 'answered', answer }),
      (fault: unknown) => settle({ kind: 'refused', refusal: refusalIn(fault) }),
    );
    return () => {
      current = false;
    };
  }, [api, path, question, turn]);
  return { asked, again: useCallback(() => setTurn((before) => before + 1), []) };
}

export const refusalIn = (fault: unknown): Refused =>
  fault instanceof Refused ? fault : new Refused(0, undefined);

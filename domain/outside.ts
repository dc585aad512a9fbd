/** The moment, as the host sees it. Tests hand in a fixed or a moving one. */
export interface Clock {
  now(): Date;
}

/** A fresh, globally unique record id. */
export type NewId = () => string;

/**
 * A language model, asked once: no tools, no memory, no way to write. What it returns is text of an unknown writer,
 * to be verified before anybody sees it.
 */
export interface LanguageModel {
  /**
   * What the model wrote. Rejects on any fault, when it takes too long, and when it may not be asked now. With
   * `follow`, which is called with all that has come so far, the model may take longer, but not fall silent.
   */
  complete(ask: ModelAsk, follow?: (soFar: string) => void): Promise<string>;
  /** Told when what it wrote was not shown, and by which rule: for the operator's log. */
  rejected(why: string): void;
  /** Whether to tell this person now that their budget of the day is spent: once a day, after it was asked for more. */
  spentNow?(personId: string): boolean;
}

export interface ModelAsk {
  /** Rules, the same for everybody. */
  readonly system: string;
  /** What is asked and what to answer from, as data. */
  readonly user: string;
  /** JSON Schema of the reply, by a name. */
  readonly form: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> };
  /** Who asks: each person has a daily budget. */
  readonly personId: string;
}

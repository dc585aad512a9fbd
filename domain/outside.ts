/** The moment, as the host sees it. Tests hand in a fixed or a moving one. */
export interface Clock {
  now(): Date;
}

/** A fresh, globally unique record id. */
export type NewId = () => string;

import type { Detector } from '../domain/duplicates/detector.ts';
import type { Guidance } from '../domain/guidance/answer.ts';
import type { Vector } from '../domain/guidance/meaning.ts';
import type { Clock, LanguageModel, NewId } from '../domain/outside.ts';
import type { Store, View } from '../domain/store/store.ts';
import type { Read } from '../domain/utterances/model.ts';
import type { Command } from './command.ts';

/** One thing a person said or pressed, with who they are, as authenticated by the host. */
export interface Turn {
  readonly person: { readonly id: string; readonly name: string };
  readonly scope: 'personal' | 'group' | 'channel';
  readonly conversationId: string;
  readonly activityId: string;
  /** BCP 47, for example `en-GB`. */
  readonly locale: string;
  /** IANA name, where the client tells it. */
  readonly timeZone?: string;
  readonly at: Date;
  readonly input: Input;
  /** Told how an answer grows while it is being written; missing where nobody could see it. */
  readonly follow?: (draft: Draft) => void;
}

/** Where an answer stands that a model is writing: what it reads, then what it has written, verified so far. */
export type Draft =
  | { readonly kind: 'reading'; readonly topic: string }
  | { readonly kind: 'written'; readonly text: string };

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  /** A button: its command, authentic, and what the person typed into the card's fields. */
  | { readonly kind: 'press'; readonly command: Command; readonly fields: Readonly<Record<string, string>> }
  /** The app was installed, or the person opened the chat for the first time. */
  | { readonly kind: 'installed' };

/** What every dialog needs from the outside; one place builds it. */
export interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The guidance as this view of the store has it, with what administrators wrote over it. */
  readonly guidance: (view: View) => Guidance | Promise<Guidance>;
  /** The duplicate engine with its weights, opened once. */
  readonly detector: Detector;
  /** What free words seem to want, as the utterance bank taught it. */
  readonly reading: Read;
  /** Who says what a person may do: an administrator here, Entra, or in local mode nobody at all. */
  readonly rolesFrom: 'local' | 'here' | 'entra';
  /** Missing where no model is configured: everything works without. */
  readonly model?: LanguageModel;
  /** What an embedding model makes of a text, where one is configured and answers in time. */
  readonly embed?: (text: string) => Promise<Vector | undefined>;
  /** Runs the trainings that wait. Resolves when they are over, or sooner where that is too long to wait for. */
  readonly train: () => Promise<void>;
}

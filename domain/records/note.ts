import type { OwnedRecord, RecordRef } from './owned.ts';

export interface Attachment {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: number;
  /** Base64. */
  readonly content: string;
}

/**
 * A note, with a file or without. It may regard several records at once: qualifying a lead shows its notes
 * on the opportunity *as well*, without a copy that could drift (S1.17.1, S1.17.2).
 */
export interface Note extends OwnedRecord {
  readonly regarding: readonly RecordRef[];
  readonly subject?: string;
  readonly text: string;
  readonly attachment?: Attachment;
}

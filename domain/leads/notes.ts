import { notes } from '../collections.ts';
import { type Actor, lacks } from '../people/access.ts';
import type { Refusal } from '../qualification/refusal.ts';
import type { Attachment, Note } from '../records/note.ts';
import type { Transaction } from '../store/store.ts';
import { openLeadFor, refusedFor } from './edit.ts';

/** A note as a person hands it in. */
export interface NoteDraft {
  readonly text: string;
  readonly subject?: string;
  readonly file?: { readonly fileName: string; readonly mimeType: string; readonly content: string };
}

export type NoteProblem =
  | { readonly kind: 'nothingToNote' }
  | { readonly kind: 'textTooLong'; readonly limit: number }
  | { readonly kind: 'fileTooLarge'; readonly limit: number; readonly bytes: number }
  /** No name, an empty file, or content that is not Base64. */
  | { readonly kind: 'fileUnreadable' };

export type NoteAdded =
  | { readonly kind: 'saved'; readonly note: Note }
  | { readonly kind: 'invalid'; readonly problem: NoteProblem }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export const noteLimits = { text: 100_000, subject: 500, fileBytes: 5_000_000, fileName: 255 } as const;

/**
 * Adds a note, with a file or without, to an open lead that the actor may read. Needs Create and Append on Note
 * and Append To on the lead.
 */
export async function addNote(
  tx: Transaction,
  actor: Actor,
  leadId: string,
  draft: NoteDraft,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<NoteAdded> {
  const found = await openLeadFor(tx, actor, leadId);
  if (found.kind === 'refused') return found;
  const { id: personId, businessUnitId } = actor.person;
  const own = { ownerId: personId, businessUnitId };
  const missing = [
    lacks(actor, 'create', 'note', own),
    lacks(actor, 'append', 'note', own),
    lacks(actor, 'appendTo', 'lead', found.lead),
  ].filter((cell) => cell !== undefined);
  if (missing.length > 0) return refusedFor(tx, missing);
  const read = readDraft(draft);
  if ('kind' in read) return { kind: 'invalid', problem: read };
  const now = at.toISOString();
  const traced = { createdAt: now, createdBy: personId, modifiedAt: now, modifiedBy: personId };
  const regarding = [{ entity: 'lead', id: leadId }] as const;
  const note = await tx.put(notes, { id, version: 0, ...own, ...traced, regarding, ...read });
  return { kind: 'saved', note };
}

function readDraft({
  text,
  subject,
  file,
}: NoteDraft): Pick<Note, 'text' | 'subject' | 'attachment'> | NoteProblem {
  const trimmed = text.trim();
  if (trimmed === '' && file === undefined) return { kind: 'nothingToNote' };
  if (trimmed.length > noteLimits.text) return { kind: 'textTooLong', limit: noteLimits.text };
  const title = subject?.trim().slice(0, noteLimits.subject);
  const words = { text: trimmed, ...(title && { subject: title }) };
  if (file === undefined) return words;
  const attachment = readFile(file);
  return 'kind' in attachment ? attachment : { ...words, attachment };
}

/** Keeps the last part of a path as the file's name; `content` is Base64. */
function readFile({ fileName, mimeType, content }: NonNullable<NoteDraft['file']>): Attachment | NoteProblem {
  const name = fileName
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, noteLimits.fileName);
  // Neither pattern looks at a place more than once or remembers where it was: there may be millions.
  const letters = content.replace(/={1,2}$/, '');
  const bytes = Math.floor((letters.length * 3) / 4);
  if (bytes > noteLimits.fileBytes) return { kind: 'fileTooLarge', limit: noteLimits.fileBytes, bytes };
  const isBase64 = letters !== '' && content.length % 4 === 0 && !/[^A-Za-z\d+/]/.test(letters);
  if (!name || !isBase64) return { kind: 'fileUnreadable' };
  return { fileName: name, mimeType: mimeType.trim() || 'application/octet-stream', bytes, content };
}

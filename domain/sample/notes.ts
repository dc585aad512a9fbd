import type { Attachment, Note } from '../records/note.ts';
import type { RecordRef } from '../records/owned.ts';
import { type Fresh, ownedBy } from './fresh.ts';
import type { SamplePerson } from './people.ts';

const textFile = (fileName: string, mimeType: string, text: string): Attachment => ({
  fileName,
  mimeType,
  bytes: Buffer.byteLength(text),
  content: Buffer.from(text).toString('base64'),
});

/** What the salespeople found out, with files or without. */
export function sampleNotes(at: Date): readonly Fresh<Note>[] {
  const note = (
    id: string,
    owner: SamplePerson,
    age: number,
    regarding: readonly RecordRef[],
    text: string,
    attachment?: Attachment,
  ): Fresh<Note> => ({
    id: `note-${id}`,
    ...ownedBy(owner, at, age),
    regarding,
    text,
    ...(attachment && { attachment }),
  });
  const lead = (id: string): RecordRef => ({ entity: 'lead', id });
  const opportunity = (id: string): RecordRef => ({ entity: 'opportunity', id: `opportunity-${id}` });
  return [
    note(
      'leeds-1',
      'sam',
      3,
      [lead('leeds-boosters')],
      'Met at the fair. New contact at the site: Omar Bell, maintenance.',
    ),
    note(
      'leeds-2',
      'sam',
      2,
      [lead('leeds-boosters')],
      'Current contract with another supplier ends in March, worth about 40,000 a year.',
      textFile('pump-curve.csv', 'text/csv', 'flow_m3h,head_m\n0,62\n10,58\n20,49\n30,34\n'),
    ),
    note(
      'northwind',
      'sam',
      20,
      [lead('northwind-traders')],
      'Tender documents. Bids are opened at the end of the quarter.',
      textFile('tender.txt', 'text/plain', 'Lot 1: three submersible pumps\nLot 2: control cabinet\n'),
    ),
    note(
      'studio-1',
      'sam',
      70,
      [lead('studio-chillers'), opportunity('studio-chillers')],
      'Wants quiet pumps: the studio records next door.',
    ),
    note(
      'boiler-1',
      'sam',
      120,
      [lead('boiler-room'), opportunity('boiler-room')],
      'Work is only possible in the summer break.',
    ),
    note(
      'paint-1',
      'priya',
      4,
      [lead('paint-line')],
      'The Leeds plant pays half. Sam knows the people there.',
    ),
  ];
}

import type { Comparison, Side } from '../../domain/merging/look.ts';
import type { MergeReceipt } from '../../domain/merging/merge.ts';
import type { Moves } from '../../domain/merging/moves.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Dates } from './dates.ts';
import { count, list } from './en-words.ts';

type Named = { readonly name: string };

const notesOf = ({ notes, attachments }: Moves): string =>
  `${count(notes, 'note')}${attachments > 0 ? ` with ${count(attachments, 'attachment')}` : ''}`;

const recordsOf = ({ records }: Moves): readonly string[] =>
  records.map(({ kind, name }) => `${kind} “${name}”`);

const kinds: Readonly<Record<MergeEntity, string>> = {
  lead: 'leads',
  account: 'accounts',
  contact: 'contacts',
};

/** What would go over, or went over, to the record that stays. */
const movesEn = (moves: Moves): readonly string[] => [
  ...(moves.notes > 0 ? [notesOf(moves)] : []),
  ...recordsOf(moves),
  ...(moves.process === undefined
    ? []
    : [
        moves.process.goesOn
          ? `${moves.process.name}, which stands on ${moves.process.stage}`
          : `${moves.process.name} ends: the one that stays follows its own`,
      ]),
];

/** Words of comparing and merging two records. */
export const mergingEn = ({ day, moment }: Dates) => ({
  compareTitle: (one: Named, other: Named): string =>
    one.name === other.name
      ? `${one.name}, twice: one and the same?`
      : `${one.name} and ${other.name}: one and the same?`,
  side: (at: number, name: string): string => `${at + 1} · ${name}`,
  sideFacts: ({ ownerName, createdAt, score, moves }: Side): readonly string[] => [
    `Owner ${ownerName}`,
    `Created ${day(createdAt)}`,
    ...(score === undefined ? [] : [`Score ${score}`]),
    notesOf(moves),
    ...(moves.records.length > 0 ? [list(recordsOf(moves))] : []),
  ],
  differs: (n: number): string => (n === 0 ? 'Nothing differs' : `Differs in ${count(n, 'field')}`),
  same: (labels: readonly string[]): string => `The same: ${list(labels)}`,
  blank: '(blank)',
  suggestion: ({ sides, suggested }: Comparison): string =>
    `${suggested + 1} has more to it (${count(sides[suggested].filled, 'filled field')}): the usual one to keep.`,
  keep: (at: number, name: string): string => `Keep ${at + 1}: ${name}`,
  noDuplicates: (name: string): string =>
    `I know no other open lead that could be ${name}. Nothing was changed. To merge two that you know, name both: “merge … with …”.`,
  different: 'Not a duplicate',
  notDuplicates: ([one, other]: readonly [string, string]): string =>
    one === other ? `${one} and ${other} are two: remembered` : `${one} is not ${other}: remembered`,
  notDuplicatesHow:
    'Neither is shown as a duplicate of the other any more. Compare them again to think otherwise: nothing on them was changed.',
  chooseTitle: (gone: string, kept: string): string => `Merge ${gone} into ${kept}`,
  chooseHow: 'Choose the value of each field that differs. What is blank is filled from the other.',
  nothingToChoose: 'No field differs: nothing has to be chosen.',
  pick: (at: number, value: string | undefined): string =>
    value === undefined ? `${at + 1} · leave blank` : `${at + 1} · ${value}`,
  movesTitle: (kept: string): string => `Goes over to ${kept}`,
  moves: movesEn,
  nothingMoves: 'Nothing hangs on the other one, so nothing has to go over.',
  goesAway: (gone: string, entity: MergeEntity, minutes: number): string =>
    `${gone} keeps its own values, is ${entity === 'lead' ? 'disqualified' : 'deactivated'} and points to the one that stays.${minutes > 0 ? ` It can be undone for ${count(minutes, 'minute')}, as long as nobody changes one of the two.` : ''}`,
  mergeNow: (entity: MergeEntity): string => `Merge ${kinds[entity]}`,
  back: 'Look at both again',
  merged: ({ master, other }: MergeReceipt): string => `${other.name} was merged into ${master.name}`,
  taken: (labels: readonly string[]): string => `Taken over: ${list(labels)}`,
  undoUntil: (until: string): string =>
    `Can be undone until ${moment(until)}, as long as nobody changes one of the two.`,
  unmerged: (master: string, other: string): string => `${other} and ${master} are two again`,
  unmergedHow: 'Both are as they were before, and what went over is back.',
  left: (names: readonly string[]): string =>
    `${list(names.map((name) => `“${name}”`))} ${names.length === 1 ? 'was' : 'were'} linked elsewhere since, and ${names.length === 1 ? 'stays' : 'stay'} there.`,
  mergedInto: (name: string | undefined): string => `Merged into ${name ?? 'a record that you may not read'}`,
});

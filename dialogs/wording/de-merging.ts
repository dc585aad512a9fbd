import type { Comparison, Side } from '../../domain/merging/look.ts';
import type { MergeReceipt } from '../../domain/merging/merge.ts';
import type { Moves } from '../../domain/merging/moves.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { Dates } from './dates.ts';
import { term } from './de-terms.ts';
import { count, entity, list } from './de-words.ts';

type Named = { readonly name: string };

const notesOf = ({ notes, attachments }: Moves): string =>
  `${count(notes, 'Notiz', 'Notizen')}${attachments > 0 ? ` mit ${count(attachments, 'Anlage', 'Anlagen')}` : ''}`;

const recordsOf = ({ records }: Moves): readonly string[] =>
  records.map(({ kind, name }) => `${entity(kind)} „${name}“`);

const kinds: Readonly<Record<MergeEntity, string>> = {
  lead: 'Leads',
  account: 'Firmen',
  contact: 'Kontakte',
};

const movesDe = (moves: Moves): readonly string[] => [
  ...(moves.notes > 0 ? [notesOf(moves)] : []),
  ...recordsOf(moves),
  ...(moves.process === undefined
    ? []
    : [
        moves.process.goesOn
          ? `${term(moves.process.name)}, in der Phase ${term(moves.process.stage)}`
          : `${term(moves.process.name)} endet: Der verbleibende Datensatz folgt seinem eigenen`,
      ]),
];

/** Words of comparing and merging two records. */
export const mergingDe = ({ day, moment }: Dates) => ({
  compareTitle: (one: Named, other: Named): string =>
    one.name === other.name
      ? `Zweimal ${one.name}: ein und derselbe Datensatz?`
      : `${one.name} und ${other.name}: ein und derselbe Datensatz?`,
  side: (at: number, name: string): string => `${at + 1} · ${name}`,
  sideFacts: ({ ownerName, createdAt, score, moves }: Side): readonly string[] => [
    `Besitzer ${ownerName}`,
    `Erstellt ${day(createdAt)}`,
    ...(score === undefined ? [] : [`Bewertung ${score}`]),
    notesOf(moves),
    ...(moves.records.length > 0 ? [list(recordsOf(moves))] : []),
  ],
  differs: (n: number): string =>
    n === 0 ? 'Nichts ist verschieden' : `Verschieden in ${count(n, 'Feld', 'Feldern')}`,
  same: (labels: readonly string[]): string => `Gleich: ${list(labels)}`,
  blank: '(leer)',
  suggestion: ({ sides, suggested }: Comparison): string =>
    `Über ${suggested + 1} ist mehr bekannt (${count(sides[suggested].filled, 'ausgefülltes Feld', 'ausgefüllte Felder')}): meist bleibt dieser Datensatz.`,
  keep: (at: number, name: string): string => `${at + 1} behalten: ${name}`,
  noDuplicates: (name: string): string =>
    `Ich kenne keinen anderen offenen Lead, der ${name} sein könnte. Es wurde nichts geändert. Um zwei zusammenzuführen, die Sie kennen, nennen Sie beide.`,
  different: 'Kein Duplikat',
  notDuplicates: ([one, other]: readonly [string, string]): string =>
    one === other ? `Zwei verschiedene: ${one} (gemerkt)` : `${one} ist nicht ${other}: gemerkt`,
  notDuplicatesHow:
    'Keiner von beiden wird mehr als Duplikat des anderen gezeigt. Vergleichen Sie sie erneut, um es anders zu entscheiden; an beiden wurde nichts geändert.',
  chooseTitle: (gone: string, kept: string): string => `${gone} mit ${kept} zusammenführen`,
  chooseHow:
    'Wählen Sie den Wert jedes Feldes, das verschieden ist. Was leer ist, wird vom anderen übernommen.',
  nothingToChoose: 'Kein Feld ist verschieden: Es gibt nichts zu wählen.',
  pick: (at: number, value: string | undefined): string =>
    value === undefined ? `${at + 1} · leer lassen` : `${at + 1} · ${value}`,
  movesTitle: (kept: string): string => `Geht über auf ${kept}`,
  moves: movesDe,
  nothingMoves: 'Am anderen hängt nichts, also muss nichts übergehen.',
  goesAway: (gone: string, kind: MergeEntity, minutes: number): string =>
    `${gone} behält die eigenen Werte, wird ${kind === 'lead' ? 'disqualifiziert' : 'deaktiviert'} und verweist auf den verbleibenden Datensatz.${minutes > 0 ? ` Es kann ${count(minutes, 'Minute', 'Minuten')} lang rückgängig gemacht werden, solange niemand einen der beiden ändert.` : ''}`,
  mergeNow: (kind: MergeEntity): string => `${kinds[kind]} zusammenführen`,
  back: 'Beide noch einmal ansehen',
  merged: ({ master, other }: MergeReceipt): string =>
    `${other.name} wurde mit ${master.name} zusammengeführt`,
  taken: (labels: readonly string[]): string => `Übernommen: ${list(labels)}`,
  undoUntil: (until: string): string =>
    `Kann bis ${moment(until)} rückgängig gemacht werden, solange niemand einen der beiden ändert.`,
  unmerged: (master: string, other: string): string => `${other} und ${master} sind wieder zwei`,
  unmergedHow: 'Beide sind wie zuvor, und was übergegangen war, ist zurück.',
  left: (names: readonly string[]): string =>
    `${list(names.map((name) => `„${name}“`))} ${names.length === 1 ? 'wurde' : 'wurden'} inzwischen anders verknüpft und ${names.length === 1 ? 'bleibt' : 'bleiben'} dort.`,
  mergedInto: (name: string | undefined): string =>
    `Zusammengeführt mit ${name ?? 'einem Datensatz, den Sie nicht lesen dürfen'}`,
});

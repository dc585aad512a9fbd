import type { NoticeAbout } from '../../domain/notices/notice.ts';
import type { ScanProgress } from '../../domain/records/duplicate-scan.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { ScanningCommand } from '../scanning/command.ts';
import type { Dates } from './dates.ts';
import { count } from './de-words.ts';

const kinds: Readonly<Record<MergeEntity, string>> = {
  lead: 'Leads',
  account: 'Firmen',
  contact: 'Kontakte',
};

const phases: Readonly<Record<ScanProgress['phase'], string>> = {
  reading: 'Die Datensätze werden gelesen',
  sorting: 'Sie werden nach Namen sortiert',
  indexing: 'Es wird notiert, woran man sie findet',
  comparing: 'Was etwas gemeinsam hat, wird verglichen',
  saving: 'Das Ergebnis wird gespeichert',
};

const start = (kind: MergeEntity): string => `${kinds[kind]} nach Duplikaten durchsuchen`;
const show = 'Stand zeigen';
const more = 'Mehr zeigen';

/** The label of a button that searches, or shows what was found. */
export const scanOfferDe = ({ entity = 'lead', act, page }: ScanningCommand): string =>
  act === 'show' ? (page === undefined ? show : more) : start(entity);

/** Words of searching all records for duplicates. */
export const scanningDe = ({ day, moment }: Dates) => ({
  progressTitle: (kind: MergeEntity): string => `Doppelte ${kinds[kind]} werden gesucht`,
  waiting: 'Die Suche beginnt gleich.',
  phase: ({ phase, percent }: ScanProgress): string => `${phases[phase]}: ${percent} %`,
  asked: (by: string, at: string): string => `Angefordert von ${by}, ${moment(at)}`,
  restarted: 'Ich wurde inzwischen neu gestartet, deshalb begann die Suche von vorn.',
  goesOn: 'Sie können weiterarbeiten: Ich schreibe Ihnen, wenn sie fertig ist.',
  groupsTitle: (total: number, kind: MergeEntity): string =>
    total === 0
      ? `Keine doppelten ${kinds[kind]} gefunden`
      : `${count(total, 'Gruppe', 'Gruppen')} wahrscheinlich doppelter ${kinds[kind]}`,
  scanned: (at: string, from: number, to: number, total: number): string =>
    `Durchsucht am ${day(at)}. ${from}–${to} von ${count(total, 'Gruppe', 'Gruppen')}, die wahrscheinlichsten zuerst, soweit Sie sie lesen dürfen.`,
  noneHow:
    'Unter dem, was Sie lesen dürfen, sind keine zwei wahrscheinlich dasselbe. Zusammengeführte und solche, die jemand für verschieden erklärt hat, bleiben außen vor.',
  more: (n: number): string => `und ${count(n, 'weiterer', 'weitere')}`,
  ownedBy: (owner: string): string => `Besitzer ${owner}`,
  never: (kind: MergeEntity): string =>
    `Die ${kinds[kind]} wurden noch nie ganz nach Duplikaten durchsucht, oder es geschieht gerade von Neuem.`,
  compare: 'Vergleichen',
  merge: 'Zusammenführen',
});

const notices = {
  found: (groups: number, kind: MergeEntity): string =>
    groups === 0
      ? `Unter Ihren ${kind === 'contact' ? 'Kontakten' : kinds[kind]} wurden keine Duplikate gefunden`
      : `${count(groups, 'Gruppe', 'Gruppen')} wahrscheinlich doppelter ${kinds[kind]} mit Ihren`,
  foundHow: 'Sehen Sie sie an, und führen Sie zusammen, was eins ist: Es wurde nichts geändert.',
  failed: (kind: MergeEntity): string => `Die Suche nach doppelten ${kinds[kind]} wurde nicht fertig`,
  failedHow:
    'Sie wurde dreimal versucht. Es wurde nichts geändert. Versuchen Sie es noch einmal, und sagen Sie Ihrem Administrator, wenn es wieder geschieht.',
};

/** What somebody is told when a search is over. */
export const scanNoticeDe = (
  about: Extract<NoticeAbout, { kind: 'duplicatesFound' | 'scanFailed' }>,
): { readonly title: string; readonly details: readonly string[] } =>
  about.kind === 'duplicatesFound'
    ? {
        title: notices.found(about.groups, about.entity),
        details: about.groups === 0 ? [] : [notices.foundHow],
      }
    : { title: notices.failed(about.entity), details: [notices.failedHow] };

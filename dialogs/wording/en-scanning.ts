import type { NoticeAbout } from '../../domain/notices/notice.ts';
import type { ScanProgress } from '../../domain/records/duplicate-scan.ts';
import type { MergeEntity } from '../../domain/records/merge.ts';
import type { ScanningCommand } from '../scanning/command.ts';
import type { Dates } from './dates.ts';
import { count } from './en-words.ts';

const kinds: Readonly<Record<MergeEntity, string>> = {
  lead: 'leads',
  account: 'accounts',
  contact: 'contacts',
};

const phases: Readonly<Record<ScanProgress['phase'], string>> = {
  reading: 'Reading the records',
  sorting: 'Sorting them by name',
  indexing: 'Noting what they can be found by',
  comparing: 'Comparing those that share something',
  saving: 'Saving what was found',
};

const start = (entity: MergeEntity): string =>
  entity === 'lead' ? 'Scan leads for duplicates' : `Scan ${kinds[entity]}`;
const show = 'Show where it stands';
const more = 'Show more';

/** The label of a button that searches, or shows what was found. */
export const scanOfferEn = ({ entity = 'lead', act, page }: ScanningCommand): string =>
  act === 'show' ? (page === undefined ? show : more) : start(entity);

/** Words of searching all records for duplicates. */
export const scanningEn = ({ day, moment }: Dates) => ({
  progressTitle: (entity: MergeEntity): string => `Looking for duplicate ${kinds[entity]}`,
  waiting: 'It begins in a moment.',
  phase: ({ phase, percent }: ScanProgress): string => `${phases[phase]}: ${percent} %`,
  asked: (by: string, at: string): string => `Asked for by ${by}, ${moment(at)}`,
  restarted: 'I was restarted meanwhile, so it was begun anew.',
  goesOn: 'You can go on working: I write to you when it is done.',
  groupsTitle: (total: number, entity: MergeEntity): string =>
    total === 0
      ? `No duplicate ${kinds[entity]} found`
      : `${count(total, 'group')} of likely duplicate ${kinds[entity]}`,
  scanned: (at: string, from: number, to: number, total: number): string =>
    `Scanned ${day(at)}. ${from}–${to} of ${count(total, 'group')}, likeliest first, of what you may read.`,
  noneHow:
    'Among what you may read, no two are likely the same. Merged ones and pairs that somebody called different are left out.',
  more: (n: number): string => `and ${count(n, 'more', 'more')}`,
  ownedBy: (owner: string): string => `owner ${owner}`,
  never: (entity: MergeEntity): string =>
    `All ${kinds[entity]} were never looked through for duplicates, or it is done anew right now.`,
  compare: 'Compare',
  merge: 'Merge',
});

const notices = {
  found: (groups: number, entity: MergeEntity): string =>
    groups === 0
      ? `No duplicate ${kinds[entity]} of yours were found`
      : `${count(groups, 'group')} of likely duplicate ${kinds[entity]} with yours`,
  foundHow: 'Look at them, and merge what is one: nothing was changed.',
  failed: (entity: MergeEntity): string => `Looking for duplicate ${kinds[entity]} did not finish`,
  failedHow:
    'It was tried three times. Nothing was changed. Try again, and tell your administrator if it happens again.',
};

/** What somebody is told when a search is over. */
export const scanNoticeEn = (
  about: Extract<NoticeAbout, { kind: 'duplicatesFound' | 'scanFailed' }>,
): { readonly title: string; readonly details: readonly string[] } =>
  about.kind === 'duplicatesFound'
    ? {
        title: notices.found(about.groups, about.entity),
        details: about.groups === 0 ? [] : [notices.foundHow],
      }
    : { title: notices.failed(about.entity), details: [notices.failedHow] };

import type { SectionId } from './topics.ts';

/** What keeps a line of the guidance from being read, or from being saved by an administrator. */
export type LineProblem =
  | { readonly kind: 'headExpected' }
  | { readonly kind: 'textBeforeSections' }
  | { readonly kind: 'titleExpected' }
  | { readonly kind: 'notAnId'; readonly id: string }
  | { readonly kind: 'noneOf'; readonly value: string; readonly known: readonly string[] }
  | { readonly kind: 'pairExpected'; readonly known: readonly string[] }
  | { readonly kind: 'keyTwice'; readonly key: string }
  | { readonly kind: 'keyMissing'; readonly key: string }
  | { readonly kind: 'asksMissing' }
  | { readonly kind: 'secondSection' }
  /** Tags or links, which no card shows. */
  | { readonly kind: 'markup' }
  | { readonly kind: 'noText' }
  /** Something else in a comment than a mark of the block below it. */
  | { readonly kind: 'markExpected' }
  | { readonly kind: 'brokenList' }
  | { readonly kind: 'crookedTable'; readonly cells: number }
  /** In a word list. */
  | { readonly kind: 'wordsExpected' }
  /** In a question bank; the detail is for its developers, and in English. */
  | { readonly kind: 'notReadable'; readonly detail: string }
  | { readonly kind: 'sectionTwice'; readonly id: SectionId }
  | DanglingProblem
  | { readonly kind: 'noSuchSection'; readonly id: SectionId }
  /** The text that a draft begins with is still there. */
  | { readonly kind: 'unwritten' }
  | { readonly kind: 'idStays'; readonly id: SectionId }
  | { readonly kind: 'idTaken'; readonly id: SectionId }
  | { readonly kind: 'notOwnId' };

/** A section that is not there, and who names it: the list of topics, another section, or a question of a bank. */
export type DanglingProblem =
  | { readonly kind: 'topicMissing'; readonly id: SectionId }
  | { readonly kind: 'sectionMissing'; readonly id: SectionId; readonly by: SectionId }
  | { readonly kind: 'answerMissing'; readonly id: SectionId; readonly question: string };

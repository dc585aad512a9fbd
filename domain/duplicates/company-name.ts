import { remembering } from './remembering.ts';
import { soundex } from './similarity.ts';
import {
  canonicalWord,
  isGeneric,
  isLegalForm,
  withoutLegalPhrases,
  withoutNativeForms,
} from './tables/legal-forms.ts';
import { isCompanyPlaceholder } from './tables/placeholders.ts';
import { fold, words } from './text.ts';

/** A company's name, ready to compare. */
export interface CompanyName {
  /** Its words without legal form, abbreviations written out. Never empty. */
  readonly words: readonly string[];
  /** The words joined. */
  readonly text: string;
  /** The words that tell it from other companies: no generic ones (`group`, `consulting`); all, if none is left. */
  readonly core: readonly string[];
  /** The core's words joined. */
  readonly coreText: string;
  /** Its numbers: `54` of Studio 54. */
  readonly numbers: string;
  /** The first letters of three or more words (`international business machines` → `ibm`), else empty. */
  readonly acronym: string;
  /** Soundex of the first word of its core. */
  readonly sound: string;
}

/** Reads a company name as people type it; `undefined` for an empty one and for placeholders (`n/a`, `null`). */
export const companyName = (name = ''): CompanyName | undefined => companyCalled(name);

const companyCalled = remembering(20_000, (name): CompanyName | undefined => {
  const folded = fold(withoutNativeForms(name))
    .replace(/\b(?:[a-z]\.){2,}/g, (dotted) => `${dotted.replaceAll('.', '')} `)
    .replace(/(\w)\.(?:com|net|org|io)\b/g, '$1')
    .replaceAll('&', ' and ');
  const typed = words(folded);
  if (typed.length === 0 || isCompanyPlaceholder(typed)) return undefined;
  const spoken = withoutLegalForms(words(withoutLegalPhrases(typed.join(' '))));
  const kept = (spoken.length > 0 ? spoken : typed).map(canonicalWord);
  const distinctive = kept.filter((word) => !isGeneric(word));
  const core = distinctive.length > 0 ? distinctive : kept;
  return {
    words: kept,
    text: kept.join(''),
    core,
    coreText: core.join(''),
    numbers: kept.filter((word) => /^\d+$/.test(word)).join(' '),
    acronym: acronymOf(kept),
    sound: soundex(core[0] ?? ''),
  };
});

/** Legal forms stand at the end, in some countries at the start; a lonely `and` and a leading `the` go too. */
function withoutLegalForms(typed: readonly string[]): readonly string[] {
  let end = typed.length;
  while (end > 1 && isEnd(typed[end - 1] ?? '')) end--;
  let start = 0;
  while (start < end - 1 && isStart(typed[start] ?? '')) start++;
  return typed.slice(start, end);
}

const isEnd = (word: string): boolean => isLegalForm(word) || word === 'and';
const isStart = (word: string): boolean => isLegalForm(word) || word === 'the';

const acronymOf = (kept: readonly string[]): string => {
  const initials = kept.filter((word) => !['and', 'of', 'the'].includes(word)).map((word) => word[0]);
  return initials.length >= 3 ? initials.join('') : '';
};

import { compare, levelAt, levelOf, modelOf, type Pattern } from './compare.ts';
import { compareCompanies, isSimilarCompany } from './compare-companies.ts';
import { isSimilarName, type NameLevel, nameLevels } from './compare-names.ts';
import type { Detector } from './detector.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { type LookAlike, lookAlikesOf } from './look-alikes.ts';
import type { Profile } from './normalise.ts';
import { probabilityOf } from './weigh.ts';

/**
 * The documented rules of duplicate lead detection. They stand beside the probability and never replace it.
 * - `fuzzy:name+company`: similar names and similar companies (S1.2.3)
 * - `fuzzy:name+emailDomain`: similar names and the same domain, free-mail providers excepted (S1.2.4)
 * - `matchcode:email`, `matchcode:phone`: the same address (S1.2.5), the same number (S1.2.6)
 */
export type SalesRule =
  | 'fuzzy:name+company'
  | 'fuzzy:name+emailDomain'
  | 'matchcode:email'
  | 'matchcode:phone';

/** How sure: `likely` from the default threshold of 0.5 on. */
export type Band = 'certain' | 'likely' | 'possible' | 'unlikely';

/** From this probability on two records count as duplicates: one threshold for all data. */
export const defaultThreshold = 0.5;

/** What is known about two records. */
export interface Judgement {
  /** 0–1: that both are one person or, for companies, one company. */
  readonly probability: number;
  readonly band: Band;
  /** `log2` odds; the sum of all bits of the evidence. */
  readonly score: number;
  readonly rules: readonly SalesRule[];
  /** The prior first, then field by field in the order of the chain rule. */
  readonly evidence: readonly Evidence[];
  /** Why they look alike without being the same; empty for a likely duplicate. */
  readonly lookAlikes: readonly LookAlike[];
}

/** How two records agree and how likely they are one, without the reasons: what is cheap enough for millions. */
export interface Weighed {
  readonly pattern: Pattern;
  /** How common the names are that the two share, in bits; 0 for companies. */
  readonly commonness: number;
  readonly probability: number;
}

/** Compares two records; symmetric. */
export function weigh(detector: Detector, a: Profile, b: Profile): Weighed {
  const pattern = compare(a, b, detector.names.isCommon);
  const commonness = commonnessOf(detector, pattern, a, b);
  return { pattern, commonness, probability: probabilityOf(detector.scale.score(pattern, commonness)) };
}

/** Says everything about two compared records; symmetric but for the order of compared values. */
export function judge(
  { scale }: Detector,
  { pattern, commonness }: Weighed,
  a: Profile,
  b: Profile,
): Judgement {
  const evidence = evidenceOf(scale.explain(pattern, commonness), a, b);
  const score = evidence.reduce((sum, { bits }) => sum + bits, 0);
  const probability = probabilityOf(score);
  return {
    probability,
    band: bandOf(probability),
    score,
    rules: rulesOf(pattern, a, b),
    evidence,
    lookAlikes: probability >= defaultThreshold ? [] : lookAlikesOf(pattern, a, b),
  };
}

/** How common the names are that two people share, in bits; 0 for companies. */
export function commonnessOf({ names }: Detector, pattern: Pattern, a: Profile, b: Profile): number {
  if (a.person === undefined || b.person === undefined || modelOf(pattern) === 'company') return 0;
  return names.commonness(nameLevelOf(pattern), a.person, b.person);
}

export const bandOf = (probability: number): Band => {
  if (probability >= 0.95) return 'certain';
  if (probability >= defaultThreshold) return 'likely';
  return probability >= 0.1 ? 'possible' : 'unlikely';
};

/** Which of the documented rules say "duplicate", taken literally: shared mailboxes and switchboards included. */
export function rulesOf(pattern: Pattern, a: Profile, b: Profile): readonly SalesRule[] {
  const rules: SalesRule[] = [];
  if (modelOf(pattern) === 'person' && isSimilarName(nameLevelOf(pattern))) {
    if (isSimilarCompany(compareCompanies(a.company, b.company))) rules.push('fuzzy:name+company');
    const domain = a.email?.site?.domain;
    if (domain !== undefined && domain === b.email?.site?.domain) rules.push('fuzzy:name+emailDomain');
  }
  if (a.email !== undefined && a.email.address === b.email?.address) rules.push('matchcode:email');
  if (levelOf(pattern, 'phone') === 'same') rules.push('matchcode:phone');
  return rules;
}

/** Whether a pair has to be spoken of however unlikely it is: a documented rule names it, or one company name. */
export const isNamed = (pattern: Pattern, a: Profile, b: Profile): boolean =>
  levelOf(pattern, 'company') === 'same' || rulesOf(pattern, a, b).length > 0;

const nameLevelOf = (pattern: Pattern): NameLevel => nameLevels[levelAt(pattern, 0)] ?? 'missing';

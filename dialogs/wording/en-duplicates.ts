import type { Crowd } from '../../domain/duplicates/candidate-records.ts';
import type { Evidence } from '../../domain/duplicates/evidence.ts';
import type { SalesRule } from '../../domain/duplicates/judge.ts';
import type { LookAlike } from '../../domain/duplicates/look-alikes.ts';
import type { MatchJudgement } from '../../domain/qualification/refusal.ts';
import { capital, count, list } from './en-words.ts';

type Entity = Crowd['kind'];

const entities: Readonly<Record<Entity, string>> = { lead: 'lead', account: 'account', contact: 'contact' };

/** How sure the engine is, as a person would say it. */
const likelihood = (probability: number): string => {
  if (probability >= 0.95) return 'almost certainly the same';
  if (probability >= 0.75) return 'very likely the same';
  if (probability >= 0.5) return 'probably the same';
  return probability >= 0.1 ? 'possibly the same' : 'probably not the same';
};

/** The same with its number: `Probably the same (72 %)`. */
const howLikely = (probability: number, said = likelihood(probability)): string => {
  const percent = Math.round(probability * 100);
  return `${capital(said)} (${percent > 99 ? '> 99' : percent < 1 ? '< 1' : percent} %)`;
};

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;

const rules: Readonly<Record<SalesRule, string>> = {
  'fuzzy:name+company': 'fuzzy: similar name and company',
  'fuzzy:name+emailDomain': 'fuzzy: similar name, same e-mail domain',
  'matchcode:email': 'matchcode: same e-mail address',
  'matchcode:phone': 'matchcode: same phone number',
};

/** How a field agrees, by its level; `{a}` and `{b}` are the two values, `{is}` what exactly agrees. */
const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  name: {
    same: 'same name',
    nickname: 'two forms of one name ({a}, {b})',
    swapped: 'first and last name swapped',
    similar: 'similar names ({a}, {b})',
    initial: 'same surname and initial',
    'other surname': 'same first name, another surname',
    'surname only': 'same surname',
    'first name only': 'same first name',
    'other first name': 'same surname, another first name',
    differs: 'different names',
    'only one named': 'only one of them names a person',
  },
  organisation: {
    same: 'same company',
    'same domain': 'same e-mail domain {is}',
    similar: 'similar companies ({a}, {b})',
    related: 'company names have a word in common',
    differs: 'different companies',
  },
  company: {
    same: 'same company name',
    similar: 'similar company names ({a}, {b})',
    contains: 'one company name says more than the other ({a}, {b})',
    related: 'company names have a word in common',
    differs: 'different company names',
  },
  email: {
    same: 'same e-mail address',
    shared: 'one mailbox with two different names',
    similar: 'e-mail addresses a slip apart',
    'local part': 'same name before the @, another domain',
    'same domain': 'same internet domain {is}',
    differs: 'different e-mail addresses',
  },
  phone: {
    same: 'same phone number',
    similar: 'phone numbers one digit apart',
    'same exchange': 'two lines of one switchboard',
    differs: 'different phone numbers',
  },
  place: {
    'same address': 'same address',
    'same street': 'same street',
    'same postcode': 'same postcode',
    'same city': 'same city',
    differs: 'different places',
  },
  birthDate: {
    same: 'same birth date',
    similar: 'birth dates a slip apart',
    near: 'birth dates within a year',
    differs: 'different birth dates',
  },
};

const agreement = ({ field, level, a, b, detail }: Evidence): string =>
  (levels[field]?.[level] ?? `${field} ${level}`)
    .replace('{is}', detail ?? a)
    .replace('{a}', `“${a}”`)
    .replace('{b}', `“${b}”`);

const lookAlike = (alike: LookAlike): string => {
  switch (alike.kind) {
    case 'sharedPhone':
      return `several people share the phone number ${alike.number}, as at a switchboard`;
    case 'sharedMailbox':
      return `several people share the mailbox ${alike.address}`;
    case 'family':
      return 'one surname, two first names at one company: family, perhaps';
    case 'colleague':
      return 'two people of one organisation';
    case 'namesake':
      return 'a namesake: the name is the same, and nothing else connects them';
  }
};

/** Weighs less than this and nobody would mention it. */
const worthMentioning = 0.5;

/** What is worth saying first, strongest first. */
const strongest = (evidence: readonly Evidence[], sign: 1 | -1): readonly string[] =>
  evidence
    .filter(({ field, bits }) => field !== 'prior' && bits * sign >= worthMentioning)
    .toSorted((a, b) => (b.bits - a.bits) * sign)
    .slice(0, 3)
    .map(agreement);

/** Words of duplicates: how sure, which rule, what agrees and what differs. */
export const duplicatesEn = {
  title: (name: string, n: number): string =>
    n === 0 ? `No duplicates of ${name} found` : `${count(n, 'possible duplicate')} of ${name}`,
  none: 'I compared names, companies, e-mail addresses, phone numbers and places with all leads and contacts that you may read.',
  howLikely,
  rule: (rule: SalesRule): string => rules[rule],
  rules: (fired: readonly SalesRule[]): string =>
    fired.length === 0
      ? 'No rule fired; the evidence as a whole counts.'
      : `Rules: ${fired.map((rule) => rules[rule]).join(' · ')}`,
  found: (reasons: readonly string[]): string => `Found by ${list(reasons)}`,
  /** The whole judgement in a sentence or two. */
  because: ({ probability, evidence, lookAlikes, decided }: MatchJudgement): string => {
    const decision =
      decided === 'ignored' ? ' Somebody saved it as a new record although this one matched.' : '';
    if (lookAlikes.length > 0) {
      return `${howLikely(probability, 'probably not the same')}: ${lookAlikes.map(lookAlike).join('; ')}.${decision}`;
    }
    const [pro, contra] = [strongest(evidence, 1), strongest(evidence, -1)];
    const reasons = [
      ...(pro.length > 0 ? [list(pro)] : []),
      ...(contra.length > 0 ? [`${pro.length > 0 ? 'but ' : ''}${list(contra)}`] : []),
    ].join(', ');
    return `${howLikely(probability)}: ${reasons}.${decision}`;
  },
  /** How a field agrees, without the values. */
  agreement: ({ field, level, detail, a }: Evidence): string =>
    (levels[field]?.[level] ?? `${field} ${level}`).replace(' ({a}, {b})', '').replace('{is}', detail ?? a),
  values: ({ a, b }: Evidence): string => (a === b ? a : `${a || '–'} | ${b || '–'}`),
  bits: signed,
  prior: 'before comparing',
  sum: (score: number, probability: number): string =>
    `In sum ${signed(score)} bits; above zero it is likelier the same than not. ${howLikely(probability)}`,
  showEvidence: 'Evidence',
  lookAlikes: 'They only look alike',
  more: (n: number): string => `${count(n, 'more', 'more')} like these ${n === 1 ? 'is' : 'are'} not shown.`,
  crowd: ({ kind, of }: Crowd): string =>
    `Very many ${entities[kind]}s share this ${of === 'phone' ? 'phone number' : 'e-mail address'}: only the newest of them and those that also agree in name or company were compared.`,
  entity: (kind: Entity): string => entities[kind],
  dismiss: 'Not a duplicate',
  takeBack: 'Take that back',
  dismissed: (a: string, b: string): string => `${a} and ${b} are kept apart from now on, from either side.`,
  putBack: (a: string, b: string): string => `${a} and ${b} are compared again.`,
  offer: 'Find duplicates',
  offerFound: (n: number): string => count(n, 'possible duplicate'),
  before: 'This may exist already. Open one instead, or save anyway. Nothing has been saved yet.',
};

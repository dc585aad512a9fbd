import type { Crowd } from '../../domain/duplicates/candidate-records.ts';
import type { Evidence } from '../../domain/duplicates/evidence.ts';
import type { SalesRule } from '../../domain/duplicates/judge.ts';
import type { LookAlike } from '../../domain/duplicates/look-alikes.ts';
import { count, list } from './de-words.ts';
import type { duplicatesEn } from './en-duplicates.ts';
import { capital } from './en-words.ts';

const entities: Readonly<Record<Crowd['kind'], readonly [one: string, many: string]>> = {
  lead: ['Lead', 'Leads'],
  account: ['Firma', 'Firmen'],
  contact: ['Kontakt', 'Kontakte'],
};

const likelihood = (probability: number): string => {
  if (probability >= 0.95) return 'mit fast völliger Sicherheit dasselbe';
  if (probability >= 0.75) return 'sehr wahrscheinlich dasselbe';
  if (probability >= 0.5) return 'wahrscheinlich dasselbe';
  return probability >= 0.1 ? 'möglicherweise dasselbe' : 'wahrscheinlich nicht dasselbe';
};

const howLikely = (probability: number, said = likelihood(probability)): string => {
  const percent = Math.round(probability * 100);
  return `${capital(said)} (${percent > 99 ? '> 99' : percent < 1 ? '< 1' : percent} %)`;
};

const signed = (bits: number): string =>
  `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1).replace('.', ',')}`;

const rules: Readonly<Record<SalesRule, string>> = {
  'fuzzy:name+company': 'unscharf: ähnlicher Name und ähnliche Firma',
  'fuzzy:name+emailDomain': 'unscharf: ähnlicher Name, dieselbe E-Mail-Domäne',
  'matchcode:email': 'Übereinstimmungscode: dieselbe E-Mail-Adresse',
  'matchcode:phone': 'Übereinstimmungscode: dieselbe Telefonnummer',
};

const levels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  name: {
    same: 'derselbe Name',
    nickname: 'zwei Formen eines Namens ({a}, {b})',
    swapped: 'Vor- und Nachname vertauscht',
    similar: 'ähnliche Namen ({a}, {b})',
    initial: 'derselbe Nachname und Anfangsbuchstabe',
    'other surname': 'derselbe Vorname, ein anderer Nachname',
    'surname only': 'derselbe Nachname',
    'first name only': 'derselbe Vorname',
    'other first name': 'derselbe Nachname, ein anderer Vorname',
    differs: 'verschiedene Namen',
    'only one named': 'nur einer nennt eine Person',
  },
  organisation: {
    same: 'dieselbe Firma',
    'same domain': 'dieselbe E-Mail-Domäne {is}',
    similar: 'ähnliche Firmen ({a}, {b})',
    related: 'ein gemeinsames Wort in den Firmennamen',
    differs: 'verschiedene Firmen',
  },
  company: {
    same: 'derselbe Firmenname',
    similar: 'ähnliche Firmennamen ({a}, {b})',
    contains: 'ein Firmenname sagt mehr als der andere ({a}, {b})',
    related: 'ein gemeinsames Wort in den Firmennamen',
    differs: 'verschiedene Firmennamen',
  },
  email: {
    same: 'dieselbe E-Mail-Adresse',
    shared: 'ein Postfach mit zwei verschiedenen Namen',
    similar: 'fast dieselbe E-Mail-Adresse',
    'local part': 'derselbe Name vor dem @, eine andere Domäne',
    'same domain': 'dieselbe Internetdomäne {is}',
    differs: 'verschiedene E-Mail-Adressen',
  },
  phone: {
    same: 'dieselbe Telefonnummer',
    similar: 'Telefonnummern, die sich in einer Ziffer unterscheiden',
    'same exchange': 'zwei Anschlüsse einer Zentrale',
    differs: 'verschiedene Telefonnummern',
  },
  place: {
    'same address': 'dieselbe Anschrift',
    'same street': 'dieselbe Straße',
    'same postcode': 'dieselbe Postleitzahl',
    'same city': 'derselbe Ort',
    differs: 'verschiedene Orte',
  },
  birthDate: {
    same: 'dasselbe Geburtsdatum',
    similar: 'fast dasselbe Geburtsdatum',
    near: 'Geburtsdaten, die höchstens ein Jahr auseinander liegen',
    differs: 'verschiedene Geburtsdaten',
  },
};

const pattern = ({ field, level }: Evidence): string => levels[field]?.[level] ?? `${field} ${level}`;

const agreement = (evidence: Evidence): string =>
  pattern(evidence)
    .replace('{is}', evidence.detail ?? evidence.a)
    .replace('{a}', `„${evidence.a}“`)
    .replace('{b}', `„${evidence.b}“`);

const lookAlike = (alike: LookAlike): string => {
  switch (alike.kind) {
    case 'sharedPhone':
      return `mehrere teilen sich die Telefonnummer ${alike.number}, wie an einer Zentrale`;
    case 'sharedMailbox':
      return `mehrere teilen sich das Postfach ${alike.address}`;
    case 'family':
      return 'ein Nachname, zwei Vornamen in einer Firma: vielleicht eine Familie';
    case 'colleague':
      return 'zwei Personen derselben Firma';
    case 'namesake':
      return 'gleicher Name, und sonst verbindet sie nichts';
  }
};

const worthMentioning = 0.5;

const strongest = (evidence: readonly Evidence[], sign: 1 | -1): readonly string[] =>
  evidence
    .filter(({ field, bits }) => field !== 'prior' && bits * sign >= worthMentioning)
    .toSorted((a, b) => (b.bits - a.bits) * sign)
    .slice(0, 3)
    .map(agreement);

/** Words of duplicates: how sure, which rule, what agrees and what differs. */
export const duplicatesDe: typeof duplicatesEn = {
  title: (name, n) =>
    n === 0
      ? `Keine Duplikate von ${name} gefunden`
      : `${count(n, 'mögliches Duplikat', 'mögliche Duplikate')} von ${name}`,
  none: 'Verglichen wurden Namen, Firmen, E-Mail-Adressen, Telefonnummern und Orte mit allen Leads und Kontakten, die Sie lesen dürfen.',
  howLikely,
  rule: (rule) => rules[rule],
  rules: (fired) =>
    fired.length === 0
      ? 'Keine Regel griff; es zählt, was alles zusammen sagt.'
      : `Regeln: ${fired.map((rule) => rules[rule]).join(' · ')}`,
  found: (reasons) => `Gefunden durch ${list(reasons)}`,
  because: ({ probability, evidence, lookAlikes, decided }) => {
    const decision =
      decided === 'ignored' ? ' Jemand hat einen neuen Datensatz gespeichert, obwohl dieser passte.' : '';
    if (lookAlikes.length > 0) {
      return `${howLikely(probability, 'wahrscheinlich nicht dasselbe')}: ${lookAlikes.map(lookAlike).join('; ')}.${decision}`;
    }
    const [pro, contra] = [strongest(evidence, 1), strongest(evidence, -1)];
    const reasons = [
      ...(pro.length > 0 ? [list(pro)] : []),
      ...(contra.length > 0 ? [`${pro.length > 0 ? 'aber ' : ''}${list(contra)}`] : []),
    ].join(', ');
    return `${howLikely(probability)}: ${reasons}.${decision}`;
  },
  agreement: (evidence) =>
    pattern(evidence)
      .replace(' ({a}, {b})', '')
      .replace('{is}', evidence.detail ?? evidence.a),
  values: ({ a, b }) => (a === b ? a : `${a || '–'} | ${b || '–'}`),
  bits: signed,
  prior: 'vor dem Vergleich',
  sum: (score, probability) =>
    `Zusammen ${signed(score)} Bit; über null ist es eher dasselbe als nicht. ${howLikely(probability)}`,
  showEvidence: 'Gründe',
  lookAlikes: 'Diese sehen nur ähnlich aus',
  more: (n) => `${count(n, 'weiteres', 'weitere')} wie diese ${n === 1 ? 'ist' : 'sind'} nicht aufgeführt.`,
  crowd: ({ kind, of }) =>
    `Sehr viele ${entities[kind][1]} haben diese ${of === 'phone' ? 'Telefonnummer' : 'E-Mail-Adresse'}: Verglichen wurden nur die neuesten davon und die, die auch in Name oder Firma passen.`,
  entity: (kind) => entities[kind][0],
  dismiss: 'Kein Duplikat',
  takeBack: 'Zurücknehmen',
  dismissed: (a, b) => `${a} und ${b} bleiben von jetzt an getrennt, von beiden Seiten aus.`,
  putBack: (a, b) => `${a} und ${b} werden wieder verglichen.`,
  offer: 'Duplikate suchen',
  offerFound: (n) => count(n, 'mögliches Duplikat', 'mögliche Duplikate'),
  before:
    'Das gibt es vielleicht schon. Öffnen Sie es, oder speichern Sie trotzdem. Es wurde noch nichts gespeichert.',
};

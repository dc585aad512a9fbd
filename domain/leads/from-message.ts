import { email } from '../duplicates/email.ts';
import { phone } from '../duplicates/phone.ts';
import { isLegalForm } from '../duplicates/tables/legal-forms.ts';
import { words } from '../duplicates/text.ts';
import { fieldOf } from '../records/fields.ts';
import { isOffice, nameIn, type Signed, signedOf } from './signature.ts';

/** What a message tells of somebody: nothing is saved from it, a person sees and corrects it first. */
export interface Guessed {
  readonly topic?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly jobTitle?: string;
  readonly companyName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly mobilePhone?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly need?: string;
}

export interface Message {
  /** Plain text, line by line. */
  readonly text: string;
  /** Who wrote it, where that is nobody of this organisation. */
  readonly sender?: string;
}

/** However long a message is, this much of it is read. */
const textLimit = 20_000;
const topicLimit = 100;
const needLimit = 2_000;

/**
 * Guesses a lead's fields from a message: the signature says who writes, the text above it what about. A field that
 * is not plainly there stays empty: a wrong guess costs more than an empty field.
 */
export function leadFromMessage({ text, sender }: Message): Guessed {
  const signed = signedOf(text.slice(0, textLimit));
  const all = [...signed.said, ...signed.signature];
  const address = addressIn(signed);
  const who = whoWrites(signed, sender, address);
  const company = companyIn(signed, address);
  const place = placeIn(signed.signature);
  return present({
    topic: topicIn(signed),
    ...who,
    jobTitle: partsOf(signed.signature).find((part) => isOffice(part) && !isCompany(part)),
    companyName: company,
    email: address,
    ...numbersIn(all),
    ...place,
    need: needIn(signed),
  });
}

/** Without what is empty or does not fit its field. */
const present = (fields: { readonly [K in keyof Guessed]: Guessed[K] | undefined }): Guessed =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      const field = fieldOf('lead', name);
      const limit = field !== undefined && 'maxLength' in field ? field.maxLength : 0;
      return value !== undefined && value !== '' && value.length <= limit;
    }),
  );

const addressPattern = /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu;

/** The signature's own address, else the last one in the text; a mailbox of a function only if there is no other. */
function addressIn({ said, signature }: Signed): string | undefined {
  const found = [...signature, ...said.toReversed()].flatMap((line) => line.match(addressPattern) ?? []);
  return found.find((address) => email(address)?.role === false) ?? found[0];
}

function whoWrites({ said, signature }: Signed, sender: string | undefined, address: string | undefined) {
  for (const part of partsOf(signature).slice(0, 3)) {
    const name = isOffice(part) || isCompany(part) ? undefined : nameIn(part);
    if (name !== undefined)
      return name.firstName === undefined ? (fromAddress(address, name.lastName) ?? name) : name;
  }
  const introduced = said.flatMap((line) => introduction.exec(line)?.[1] ?? []).map(nameIn);
  return (
    introduced.find((name) => name !== undefined) ??
    (sender === undefined ? undefined : nameIn(sender.replace(/\(.*\)$/, ''))) ??
    fromAddress(address) ??
    {}
  );
}

/** “My name is Ann Meyer”, “ich bin Jörg Weiß von …”. */
const introduction =
  /(?:my name is|this is|I am|I[’']m|ich bin|mein Name ist|hier ist|je suis|soy|mi nombre es)\s+((?:\p{Lu}[\p{L}'’-]+\s?){2,3})/u;

/** `ann.meyer@…` names a person; one half of it completes a signature of a first name alone. */
function fromAddress(address: string | undefined, known?: string) {
  const parts = email(address)?.local.split(/[._]/) ?? [];
  const [first = '', last = ''] = parts;
  if (
    parts.length !== 2 ||
    first.length < 2 ||
    last.length < 2 ||
    !parts.every((part) => /^\p{L}+$/u.test(part))
  )
    return undefined;
  if (known !== undefined && words(known).join('') !== first) return undefined;
  return { firstName: known ?? capital(first), lastName: capital(last) };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What a signature says on one line with bars, bullets or commas between. */
const partsOf = (signature: readonly string[]): readonly string[] =>
  signature.flatMap((line) => line.split(/\s*[|•·–—]\s*|,\s+/)).filter((part) => part !== '');

/** A name that ends with a legal form. */
const isCompany = (part: string): boolean =>
  part.length <= 100 && part.includes(' ') && words(part.replaceAll('.', '')).slice(-1).some(isLegalForm);

function companyIn({ said, signature }: Signed, address: string | undefined): string | undefined {
  const named = partsOf(signature).find(isCompany);
  if (named !== undefined) return named;
  const employer = partsOf(signature)
    .filter(isOffice)
    .flatMap((part) => /\s(?:at|@|bei|chez)\s+(.+)$/i.exec(part)?.[1] ?? []);
  const from = said.flatMap((line) => fromCompany.exec(line)?.[1] ?? []);
  const site = email(address)?.site;
  return employer[0] ?? from[0]?.trim() ?? (site === undefined ? undefined : capital(site.label));
}

/** “… from Contoso Coffee”, “… von der Stahlbau Kern GmbH”, after somebody said who they are. */
const fromCompany =
  /(?:my name is|this is|I am|I[’']m|we are|ich bin|mein Name ist|wir sind)\b.{0,60}?\s(?:from|at|with|von|von der|bei|bei der)\s+((?:\p{Lu}[\p{L}\d&'’-]*(?:\.\p{L}+)*\s?){1,4})/u;

const labelled = {
  mobile: /\b(?:mobile?|mob|m|cell|handy|mobil|portable|móvil)\s*[.:]?\s*(?=[+(\d])/i,
  fax: /\b(?:fax|f|telefax)\s*[.:]?\s*(?=[+(\d])/i,
};
const numberPattern =
  /(?:\+|\(?0|\b00)[\d\s()./-]{6,24}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b/g;

/** Telephone numbers by their label; one without a label is the business phone. Fax numbers are none. */
function numbersIn(lines: readonly string[]): Pick<Guessed, 'phone' | 'mobilePhone'> {
  const found: { phone?: string; mobilePhone?: string } = {};
  for (const line of lines) {
    for (const part of line.split(/\s*[|•·,;]\s*|\s{2,}|(?=\b(?:mobile?|fax|tel|handy|mobil)\b)/i)) {
      const [number] = part.match(numberPattern) ?? [];
      if (number === undefined || labelled.fax.test(part) || phone(number) === undefined) continue;
      if (number.replace(/\D/g, '').length < 7) continue;
      found[labelled.mobile.test(part) ? 'mobilePhone' : 'phone'] ??= number.trim();
    }
  }
  return found;
}

/** `20457 Hamburg`, alone or after a street. */
function placeIn(signature: readonly string[]): Pick<Guessed, 'postalCode' | 'city'> {
  for (const part of partsOf(signature)) {
    const [, postalCode, city] = /^(?:D-|A-|CH-)?(\d{4,5})\s+(\p{Lu}[\p{L} .-]{1,78})$/u.exec(part) ?? [];
    if (postalCode !== undefined && city !== undefined) return { postalCode, city };
  }
  return {};
}

const subject = /^(?:subject|betreff|re|aw|fw|fwd|wg)\s*:\s*(?:(?:re|aw|fw|fwd|wg)\s*:\s*)*(.+)$/i;
const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|moin|servus|sehr geehrte|liebe[rs]?|bonjour|hola)\b[^.!?]{0,60}[,.!]?$/i;
const header = /^(?:from|to|cc|sent|date|von|an|gesendet|datum)\s*:/i;
const interest =
  /\b(?:need|looking for|interested|quote|quotation|offer|pricing|price|order|demo|buy|purchase|replace|supply|brauchen|benötigen|suchen|interess\w*|angebot|preis\w*|bestell\w*|anfrage|kaufen|ersetzen)\b/i;

/** “Hello, we need pumps” greets and says more than that. */
const isGreeting = (text: string): boolean => greeting.test(text) && !interest.test(text);

/** The subject line; else the first sentence that wants something; else the first that is no greeting. */
function topicIn(signed: Signed): string | undefined {
  const named = signed.said.flatMap((line) => subject.exec(line)?.[1] ?? [])[0];
  if (named !== undefined) return shortened(named.trim(), topicLimit);
  const sentences = bodyOf(signed)
    .flatMap((line) => line.split(/(?<=[.!?])\s+/))
    .filter((sentence) => sentence !== '' && !isGreeting(sentence));
  const topic = sentences.find((sentence) => interest.test(sentence)) ?? sentences[0];
  return topic === undefined ? undefined : shortened(topic.replace(/[.!]+$/, ''), topicLimit);
}

const bodyOf = ({ said }: Signed): readonly string[] =>
  said.filter((line) => line !== '' && !header.test(line) && !subject.test(line) && !isGreeting(line));

function needIn(signed: Signed): string | undefined {
  const body = bodyOf(signed).join(' ').trim();
  return body === '' ? undefined : shortened(body, needLimit);
}

const shortened = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/\s+\S*$/, '')}…`;

/** A message in its two parts: what is said, and who says it. */
export interface Signed {
  readonly said: readonly string[];
  /** The lines below the closing words; empty when there are none. */
  readonly signature: readonly string[];
}

/** The words with which a letter ends, in English, German, French, Spanish and Italian. */
const closing =
  /^(?:(?:with )?(?:best|kind|warm|many)(?: (?:regards|wishes|thanks))?|regards|cheers|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|(?:many )?thanks(?: again| in advance)?|thank you|all the best|br|kr|(?:mit )?(?:freundlichen?|besten?|herzlichen?|vielen?|lieben?|schönen?|sonnigen?) (?:grüßen?|gruß|gruss|grüssen?|dank)(?: aus .+)?|(?:viele|liebe|beste|schöne|herzliche) (?:grüße|grüsse)(?: aus .+)?|mfg|vg|lg|cordialement|bien à vous|saludos(?: cordiales)?|un saludo|atentamente|cordiali saluti)\s*[,.!]*$/iu;

const divider = /^(?:--\s*|_{3,}|-{3,})$/;

/** A longer line is no sentence of anybody's. */
const lineLimit = 2_000;

/** Splits a message at its last closing words, or at a divider. */
export function signedOf(text: string): Signed {
  const lines = text.split(/\r?\n/).map((line) => line.slice(0, lineLimit).replaceAll('\u00a0', ' ').trim());
  const last = lines.findLastIndex((line) => closing.test(line) || divider.test(line));
  if (last < 0) return { said: lines, signature: [] };
  const first = lines.slice(0, last).findLastIndex((line) => closing.test(line));
  // A divider between the closing words and the signature belongs to the latter.
  const from = divider.test(lines[last] ?? '') && first >= 0 && last - first <= 4 ? first : last;
  const below = lines.slice(from + 1).filter((line) => line !== '' && !divider.test(line));
  return { said: lines.slice(0, from), signature: below };
}

const title = /^(?:mr|mrs|ms|herr|frau|dr|prof|dipl|ing|mba|phd|msc|bsc|ba|ma|m\.?a|b\.?a)\.?$/i;

/** First and last name in a line that is nothing else; `undefined` for any other line. */
export function nameIn(line: string): { readonly firstName?: string; readonly lastName: string } | undefined {
  const bare = line.replace(/\((?:she|he|they|sie|er)[^)]*\)/gi, '').replace(/^[*_~\s]+|[*_~\s]+$/g, '');
  const words = bare.split(/\s+/).filter((word) => !title.test(word));
  const looksLikeOne = /^(?:\p{Lu}[\p{L}'’.-]*|von|van|der|den|de|di|da|del|la|le|zu|zur|al|bin|ten)$/u;
  if (words.length === 0 || words.length > 4 || !words.every((word) => looksLikeOne.test(word)))
    return undefined;
  if (!/^\p{Lu}/u.test(words.at(-1) ?? '')) return undefined;
  const [first = '', ...rest] = words;
  return rest.length === 0 ? { lastName: first } : { firstName: first, lastName: rest.join(' ') };
}

/** Words that stand in what somebody does, and seldom in what a company is called. */
const office =
  /\b(?:manager|director|head|chief|officer|lead|ceo|cto|cfo|coo|cio|vp|president|owner|founder|partner|engineer|consultant|buyer|assistant|executive|specialist|coordinator|architect|analyst|procurement|purchasing|facilit\w+|leiter(?:in)?|leitung|geschäftsführ\w+|inhaber(?:in)?|einkäufer(?:in)?|einkauf|assistenz|vorstand|prokurist(?:in)?|referent(?:in)?|sachbearbeiter(?:in)?|\p{L}+leiter(?:in)?|directeur|directrice|responsable|gerente)\b/iu;

export const isOffice = (part: string): boolean => part.length <= 100 && office.test(part);

import type { Slots } from '../domain/utterances/bank.ts';

/** Values for the form of a lead, by field. */
export type FieldValues = Readonly<Record<string, string>>;

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u;
const phone = /(?:\+|00?)\d[\d\s/().-]{5,}\d/;
const mobile = /(?<![\p{L}])(?:mobile|cell|handy\p{L}*|mobil\p{L}*)(?![\p{L}])/iu;
const budget =
  /(?<![\p{L}])budget(?![\p{L}])\D{0,60}?(\d[\d.,' ]*\d|\d)\s*(k|tsd|thousand|tausend|mio|million|millionen)?(?![\p{L}\d])/iu;

/** What a field is set to: the words behind *to*, *is now*, *auf*, up to the end of the clause. */
const setTo = (name: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}])(?:${name})(?![\\p{L}]).*?(?<![\\p{L}])(?:to|is now|must be|should be|is|auf|in|ist jetzt|ist)(?![\\p{L}])[: ]+"?([^",.;]+?)"?(?=$|[,.;]| please| bitte)`,
    'iu',
  );
const texts: Readonly<Record<string, RegExp>> = {
  jobTitle: setTo('job title|title|position|funktion'),
  companyName: setTo('company|firma'),
  topic: setTo('topic|subject|thema'),
  city: setTo('city|stadt|ort'),
};

/** What a wish to change a lead says that its fields become; the person sees them in the form before they are saved. */
export function changedValues(text: string): FieldValues {
  const named = Object.entries(texts).flatMap(([field, pattern]) => {
    const value = pattern.exec(text)?.[1]?.trim();
    return value === undefined || value === '' || /\b(?:wrong|missing|falsch)\b/i.test(value)
      ? []
      : [[field, value]];
  });
  return { ...Object.fromEntries(named), ...reachIn(text), ...budgetIn(text) };
}

/** What a wish for a new lead says about them. */
export function newValues(text: string, { lead }: Slots): FieldValues {
  const company = lead === undefined ? undefined : companyBehind(lead, text);
  const [firstName, ...rest] = lead?.split(' ') ?? [];
  const isPerson = company !== undefined || (rest.length > 0 && reachIn(text)['email'] !== undefined);
  return {
    ...(lead === undefined
      ? {}
      : isPerson && rest.length > 0
        ? { firstName: firstName ?? '', lastName: rest.join(' ') }
        : isPerson
          ? { lastName: lead }
          : rest.length === 1
            ? { firstName: firstName ?? '', lastName: rest.join(' ') }
            : { companyName: lead }),
    ...(company !== undefined && { companyName: company }),
    ...reachIn(text),
    ...budgetIn(text),
  };
}

/** "Ann Weber from Contoso": what stands behind the name, sought once at each place of the name. */
const fromCompany =
  /\s*(?:,|from|of|at|von(?: der| dem)?|bei)\s+([\p{Lu}\d][^,;:.@]*?)(?=$|[,;:.]|\s+(?:as|als|please|bitte|he|she|wants?|into|in the|an)(?![\p{L}]))/uy;

function companyBehind(name: string, text: string): string | undefined {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    fromCompany.lastIndex = at + name.length;
    const company = fromCompany.exec(text)?.[1];
    if (company !== undefined) return company.trim();
  }
  return undefined;
}

function reachIn(text: string): FieldValues {
  const address = text.includes('@') ? email.exec(text)?.[0] : undefined;
  const number = phone.exec(address === undefined ? text : text.replace(address, ' '))?.[0].trim();
  return {
    ...(address !== undefined && { email: address }),
    ...(number !== undefined && { [mobile.test(text) ? 'mobilePhone' : 'phone']: number }),
  };
}

const factors: Readonly<Record<string, number>> = { mio: 1e6, million: 1e6, millionen: 1e6 };

function budgetIn(text: string): FieldValues {
  const [, digits, unit] = budget.exec(text) ?? [];
  if (digits === undefined) return {};
  const amount = Number(
    digits
      .replace(/[.,' ](?=\d{3}(?!\d))/g, '')
      .replace(',', '.')
      .replaceAll(' ', ''),
  );
  const factor = unit === undefined ? 1 : (factors[unit.toLowerCase()] ?? 1000);
  return Number.isNaN(amount) ? {} : { budgetAmount: String(amount * factor) };
}

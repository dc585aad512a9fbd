const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s*,\s*/));

/** What forms and exports write where nothing is known, as folded words. */
const noValue = list(
  'none, unknown, undefined, anonymous, tbd, tba, n a, not provided, not available, not applicable, no name',
);

/** For a company also the words of people who have none. A company really called so is not lost, only no evidence. */
const noCompany = list(
  'null, nil, na, test, no company, self, self employed, selfemployed, freelance, freelancer, independent, individual, private, privat, personal, home, retired, student, unemployed, selbstaendig, autonomo, particulier, particular',
);

/** `true` for words that stand for a missing value. `Null` and `Na` are surnames, so people keep theirs. */
export const isPlaceholder = (words: readonly string[]): boolean => noValue.has(words.join(' '));

export const isCompanyPlaceholder = (words: readonly string[]): boolean =>
  noValue.has(words.join(' ')) || noCompany.has(words.join(' '));

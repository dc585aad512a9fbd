import anyAscii from 'any-ascii';

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/**
 * Lower-case ASCII of any script: German umlauts as Germans write them without (`ü` → `ue`), the rest by
 * transliteration (`Łukasz` → `lukasz`, `李小龙` → `lixiaolong`).
 */
export function fold(text: string): string {
  if (/^[\u0020-\u007e]*$/.test(text)) return text.toLowerCase();
  const spelt = text.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => umlauts[letter] ?? letter);
  return anyAscii(spelt).toLowerCase();
}

/** The words of a folded text: apostrophes join (`O'Brien` → `obrien`), everything else separates. */
export function words(text: string): string[] {
  return (
    fold(text)
      .replace(/['`"]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

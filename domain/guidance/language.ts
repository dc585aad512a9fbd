import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

/** Languages that a question is recognised in. Those without a word list are only told apart to decline politely. */
export const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'] as const;
export type Language = (typeof languages)[number];

export const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/** The commonest words that a language hardly shares with English. */
const commonWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: listed(`the of and to in is it that for was on are as with his they at be this have from or had by not but
    what all were when we there can an your which their said if do will each about how up out them then she many
    some so these would other into has more her two like him see time could no make than first been its who now
    my did why where does me you i he a after before while get need our any`),
  de: listed(`der die das und ist nicht ich ein eine einen einem einer zu den dem des mit auf fur von im wie wo
    warum was wer wann kann kein keine mein meine meinen meiner wird werden wurde hat haben habe es sie wir beim
    bei nach wenn noch schon bereits auch oder aber ob uber sind sich mich mir dass sehe gibt ihr seit trotz zum
    zur vom muss soll welche welcher heute morgen machen`),
  fr: listed(`le la les un une des du de et est en je ne pas que qui dans pour sur mon ma mes son ses se il elle
    nous vous ai ont sont avec par plus ce cette ces au aux ou comment pourquoi quand quel quelle quels quelles
    puis peut faut etre lors lorsqu depuis deja si qu fait suis`),
  es: listed(`el la los las un una unos unas de del y es en que por para con mi mis su sus se lo al como donde
    cuando cual cuales cuanto cuantos quien puedo puede hay esta estan son ya pero si sin sobre despues desde
    hace me este esto le tengo sale`),
  it: listed(`il lo la gli un una di del della dei e che per con mio mia miei non sono come dove quando perche
    cosa quale quali posso puo ho ha questo questa nel nella sul alla dopo se si chi quanto`),
  pt: listed(`o os as um uma de do da dos das e que para com meu minha meus nao sao como onde quando porque qual
    quais posso pode tenho este esta no na nos nas depois se quem quanto uma foi esta`),
  nl: listed(`de het een en is niet ik van op voor met mijn waarom hoe waar wanneer wat wie welke kan kunnen geen
    wordt worden heb heeft deze dit naar bij als nog al ook of maar zijn er`),
  pl: listed(`nie w i z na do jest sie czy jak co gdzie kiedy dlaczego moge mozna moj moja moje moich mi mam ma sa
    byl to ten ta przez przy po od za dla ile ktory ktore kto juz zeby przed albo ale jesli`),
};

function listed(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** Letters and marks that give a language away. */
const signs: Readonly<Partial<Record<Language, RegExp>>> = {
  de: /[äöüß„]/i,
  fr: /[àâçèêëîïôœùû]|\b[a-z]{1,2}['’][a-zéèê]{3,}|\s[?!]/i,
  es: /[¿¡ñ]/i,
  it: /(?:^|\s)(?:perché|più|è)\s|[a-z][àìòù](?:\s|[?!.,]|$)/i,
  pt: /[ãõ]|ção\b/i,
  pl: /[ąęłńśźż]/i,
};

/** Less than this much of a language is a name or a borrowed word. */
const leastEvidence = 1.3;

/**
 * The language of a question by its small words, its letters and the word lists; English unless another is clearly
 * ahead. `spoken` are its words, folded, where somebody has them already.
 */
export function languageOf(
  question: string,
  lexicons: ReadonlyMap<Language, Lexicon>,
  spoken: readonly string[] = fold(question).split(' '),
): Language {
  const voices = voicesIn(lexicons);
  const evidence = others.map((language): number => (signs[language]?.test(question) ? 1 : 0));
  for (const word of spoken)
    for (const { place, weight } of voices.get(word) ?? none)
      evidence[place] = (evidence[place] as number) + weight;
  let best: Language = 'en';
  let most = 0;
  for (const [place, language] of others.entries()) {
    const found = evidence[place] as number;
    if (found <= most) continue;
    most = found;
    best = language;
  }
  if (most < leastEvidence) return 'en';
  const english = spoken.filter((word) => commonWords.en.has(word)).length;
  return most > english + 0.6 ? best : 'en';
}

const others = languages.filter((language) => language !== 'en');

/** How much a word speaks for one of the other languages. */
interface Voice {
  readonly place: number;
  readonly weight: number;
}

const none: readonly Voice[] = [];
const voicesOf = new WeakMap<ReadonlyMap<Language, Lexicon>, ReadonlyMap<string, readonly Voice[]>>();

/** Every word that says anything: most of a question's words say nothing, and that is one look. */
function voicesIn(lexicons: ReadonlyMap<Language, Lexicon>): ReadonlyMap<string, readonly Voice[]> {
  const known = voicesOf.get(lexicons);
  if (known !== undefined) return known;
  const voices = new Map<string, Voice[]>();
  const add = (word: string, voice: Voice): void => {
    voices.set(word, [...(voices.get(word) ?? []), voice]);
  };
  for (const [place, language] of others.entries()) {
    for (const word of commonWords[language]) add(word, { place, weight: 1 });
    // One that reads the same in English ("contact") says nothing.
    for (const [word, meanings] of lexicons.get(language) ?? [])
      if (!meanings.includes(word)) add(word, { place, weight: 0.7 });
  }
  voicesOf.set(lexicons, voices);
  return voices;
}

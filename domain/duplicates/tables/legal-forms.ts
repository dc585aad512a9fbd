import { named } from '../../named.ts';

const setOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Legal forms by country, as the words of a folded name with its dots removed (`s.a.r.l.` → `sarl`). */
const legalForms = setOf(`
  inc incorporated corp corporation co company llc llp lp pllc plc ltd limited cic
  gmbh mbh ggmbh ag kg kgaa ohg gbr ug haftungsbeschraenkt ev eg ek se
  sa sas sasu sarl eurl snc scs srl srls spa sl slu cv sab ltda lda eireli
  bv nv vof ab as asa aps oy oyj hb kb
  kft zrt nyrt doo dd ad ead ood eood sro spzoo spol
  ooo zao oao pao ao ip tov pt tbk sdn bhd kk yk pty pte pvt proprietary`);

/** Legal forms that are several words, and those of scripts that transliterate into nothing useful. */
const phrases =
  /\b(?:sp z ?o ?o|s a de c v|sa de cv|s de rl|gmbh (?:und|and) co|spol s r o|d o o|s r o|a s)\b/g;
const nativeForms =
  /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|주식회사|유한회사|\(株\)|（株）/g;

/** Words that say what kind of company it is, not which one. They count little when names are compared. */
const genericWords = setOf(`
  the and und et of group gruppe groupe holding international global national industry
  service solution consulting consultant system technology enterprise partner associate company
  management marketing media digital software network design engineering construction logistic transport
  trading trader retail supply product manufacturing capital finance financial investment bank insurance
  health healthcare medical pharma energy food foundation institute university school center agency studio lab
  brother son`);

const abbreviations: Readonly<Record<string, string>> = {
  intl: 'international', int: 'international', natl: 'national', mfg: 'manufacturing', mgmt: 'management', mgt: 'management',
  svc: 'service', svcs: 'service', tech: 'technology', technologies: 'technology', sys: 'system', grp: 'group',
  assoc: 'associate', bros: 'brother', univ: 'university', ctr: 'center', centre: 'center', ind: 'industry',
  industries: 'industry', companies: 'company', agencies: 'agency', laboratories: 'lab', laboratory: 'lab', eng: 'engineering',
  dist: 'distribution', constr: 'construction', dev: 'development', pharmaceuticals: 'pharma', pharmaceutical: 'pharma',
}; // biome-ignore format: a table reads better dense

export const isLegalForm = (word: string): boolean => legalForms.has(word);
export const isGeneric = (word: string): boolean => genericWords.has(word);
export const withoutNativeForms = (name: string): string => name.replace(nativeForms, ' ');
export const withoutLegalPhrases = (folded: string): string => folded.replace(phrases, ' ');

/** One spelling for abbreviations and plurals: `svcs` and `Services` → `service`. */
export function canonicalWord(word: string): string {
  const full = named(abbreviations, word);
  if (full !== undefined) return full;
  const singular = word.endsWith('s') ? word.slice(0, -1) : word;
  return genericWords.has(singular) ? singular : word;
}

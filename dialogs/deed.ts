import type { Command } from './command.ts';

/** What people ask how to do, and this bot does. */
export type Deed =
  | 'new-lead'
  | 'edit-lead'
  | 'assign-lead'
  | 'qualify-lead'
  | 'bulk-qualify'
  | 'disqualify-lead'
  | 'reactivate-lead'
  | 'find-leads'
  | 'duplicates-of-lead'
  | 'scan-duplicates'
  | 'merge-leads'
  | 'next-stage'
  | 'score-of-lead'
  | 'score-summary'
  | 'train-model';

const one = "(?:(?:a|an|any|the|my|this|another|one|some) )?(?:new |open |closed |sales )?leads?(?:'s?)?";
const many = '(?:(?:several|many|multiple|all|all my|my|more) )(?:open )?leads|leads in bulk';
const copies = '(?:(?:the|my|any|possible|all) )*(?:duplicates?|duplicate (?:leads?|records?)|doubles)';
const einen = '(?:(?:ein|eine|einen|eines|einem|den|der|meine|meinen|die|neuen?) )*leads?s?';
const doppelte = '(?:(?:die|meine|alle|mögliche) )*(?:duplikate|doppelte (?:leads?|datensätze)|dubletten)';
const field =
  '(?:(?:the |a )?(?:status|phone(?: number)?|e-?mail(?: address)?|company|details|fields|name|topic|address) (?:of|on|for) )?';
const feld =
  '(?:(?:den|die|das|ein) (?:status|telefonnummer|e-mail(?:-adresse)?|firma|felder|namen|thema|feld) )?(?:(?:von|bei|in|an) )?';

/** English: what follows "how do I". German: what stands between "wie kann ich" and the end. The first that fits wins. */
const deeds: readonly { readonly deed: Deed; readonly en: string; readonly de: string }[] = [
  {
    deed: 'new-lead',
    en: `(?:create|add|enter|make|record|register|capture) ${one}`,
    de: `${einen} (?:anlegen|erstellen|erfassen|eintragen|hinzufügen)`,
  },
  {
    deed: 'assign-lead',
    en: `(?:(?:re)?assign|give|hand over|pass on|transfer) ${one}(?: (?:over )?to (?:a|another|my|some|the) ?(?:body|one)?(?: ?(?:else|colleague|person|owner|seller|salesperson))*)?|(?:change|set) (?:the )?owner (?:of|for|on) ${one}`,
    de: `${einen} (?:(?:an )?(?:(?:einem|einen|jemand|jemandem) )?(?:anderen|anderem|kollegen )?)(?:zuweisen|übergeben|abgeben|übertragen)|(?:den |einen )?besitzer ${einen} ändern|(?:den )?besitzer (?:von|bei) ${einen} ändern`,
  },
  {
    deed: 'edit-lead',
    en: `(?:edit|change|update|correct|rename) ${field}${one}`,
    de: `${feld}${einen} (?:bearbeiten|ändern|aktualisieren|korrigieren)`,
  },
  {
    deed: 'bulk-qualify',
    en: `(?:qualify|convert) (?:${many})(?: at once| together)?`,
    de: '(?:mehrere|viele|alle|alle meine) leads (?:auf einmal )?qualifizieren',
  },
  { deed: 'qualify-lead', en: `(?:qualify|convert) ?(?:${one}|it)?`, de: `(?:${einen} )?qualifizieren` },
  {
    deed: 'disqualify-lead',
    en: `(?:disqualify|close|discard|reject) ${one}(?: as lost)?`,
    de: `${einen} (?:disqualifizieren|schließen|ablehnen)`,
  },
  {
    deed: 'reactivate-lead',
    en: `(?:reactivate|re-?open) ${one}`,
    de: `${einen} (?:reaktivieren|wieder öffnen|wiedereröffnen)`,
  },
  {
    deed: 'duplicates-of-lead',
    en: `(?:find|see|check|look) (?:for )?${copies} (?:of|for) ${one}`,
    de: `${doppelte} (?:eines|zu einem|von einem) leads? (?:finden|sehen|prüfen)`,
  },
  {
    deed: 'scan-duplicates',
    en: `(?:find|search(?: for)?|scan(?: for)?|check(?: for)?|look for|detect|clean up) ${copies}`,
    de: `${doppelte} (?:finden|suchen|prüfen|aufspüren)`,
  },
  {
    deed: 'merge-leads',
    en: `(?:merge|combine|join) (?:(?:two|the|my|these) )?(?:duplicate )?(?:leads|duplicates|records|lead records)`,
    de: '(?:(?:zwei|die|meine|doppelte) )*(?:leads|duplikate|datensätze) zusammenführen',
  },
  {
    deed: 'next-stage',
    en: `(?:move|take|advance) ${one} (?:to the next stage|forward|on|along)`,
    de: `${einen} (?:in die nächste phase (?:bringen|verschieben|setzen)|weiterbringen)`,
  },
  {
    deed: 'score-of-lead',
    en: `(?:see|find|get|check|look up|view) (?:the |a )?score of ${one}|(?:see|get|check|view) (?:a|the|my) lead(?:'s)? score`,
    de: `(?:den score|die bewertung) ${einen} (?:sehen|finden|anzeigen)`,
  },
  {
    deed: 'score-summary',
    en: '(?:see|get|show|view) (?:a|the|my) (?:score|scoring) (?:summary|overview|board)',
    de: '(?:eine|die) (?:score-?übersicht|übersicht der (?:scores|bewertungen)) (?:sehen|bekommen|anzeigen)',
  },
  {
    deed: 'train-model',
    en: '(?:train|build|create|make|set up) (?:a|an|the|another|new) (?:new )?(?:lead |opportunity |predictive )?(?:scoring )?model',
    de: '(?:ein|das|ein neues) (?:bewertungs|scoring-?)?modell (?:trainieren|erstellen|anlegen)',
  },
  { deed: 'find-leads', en: `(?:find|search(?: for)?|look up) ${one}`, de: `${einen} (?:finden|suchen)` },
];

const asksEn =
  '(?:how (?:do|can|could|should|would|to|does)(?: i| we| you| one)?|(?:what are )?(?:the )?steps (?:to|for)|(?:show|tell) me how (?:to|i can)|explain how (?:to|i can)|where (?:do|can) i|what do i do to)';
const hereEn = '(?: (?:here|with you|in (?:this |the )?(?:chat|bot|teams)|with this bot|please))*';
const asksDe =
  '(?:wie (?:kann|könnte|soll|muss) (?:ich|man)|wie lässt sich|wo kann (?:ich|man)|zeig mir,? wie (?:ich|man))';
const hereDe = '(?: (?:hier|mit dir|in (?:diesem |dem )?(?:chat|bot|teams)|bitte))*';

/** German verbs that stand first: "wie qualifiziere ich einen Lead?". */
const firstDe: readonly (readonly [RegExp, string])[] = [
  [/^wie lege (?:ich|man) (.+?) an$/u, '$1 anlegen'],
  [/^wie führe (?:ich|man) (.+?) zusammen$/u, '$1 zusammenführen'],
  [
    /^wie (erstell|erfass|bearbeit|änder|qualifizier|disqualifizier|schließ|reaktivier|find|such|trainier)(?:e|t) (?:ich|man) (.+)$/u,
    '$2 $1en',
  ],
];

const patterns = deeds.map(({ deed, en, de }) => ({
  deed,
  pattern: new RegExp(`^(?:${asksEn} (?:${en})${hereEn}|${asksDe}${hereDe} (?:${de})${hereDe})$`, 'u'),
}));

/** What a text asks how to do, if the bot itself does it; of nothing in particular: "how do I qualify a lead?". */
export function deedAskedFor(text: string): Deed | undefined {
  const asked = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:(?:hi|hello|hey|hallo|ok|so|and|und|please|bitte)[ ,!]+)+/u, '')
    .replace(/[?.!\s]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  const [first] = firstDe.filter(([pattern]) => pattern.test(asked));
  const read = first === undefined ? asked : `wie kann ich ${asked.replace(first[0], first[1])}`;
  return patterns.find(({ pattern }) => pattern.test(read))?.deed;
}

/** The button that begins it, where no lead has to be named first. */
export const beginning: Readonly<Record<Deed, Command>> = {
  'new-lead': { kind: 'new-lead' },
  'edit-lead': { kind: 'list-leads', view: 'my-open' },
  'assign-lead': { kind: 'list-leads', view: 'my-open' },
  'qualify-lead': { kind: 'list-leads', view: 'my-open' },
  'bulk-qualify': { kind: 'bulk-qualify' },
  'disqualify-lead': { kind: 'list-leads', view: 'my-open' },
  'reactivate-lead': { kind: 'list-leads', view: 'closed' },
  'find-leads': { kind: 'list-leads', view: 'my-open' },
  'duplicates-of-lead': { kind: 'list-leads', view: 'my-open' },
  'scan-duplicates': { kind: 'scan-duplicates' },
  'merge-leads': { kind: 'scan-duplicates' },
  'next-stage': { kind: 'list-leads', view: 'my-open' },
  'score-of-lead': { kind: 'list-leads', view: 'my-open' },
  'score-summary': { kind: 'score-summary' },
  'train-model': { kind: 'train-model' },
};

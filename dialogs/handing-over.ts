/** Who gets a lead, and the words that stand where the lead is named. */
export interface HandedOver {
  readonly owner: string;
  readonly lead: string;
}

/** One of these words, also at the beginning of a sentence. */
const one = (words: string): string =>
  `(?:${words
    .split('|')
    .map((word) => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1)}`)
    .join('|')})`;

const lead = '(?<lead>\\S+(?: \\S+){0,6}?)';
const leadAtTheEnd = `${lead}(?=[.!?]*$|[,;]|[.!?] | (?:from|instead|please|pls|now|because|since)(?![\\p{L}]))`;
const kin =
  '(?:(?:(?:my|our|the) )?colleague |(?:(?:meine[nmr]?|unsere[nmr]?|de[rnm]|die) )?(?:(?:Frau |Herrn? )?[Kk]olleg(?:en?|in) )?)';
/** The first word as it comes, further ones with a capital letter. */
const owner =
  "(?<owner>(?:(?:Mrs?|Ms|Dr|Herrn?|Frau)\\.? )?\\p{L}(?:(?!['’]s(?![\\p{L}]))[\\p{L}'’-])*(?: (?:van|de|von) (?=\\p{Lu}))?(?: (?!I\\b)\\p{Lu}[\\p{L}'’-]*)*)";
const polite = '(?: bitte| mal| jetzt| doch)*';

const asOwner =
  'als (?:neue[nr]? )?(?:[Bb]esitzer(?:in)?|[Vv]erantwortlichen?|[Oo]wner|[Ee]igentümer(?:in)?|[Zz]uständigen?)';
const gets = '(?:haben|kriegen|bekommen|übernehmen|betreuen|machen)';
const fromNow = '(?: ab (?:sofort|jetzt|heute|morgen)| jetzt| künftig| bitte)*';

const frames: readonly RegExp[] = [
  `${one('assign|reassign|give|hand over|hand|pass on|pass|transfer|shift|move')} ${lead}(?: from \\S+(?: \\p{Lu}\\S*)?)? (?:over |on |across )?to ${kin}${owner}`,
  `${one('owner|ownership')} (?:of|for|on) ${lead} (?:over )?(?:to|into|=) ${kin}${owner}`,
  `${lead} (?:now )?(?:goes|should go|has to go) to ${kin}${owner}`,
  `${one('have|let|get')} ${owner} (?:take|handle|own|cover|work on|work|run|pick up|look after|deal with|manage|do|have)(?: over| care of)? ${leadAtTheEnd}`,
  `${owner} (?:will|shall|is going to) (?:look after|take care of|take over|take|handle|own|run|cover|manage|deal with|pick up) ${leadAtTheEnd}`,
  `(?:want|need|like) ${owner} to (?:own|have|take over|take care of|take|handle|run|look after|cover|follow up on) ${leadAtTheEnd}`,
  `${one('gib|geben Sie|übergib|übergeben Sie|übertrag|übertrage|übertragen Sie|überschreib|weis|weise|weisen Sie|schieb|überlass')}${polite} ${lead}${polite} (?:an|der|dem) ${kin}${owner}`,
  `(?:[Dd]en|[Dd]ie|[Dd]as) ${lead} (?:kriegt|bekommt|übernimmt|macht|betreut)(?: jetzt| ab jetzt| künftig)? (?:der |die )?${owner}`,
  `${lead}${polite} (?:an|der|dem) ${kin}${owner} (?:zuweisen|übergeben|abgeben|übertragen|weitergeben|weiterreichen|umschreiben|umhängen)`,
  `${lead}${polite} (?:weiterreichen|weitergeben|weiterleiten|abgeben|übergeben) an ${kin}${owner}`,
  `[Zz]uständig für ${lead} (?:soll|ist|wird)${fromNow} ${kin}${owner}`,
  `(?:bei|für|von) ${lead}${polite} (?=den |die |[Kk]olleg|Frau |Herrn )${kin}${owner} ${asOwner}`,
  `(?:trag|trage|tragen Sie|nimm|nehmen Sie|setz|setze|setzen Sie|bitte)${polite} ${kin}${owner} (?:bei|für|von) ${lead} ${asOwner}`,
  `${kin}${owner} ${asOwner} (?:bei|für|von) ${leadAtTheEnd}`,
  `${lead} (?:kann|soll|darf)${fromNow} ${kin}${owner} ${gets}`,
  `${kin}${owner} soll${fromNow} ${lead} ${gets}`,
  `${one('make|put|set')} ${owner} (?:in |down )?(?:as )?(?:the )?(?:new )?owner (?:of|for|on) ${leadAtTheEnd}`,
].map((frame) => new RegExp(`(?<![\\p{L}\\p{N}])${frame}(?![\\p{L}\\p{N}])`, 'u'));

/** "Reassign Harbour Glass from Jo to Ann": Ann gets Harbour Glass. */
export function handedOver(text: string): HandedOver | undefined {
  for (const frame of frames) {
    const { owner, lead } = frame.exec(text)?.groups ?? {};
    if (owner !== undefined && lead !== undefined) return { owner, lead };
  }
  return undefined;
}

/** Whether the owner is to change, also where nobody is named: it sounds like any other change, but is none of the form's. */
export const handsOver = (text: string): boolean => handedOver(text) !== undefined || ownerSaid.test(text);
const ownerSaid =
  /(?<!\p{L})(?:(?:re-?)?assign\p{L}*|hand(?:ed)? (?:\S+ ){0,5}?over|change (?:the )?owner|new owner|take over|weise? .{2,60} zu|übergib|zuweisen|übernehm\p{L}*|besitzer)(?!\p{L})/iu;

/** What asks about an error or a rule as such, and not about the record that was open a moment ago. */
const general: readonly RegExp[] = [
  /\b(?:several|many|multiple|all|some|different|various) (?:of (?:my|our|the) )?(?:leads|records)\b/iu,
  /\bwhat (?:causes|caused|triggers)\b|\bwhat(?:['’]?s| is) (?:the cause|this error|that error)\b/iu,
  /\bwhat (?:does|do) (?:it|this|that|these|those) mean\b|\bmeaning of\b/iu,
  /\bhow (?:do|can|could|should|would|to) (?:(?:i|we|you|one) )?(?:fix|solve|resolve|stop|avoid|prevent|get rid of|turn off)\b/iu,
  /\b(?:a|any|every|each|new) (?:new )?lead (?:gets?|is|can|will|has)\b/iu,
  /(?<!\p{L})(?:mehreren?|viele[nr]?|alle[nr]?|einigen?|verschiedenen?) (?:(?:unserer|meiner|der) )?(?:leads|datensätze[n]?)(?!\p{L})/iu,
  /(?<!\p{L})was (?:bedeutet|heißt|heisst|verursacht|löst)(?!\p{L})|(?<!\p{L})woran liegt(?!\p{L})|(?<!\p{L})ursache(?!\p{L})/iu,
  /(?<!\p{L})wie (?:behebe|löse|vermeide|verhindere|stoppe|umgehe|behebt|löst|vermeidet|verhindert) (?:ich|man|wir)(?!\p{L})/iu,
  /(?<!\p{L})wie (?:kann|können|soll) (?:ich|man|wir) .{0,60}(?:beheben|lösen|vermeiden|verhindern|abstellen|stoppen|umgehen)(?!\p{L})/iu,
];

/** Whether a question is about leads in general: whatever lead was spoken of before is then not meant. */
export const asksInGeneral = (text: string): boolean => general.some((pattern) => pattern.test(text));

const greeting =
  /^(?:(?:hi|hello|hey|hallo|moin|ok|okay|so|and|und|but|aber|well|na|sag mal|say|sorry|bot|please|bitte|dear bot|good (?:morning|afternoon|evening)|guten (?:morgen|tag|abend))[ ,!:-]+)+/;

/** Words that begin a question, in the languages that people ask in. */
const asks = new RegExp(
  `^(?:${[
    '(?:for|from|in|at|by|to|on|with|under|since) (?:what|which|whom)',
    '(?:aus|in|mit|von|zu|bei|an|für|seit|unter) (?:welche[rnsm]?|wem|wen|was)',
    'wat|who|whom|whose|who.?s|what|what.?s|whats|when|where|wher|which|wich|why|how|wats|waht|hwo',
    'is|are|was|were|isn.?t|aren.?t|am i|do|does|did|doesn.?t|don.?t (?:i|we|they|you)|didn.?t|has|hasn.?t|have (?:i|we|they|you)|haven.?t',
    'may|might|should|shall|can(?!.?t(?! (?:i|we|you|he|she|they|it|this|the|that))(?![\\p{L}])|not(?! (?:i|we)))|could(?!n.?t(?! (?:i|we|you|he|she|they|it|this|the|that)))|would|will|cna|coud|must (?:i|we|the|a|an|every|all|it|they)',
    'wer|wen|wem|wessen|was|wann|wo|wohin|woher|woran|worauf|wozu|warum|wieso|weshalb|welche[rsnm]?|wie|wieviele?',
    'ist|sind|war|waren|bin ich|hat|haben|habe ich|hab ich|kann|kan|können|könnte|könnten|darf|dürfen|soll|sollte|muss|müssen|wird|werden|gibt|gibts|lässt|steht|reicht|reichen|lohnt',
    'pourquoi|comment|quand|où|est-ce|qui|quel|quelle|cómo|por qué|qué|cuándo|dónde|quién|perché|come|cosa|quando',
  ].join('|')})(?![\\p{L}-])`,
  'u',
);

/** A question in the form of a statement. */
const asksInside =
  /^(?:tell me|explain|i(?:.d| would) like to know|i want to (?:know|understand)|i(?:.m| am) wondering|wondering|i wonder|do you know|i don.?t (?:know|understand)|erklär|erkläre|ich (?:möchte|will|würde gern) wissen|ich frage mich|ich weiß nicht)(?![\p{L}])/u;

/** "Could you …, please" asks for a deed, not for an answer. */
const polite =
  /^(?:(?:can|could|would|will|cna|coud) (?:you|u)|would you mind|kannst du|kanst du|könntest du|könnten sie|können sie|würdest du|würden sie|magst du|machst du|can we|let.?s)(?![\p{L}])/u;

/** "a lead" is none in particular: whoever speaks of it asks about leads in general. */
const noneInParticular =
  /(?<![\p{L}])(?:a|an|any|some|ein|einen|einem|eines) (?:(?:closed|open|disqualified|qualified|geschlossenen|disqualifizierten) )?leads?(?![\p{L}-])/u;

/** "Could you note Ann down as a lead", "can you add a lead for Bob": one is about to be made. */
const inTheMaking =
  /(?<![\p{L}])(?:(?:as|als) (?:a |an |einen |neuen )*(?:new )?lead|(?:add|create|make|enter|register|set up|log|leg|lege|legen sie|erfass|erstell)e? (?:me |us |bitte |mal |mir )*(?:a|an|einen|nen) (?:new |neuen )?lead(?:,|:| for| called| named| from| für| namens| von| an (?:für|:|namens))|(?:einen|nen) (?:neuen )?lead (?:.{0,30} )?(?:anlegen|erfassen|erstellen))(?![\p{L}-])/u;

/** "Can we reactivate Ann? Do it": after the question the deed is asked for. */
const deed =
  /^(?:(?:then|dann|so|ok|okay|yes|ja)[ ,]+)*(?:do|go|open|bring|give|assign|mark|turn|make|promote|push|öffne|hol|gib|mach|mache|please|pls|bitte|just|qualify|qualifizier|convert|disqualify|disqualifizier|close|schließ|reopen|reactivate|reaktivier|merge|undo|move|set|setz|kill|drop|take|put|add|edit|change)(?![\p{L}])/u;

/**
 * Whether a text asks a question instead of asking for a deed. Polite requests ask for a deed; "could Ann be
 * qualified?" and "can you qualify a lead without a company?" do not.
 */
export function asksAQuestion(text: string): boolean {
  const sentences = text
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/(?<=[!?]|(?<!(?<!\p{L})(?:dr|mrs?|ms|prof|st|nr|no|inc|ltd|co|corp|gebr))\.)\s+|\n+/u)
    .map((sentence) => sentence.trim().replace(greeting, ''))
    .filter((sentence) => sentence !== '');
  return (
    sentences.some(isAsking) && !sentences.some((sentence) => !isAsking(sentence) && deed.test(sentence))
  );
}

/** "They want to go ahead, can you convert them?", "close it, would you?": asks for a deed at its end. */
const politelyAtTheEnd =
  /(?:,|[-–—]) ?(?:(?:can|could|would|will) you|kannst du|könntest du|könnten sie|machst du|machen sie|ok|okay|ja|geht das)(?: (?!.*(?:tell|explain|know|say)).+)?\?$/u;

function isAsking(sentence: string): boolean {
  if (politelyAtTheEnd.test(sentence) && !asks.test(sentence) && !asksInside.test(sentence))
    return inGeneral(sentence);
  if (polite.test(sentence)) return inGeneral(sentence);
  return sentence.endsWith('?') || asksInside.test(sentence) || (asks.test(sentence) && !isDo(sentence));
}

const inGeneral = (sentence: string): boolean =>
  noneInParticular.test(sentence) && !inTheMaking.test(sentence);

/** "do it" commands, "do leads …" asks. */
const isDo = (sentence: string): boolean =>
  /^do (?:it|that|the|this|all|a|them|both)(?![\p{L}])/u.test(sentence);

/** Words by which people say why it is over with a lead, folded; in English and in German. */
const cues: readonly (readonly [name: string, said: RegExp])[] = [
  [
    'rival',
    /\b(?:competit\w+|rivals?|elsewhere|someone else|somebody else|another (?:vendor|supplier|provider|bidder)|other (?:vendor|supplier|bidder|offer)|(?:went|gone|going|go|goes|sticking|staying|stayed|stay) with|(?:chose|chosen|choosed|picked|preferred|opted for|settled on|renewed with|switched to|ended up with|signed with|bought from|buying from|ordered (?:from|at)|lost (?:it )?to)|cheaper|undercut|outbid|woanders|konkurrenz|mitbewerber\w*|wettbewerb\w*|anderen anbieter|anderer anbieter|was anderes|guenstig\w+|billig\w+|entschieden|zuschlag|verloren|lost)\b/,
  ],
  [
    'silence',
    /\b(?:voicemails?|mailbox|anrufbeantworter|answers?|answering|answered|ansers|antwortet?|antwort|repl(?:y|ies|ied|ying)|respon\w+|reach(?:ed|able)?|unreachable|get hold of|get through|pick(?:s|ing)? up|picking|bounc\w+|wrong (?:phone )?number|number'?s|dead|ghost\w+|silen\w+|funkstille|vanished|disappeared|erreich\w*|unerreichbar|nummer|meldet sich (?:nicht|nie)|hebt|geht (?:nie|nicht) ran|abgetaucht|ruft nie|calls? back|return\w*)\b/,
  ],
  [
    'unwilling',
    /\b(?:interest(?:ed)?|interesse|interessiert|keen|declined?|turned (?:us|it|the offer) down|(?:said|says|say) no|no thanks|no need|n(?:o|'t|t) (?:longer )?(?:want|need|like)s?|mind|cold feet|backed out|wants out|opted out|unsubscribed|gone off|went off|bedarf|braucht?|will nicht|will nich|wollen nicht|will nimmer|moechte?n? (?:nicht|nichts|keine?n?)|abgelehnt|abgesagt|winkt ab|lust|ueberlegt)\b/,
  ],
  [
    'stopped',
    /\b(?:budgets?|funding|funds|money|cash|cancel\w*|called off|shelved|scrapped|project|projekt|vorhaben|tender|ausschreibung|event|veranstaltung|insolven\w+|bankrupt|bust|pleite|postponed|froze|frozen|freeze|on ice|auf eis|on hold|plug|stopped|gestoppt|storniert|abgeblasen|geld|gestrichen|gekuerzt|closing down|zugemacht|out of business|plans?)\b/,
  ],
];

/** Which of them a text has: what a rare word says, all of its kind say. */
export const cuesIn = (text: string): readonly string[] =>
  cues.flatMap(([name, said]) => (said.test(text) ? [name] : []));

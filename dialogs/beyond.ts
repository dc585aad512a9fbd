import type { Command, LeadRef } from './command.ts';
import type { Reply } from './reply.ts';

/** What people ask of a bot that looks after leads, and that it does not do. */
export type Beyond =
  | 'quote'
  | 'mail'
  | 'meeting'
  | 'call'
  | 'reminder'
  | 'document'
  | 'export'
  | 'import'
  | 'history'
  | 'assign-many';

const verb =
  '(?:create|make|write|draft|prepare|generate|compose|send|forward|print|book|schedule|arrange|organi[sz]e|plan|set up|invite|give|erstelle?|mach|mache|schreibe?|verfasse?|schicke?|sende?|bereite?|druck|drucke|buche?|vereinbare?|plane?|lade?|gib)';
const forWhom = '(?:(?:me|us|him|her|them|mir|uns|ihm|ihr|ihnen|dem kunden|the (?:customer|client|team)) )?';
const which =
  '(?:(?:a|an|the|my|our|another|new|short|quick|some|ein|eine|einen|das|die|den|mein|meine|neue[srn]?) )*';

const things: readonly (readonly [beyond: Beyond, thing: string])[] = [
  [
    'quote',
    'quotes?|quotations?|offers?|proposals?|contracts?|invoices?|orders?|bills?|angebote?|offerten?|rechnung(?:en)?|vertrag|auftrag|bestellung',
  ],
  [
    'mail',
    'e-?mails?|mails?|letters?|text messages?|sms|brochures?|price lists?|reply|follow-?up mails?|nachricht an|brief|prospekt|preisliste',
  ],
  [
    'meeting',
    'meetings?|appointments?|calls?|video calls?|teams meetings?|teams calls?|calendar entry|termine?|treffen|besprechung|meeting|anruf',
  ],
  [
    'document',
    '(?:word|powerpoint|pdf|excel|google)(?: (?:document|file|report|presentation|deck|doc))?|presentations?|slides?|slide decks?|documents?|reports? (?:in|as|for|with) (?:word|powerpoint|excel|pdf|my|the|our|charts?).*|präsentation|folien|dokument|bericht (?:in|als|für) .*',
  ],
];

const polite =
  '(?:(?:hi|hello|hey|ok|so|and|und|bitte|please|pls|can you|could you|would you|will you|kannst du|könntest du|i want to|i(?:.d| would) like to|i need to|ich möchte|ich will|let.s)[ ,]+)*';

const wishes = things.map(
  ([beyond, thing]) =>
    [
      beyond,
      new RegExp(
        `^${polite}(?:(?:please|bitte|mal) )?${verb} ${forWhom}${which}(?:${thing})(?!\\p{L})`,
        'iu',
      ),
    ] as const,
);
/** "E-mail Ann", "ring Pat", "ruf Jan an": verbs that need no thing. */
const deeds: readonly (readonly [Beyond, RegExp])[] = [
  ['mail', new RegExp(`^${polite}(?:e-?mail|mail|text|whatsapp) (?!addr|of|from|is|settings)\\p{L}`, 'iu')],
  [
    'mail',
    new RegExp(
      `^${polite}(?:send|schicke?|sende?) .{2,60}(?:an? (?:e-?mail|mail|letter|invitation|brochure|text)|eine (?:e-?mail|mail))(?!\\p{L})`,
      'iu',
    ),
  ],
  ['mail', new RegExp(`^${polite}(?:schreib|schreibe) .{2,60}(?:e-?mail|mail)(?!\\p{L})`, 'iu')],
  [
    'call',
    new RegExp(
      `^${polite}(?:call|phone|ring|dial) (?!first|back|today|numbers?|nr|no\\.? |of )(?:\\p{L}|\\d).{0,60}$`,
      'iu',
    ),
  ],
  ['call', new RegExp(`^${polite}(?:ruf|rufe) .{2,60} an[.!]*$`, 'iu')],
  [
    'reminder',
    new RegExp(
      `^${polite}(?:remind (?:me|us)|(?:set|create|add) (?:me )?(?:a |an )?reminder|erinner\\p{L}* (?:mich|uns))(?!\\p{L})`,
      'iu',
    ),
  ],
  [
    'history',
    /(?<!\p{L})(?:audit (?:log|trail)|change (?:log|history)|history of|who (?:has |last )?(?:changed|edited|modified|touched|updated)|änderungs(?:verlauf|protokoll)|wer hat .{2,60} (?:geändert|bearbeitet))(?!\p{L})(?!.*(?:knowledge|guidance|section))/iu,
  ],
];

/** A lead's fields may be called *mail* or *offer*; a file with the leads in it is the export. */
const own =
  /(?<!\p{L})(?:leads?|(?<!price )list|liste|csv|spreadsheet|export|digest|notifications?|alerts?)(?!\p{L})/iu;

const imports = new RegExp(
  `^${polite}(?:(?:how (?:do|can) (?:i|we)|where (?:do|can) (?:i|we)|wie (?:kann ich|importiere ich)|wo kann ich) )?(?:.{0,40} )?(?:import|upload|importieren|importiere|hochladen)(?!\\p{L})(?!ant)`,
  'iu',
);

const files = /(?<!\p{L})(?:leads?|csv|excel|spreadsheets?|files?|list|liste|dateien?|data|daten)(?!\p{L})/iu;
const solution = /(?<!\p{L})(?:option|status|solutions?|lösung|mappings?|values?|werte)/iu;

const several =
  '(?:(?:all|both|my|our|these|those|alle|beide|sämtliche|meine|unsere|diese)(?: \\S+){0,3} leads|every(?:thing| lead)|all of (?:them|these|those)|alles)';
const person = '(?!(?:an?|the|next|excel|csv|die|das|den|der)(?!\\p{L}))\\p{L}';

const givesMany: readonly RegExp[] = [
  `(?:(?:re-?)?assign|give|hand over|hand|transfer) ${several} (?:.+ )?(?:over )?to ${person}`,
  `(?:gib|geben sie|übergib|übergeben sie|übertrage?|übertragen sie)(?: bitte)? ${several} (?:.+ )?an ${person}`,
  `(?:weise?|weisen sie)(?: bitte)? ${several} (?:.+ )?zu[.!]*$`,
].map((wish) => new RegExp(`^${polite}${wish}`, 'iu'));

/** What a text wants that is beyond what the bot does; `undefined` for everything that it may do. */
export function beyondIn(text: string): Beyond | undefined {
  const said = text.replace(/\s+/g, ' ').trim();
  // "Import the option set values" is of the guidance.
  if (imports.test(said) && files.test(said) && !solution.test(said)) return 'import';
  if (givesMany.some((pattern) => pattern.test(said))) return 'assign-many';
  if (own.test(said)) return undefined;
  const isMeant = ([, pattern]: readonly [Beyond, RegExp]): boolean => pattern.test(said);
  return (wishes.find(isMeant) ?? deeds.find(isMeant))?.[0];
}

/** Says plainly that it does not do this, and offers what comes nearest; nothing is written. */
export function notDone({ what, lead }: Extract<Command, { kind: 'beyond' }>): Reply {
  return { kind: 'beyond', what, offers: [...nearest(what, lead), { kind: 'help' }] };
}

function nearest(what: Beyond, lead: LeadRef | undefined): readonly Command[] {
  const named: readonly Command[] = lead === undefined ? [] : [{ kind: 'show-lead', lead }];
  switch (what) {
    case 'quote':
      return [
        ...(lead === undefined ? [] : [{ kind: 'can-i-qualify', lead } as const, ...named]),
        { kind: 'list-leads', view: 'my-open' },
      ];
    case 'mail':
    case 'call':
    case 'meeting':
    case 'reminder':
    case 'history':
    case 'assign-many':
      return [...named, { kind: 'list-leads', view: 'my-open' }];
    case 'document':
      return [{ kind: 'score-summary' }, { kind: 'list-leads', view: 'open' }];
    case 'export':
    case 'import':
      return [
        { kind: 'list-leads', view: 'my-open' },
        { kind: 'list-leads', view: 'all' },
      ];
  }
}

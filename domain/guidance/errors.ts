import type { TopicId } from './topics.ts';

/** The nine errors that qualification can meet (requirements, E1–E9). */
export type ErrorId =
  | 'duplicateLead'
  | 'duplicateOpportunity'
  | 'duplicateMatch'
  | 'requiredFields'
  | 'activeStage'
  | 'leadClosed'
  | 'statusCode'
  | 'nextStage'
  | 'permissions';

/** What is known of one error: how it shows itself, and the topic that explains it. */
export interface KnownError {
  /** The message as the guidance gives it, or its heading where there is no message (E8). */
  readonly message: string;
  /** Other wordings and languages (error-code listings, forums, headings), and parts that are unmistakable alone. */
  readonly alsoWorded: readonly string[];
  /** Titles of dialogs that come with it: they hint at the error, they are not the error. */
  readonly titles?: readonly string[];
  /** How people say it without quoting it; matched against folded text (see `fold`). */
  readonly inOwnWords?: readonly RegExp[];
  /** The platform's name and codes, as unsigned 32-bit numbers. */
  readonly names: readonly string[];
  readonly codes: readonly number[];
  readonly topic: TopicId;
}

const noDuplicates = {
  names: ['DuplicateRecordsFound'],
  codes: [0x80040333],
  topic: 'faq-qualification-errors',
} as const;

export const knownErrors: Readonly<Record<ErrorId, KnownError>> = {
  duplicateLead: {
    ...noDuplicates,
    message:
      'Lead record was not created or updated because a duplicate of the current record already exists.',
    alsoWorded: [
      'A record was not created or updated because a duplicate of the current record already exists.',
      'Ein Datensatz wurde weder erstellt noch aktualisiert, da bereits ein Duplikat des aktuellen Datensatzes vorhanden ist.',
      'No se creó ni actualizó ningún registro porque ya existe un duplicado del registro actual.',
      'Lead record was not created or updated',
      'because a duplicate of the current record already exists',
    ],
  },
  duplicateOpportunity: {
    ...noDuplicates,
    message:
      'Opportunity record was not created or updated because a duplicate of the current record already exists.',
    alsoWorded: ['Opportunity record was not created or updated'],
  },
  duplicateMatch: {
    message: 'There might already be a match for this account or contact. If so, please select it.',
    alsoWorded: ['Duplicate account or contact match warning', 'There might already be a match for this'],
    titles: ['Duplicate warning', 'Account or Contact may already exist'],
    names: [],
    codes: [],
    topic: 'err-duplicate-match',
  },
  requiredFields: {
    message: 'To move to the next stage complete the required steps.',
    alsoWorded: ['Required fields not filled in the current stage'],
    names: [],
    codes: [],
    topic: 'err-required-fields',
  },
  activeStage: {
    message: 'Active stage is not on lead entity.',
    alsoWorded: [
      "Active stage isn't on the lead entity",
      'Aktive Phase ist nicht in der Entität „Lead” enthalten.',
      'La fase activa no está en la entidad "Cliente potencial".',
    ],
    names: ['ActiveStageIsNotOnLeadEntity'],
    codes: [0x80100002],
    topic: 'err-active-stage',
  },
  leadClosed: {
    message: "The lead is closed and you can't convert or qualify a lead that is already closed.",
    alsoWorded: [
      'The lead is already closed.',
      "The lead is closed and you can't convert or qualify",
      'convert or qualify a lead that is already closed',
      'Der Lead ist bereits geschlossen.',
      'El cliente potencial ya está cerrado.',
    ],
    names: ['LeadAlreadyInClosedState'],
    codes: [0x80040519],
    topic: 'err-lead-closed',
  },
  statusCode: {
    message: 'Invalid status code error for a contact or an opportunity.',
    alsoWorded: [
      'Invalid status code for a contact or opportunity',
      'is not a valid status code for state code',
      'State code is invalid or state code is valid but status code is invalid for a specified state code.',
      'Der Zustandscode ist ungültig, oder der Zustandscode ist zwar gültig, jedoch ist der Statuscode für einen angegebenen Zustandscode ungültig.',
      'El código de estado no es válido, o es válido pero el código de estatus no es válido para un código de estado especificado.',
    ],
    inOwnWords: [/\binvalid status code\b/, /\bstatus code\b.{0,30}\binvalid\b/],
    names: ['InvalidStateCodeStatusCode'],
    codes: [0x80048408],
    topic: 'err-invalid-status-code',
  },
  nextStage: {
    message: "Can't proceed to the next stage from the business process flow",
    alsoWorded: ["Can't proceed to the next stage", "Next Stage doesn't advance"],
    inOwnWords: [
      /\b(?:cannot|will not let me|unable to|not able to|impossible to) (?:\w+ ){0,4}?(?:to |the )?next stage\b/,
      /\bnext stage\b(?: button| arrow)?(?: \w+){0,3}? (?:does nothing|nothing happens|(?:does|do|did|will) not (?:\w+ )?(?:advance|work|move|react|respond|change|do)|is (?:greyed|grayed|dead|stuck|broken|disabled))/,
      /\bnothing happens\b.{0,40}\bnext stage\b/,
      /\bstage (?:does|did|will) not (?:advance|move|change)\b/,
    ],
    names: [],
    codes: [],
    topic: 'err-next-stage',
  },
  permissions: {
    message: 'Insufficient permissions',
    alsoWorded: [
      'Access denied',
      'Access is denied.',
      'Permission denied',
      'Insufficient privileges',
      'Insufficient permissions when qualifying a lead',
      'The user does not hold the necessary privileges.',
      'Principal user is missing privilege',
      'does not have right(s) for record with ID',
      'Zugriff wurde verweigert.',
      'Zugriff verweigert',
      'Unzureichende Berechtigungen',
      'Der Benutzer verfügt nicht über die erforderlichen Rechte.',
      'Kein ausreichendes Recht für Zugriff auf das Microsoft Dynamics 365-Objekt oder für die Durchführung des angeforderten Vorgangs.',
      'Acceso denegado.',
      'Permisos insuficientes',
      'El usuario no tiene los privilegios necesarios.',
      'No hay suficientes privilegios de acceso al objeto de Microsoft Dynamics 365 o para realizar la operación solicitada.',
      'Accès refusé',
      'Autorisations insuffisantes',
    ],
    names: ['AccessDenied', 'PrivilegeDenied', 'unManagedIdsAccessDenied'],
    codes: [0x80048405, 0x80040220, 0x80048306],
    topic: 'err-insufficient-permissions',
  },
};

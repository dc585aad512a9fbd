import type { AccessLevel } from '../../domain/people/roles.ts';
import { term } from './de-terms.ts';
import { count, levelsDe, list, nouns } from './de-words.ts';
import type { qualifyEn } from './en-qualify.ts';

const notes = (n: number, attachments: number): string =>
  `${count(n, 'Notiz', 'Notizen')}${attachments > 0 ? ` mit ${count(attachments, 'Anlage', 'Anlagen')}` : ''}`;

const matching = {
  account: ['übereinstimmende Firma', 'übereinstimmende Firmen'],
  contact: ['übereinstimmender Kontakt', 'übereinstimmende Kontakte'],
  opportunity: ['übereinstimmende Verkaufschance', 'übereinstimmende Verkaufschancen'],
} as const;

const newOne = {
  account: 'Eine neue Firma',
  contact: 'Ein neuer Kontakt',
  opportunity: 'Eine neue Verkaufschance',
};
const noOne = { account: 'Keine Firma', contact: 'Kein Kontakt', opportunity: 'Keine Verkaufschance' };

/** Words of qualifying, in German. */
export const qualifyDe: typeof qualifyEn = {
  whichRecords: (name) => `${name} qualifizieren: Welche Datensätze sollen erstellt werden?`,
  whichRecordsHow:
    'Die Einstellung Ihrer Organisation „Beim Qualifizieren eines Leads standardmäßig Firma, Kontakt und Verkaufschance erstellen“ ist „Nein“ (Verkäufer), deshalb wählen Sie.',
  create: 'Erstellen',
  opportunityNames: (limit) => `Verkaufschancen, ein Name je Zeile (höchstens ${limit})`,
  qualify: 'Lead qualifizieren',
  continue: 'Weiter',
  cancel: 'Abbrechen',
  notNow: 'Nicht jetzt',
  ignoreAndSave: 'Ignorieren und speichern',
  improvedTitle: 'Firma oder Kontakt ist möglicherweise bereits vorhanden',
  warningTitle: 'Duplikatwarnung',
  improvedHow:
    'Wählen Sie einen Datensatz und „Weiter“, um den Lead damit zu verknüpfen. „Ignorieren und speichern“ erstellt neue Datensätze.',
  warningHow:
    'Zu dieser Firma oder diesem Kontakt gibt es möglicherweise bereits eine Übereinstimmung. Wählen Sie sie in diesem Fall aus. Lassen Sie ein Feld leer, und wählen Sie „Weiter“, um einen neuen Datensatz zu erstellen.',
  matched: (kind) => (kind === 'account' ? 'Übereinstimmende Firmen' : 'Übereinstimmende Kontakte'),
  lookup: (kind) => nouns[kind].name,
  hiddenMatches: (n, kind) =>
    `Es gibt ${kind === 'contact' && n === 1 ? '1 übereinstimmenden Kontakt, den' : count(n, `${matching[kind][0]}, die`, `${matching[kind][1]}, die`)} Sie nicht sehen können: Fragen Sie den Besitzer oder Ihren Administrator, bevor Sie etwas Neues erstellen.`,
  moreMatches: (n) => `${n} weitere, weniger wahrscheinliche: Wählen Sie aus der Liste unten.`,
  matchesLeftOut: (n) =>
    `${count(n, 'Übereinstimmung', 'Übereinstimmungen')} davon, die am wenigsten wahrscheinlichen, haben in der Liste keinen Platz.`,
  createNew: (kind) => `Nichts davon: ${nouns[kind].aNew} erstellen`,
  createNewInstead: (kind) => `Leer lassen, um ${nouns[kind].aNew} zu erstellen`,
  reason: (reason) => {
    switch (reason.kind) {
      case 'sameEmail':
        return 'Übereinstimmungscode: dieselbe E-Mail-Adresse';
      case 'samePhone':
        return 'Übereinstimmungscode: dieselbe Telefonnummer';
      case 'similarNameAndCompany':
        return 'unscharf: ähnlicher Name und ähnliche Firma';
      case 'similarNameAndDomain':
        return `unscharf: ähnlicher Name, dieselbe E-Mail-Domäne ${reason.value}`;
      case 'sameCompany':
        return 'derselbe Firmenname';
      case 'similarCompany':
        return `ähnlicher Firmenname „${reason.value}“`;
      case 'sameDomain':
        return `dieselbe Internetdomäne ${reason.value}`;
      case 'rule':
        return `Regel „${term(reason.name)}“`;
    }
  },
  differs: 'abweichend',
  ifYouLink: (match) => `Wenn Sie ${match.name} verknüpfen`,
  ifYouCreate: (kind) => `Wenn Sie ${nouns[kind].aNew} erstellen`,
  consequence: (c) => {
    if (c.choice === 'create') return `${newOne[c.target]} „${c.name}“ wird erstellt.`;
    if (c.choice === 'skip') return `${noOne[c.target]} wird erstellt.`;
    const fills =
      c.fills.length === 0
        ? 'Daran wird nichts geändert'
        : `Aus dem Lead ${c.fills.length === 1 ? 'wird' : 'werden'} ergänzt: ${list(c.fills.map(({ label }) => term(label)))}`;
    const keeps =
      c.keeps.length === 0
        ? ''
        : `; unverändert ${c.keeps.length === 1 ? 'bleibt' : 'bleiben'}: ${list(c.keeps.map(({ label }) => term(label)))}`;
    return `Der Lead wird mit ${nouns[c.target].toThe} „${c.name}“ verknüpft. ${fills}${keeps}.`;
  },
  notesMove: (n, attachments) =>
    n === 0
      ? 'Der Lead hat keine Notizen.'
      : `${notes(n, attachments)} ${n === 1 ? 'wird' : 'werden'} auch auf der Verkaufschance angezeigt.`,
  existingOpportunity: (name) => `${name} hat bereits eine Verkaufschance`,
  existingOpportunityHow:
    'Sie stammt von einer früheren Qualifizierung. Machen Sie damit weiter, oder erstellen Sie eine weitere; ohne Ihre Entscheidung wird nichts erstellt.',
  continueWith: (name, dealState) =>
    `Mit „${name}“ weitermachen${dealState === undefined ? '' : ` (${term(dealState)})`}`,
  createAnother: 'Weitere Verkaufschance erstellen',
  confirmQualify: (name) => `${name} qualifizieren?`,
  willHappen: 'Das wird geschehen',
  problem: (problem) => {
    switch (problem.kind) {
      case 'nothingSelected':
        return 'Es war nichts ausgewählt, deshalb wurde nichts gespeichert. Wählen Sie einen Datensatz oder die andere Schaltfläche.';
      case 'matchesChanged':
        return 'Die Treffer haben sich geändert, seit diese Karte erstellt wurde: Bitte sehen Sie noch einmal nach. Es wurde nichts gespeichert.';
      case 'tooManyOpportunities':
        return `Ein Lead kann höchstens ${problem.limit} Verkaufschancen bekommen. Es wurde nichts gespeichert.`;
      case 'changedSince':
        return 'Jemand hat diesen Lead gespeichert, während Sie getippt haben. Von Ihnen ist noch nichts gespeichert: Sehen Sie noch einmal nach, und speichern Sie, um zu überschreiben.';
      case 'leadChanged':
        return 'Am Lead oder an seinem neuen Besitzer hat sich etwas geändert, während Sie ihn ansahen. Noch wurde nichts zugewiesen: Sehen Sie noch einmal nach, und weisen Sie ihn dann zu.';
      case 'recordChanged':
        return 'Jemand hat einen der beiden gespeichert, während Sie ihn ansahen. Es wurde nichts zusammengeführt: Sehen Sie noch einmal nach, und führen Sie dann zusammen.';
    }
  },
  qualified: (name) => `${name} ist qualifiziert`,
  qualifiedBy: (by, when) => `Von ${by}, ${when}`,
  made: (kind, how) => `${nouns[kind].name} ${how === 'created' ? 'erstellt' : 'verknüpft'}`,
  filled: (fields) => `ergänzt: ${list(fields.map(term))}`,
  noRecords: 'Es wurde kein Datensatz erstellt oder verknüpft.',
  moved: (stage, process) => `„${term(process)}“ ist auf ${term(stage)} weitergerückt`,
  stayed: (stage, process) =>
    `Es wurde keine Verkaufschance erstellt, deshalb bleibt „${term(process)}“ auf ${term(stage)}`,
  duplicatesMade: (n) =>
    `${count(n, 'Duplikat', 'Duplikate')} wissentlich erstellt: Im Raster laufen die Duplikaterkennungsregeln nicht.`,
  undoUntil: (when) => `Kann bis ${when} rückgängig gemacht werden, solange niemand diese Datensätze ändert.`,
  notesCarried: (n, attachments) =>
    `${notes(n, attachments)} ${n === 1 ? 'wird' : 'werden'} auch dort angezeigt.`,

  question: (question) => {
    switch (question.kind) {
      case 'whichRecords':
        return `Was davon erstellt werden soll: ${list(question.ask.map((kind) => nouns[kind].name))}.`;
      case 'existingOpportunity':
        return `Ob Sie mit ${list(question.opportunities.map(({ name }) => `„${name}“`))} weitermachen.`;
      case 'possibleMatches':
        return `${count(question.accounts.length + question.hidden.accounts, ...matching.account)}, ${count(question.contacts.length + question.hidden.contacts, ...matching.contact)}: ${list([...question.accounts, ...question.contacts].map(({ name }) => name))}`;
    }
  },
  accessLevel: (level) =>
    `Vorhanden auf Ebene ${levelsDe[level as AccessLevel] ?? level}, wie es der Besitz dieses Leads verlangt`,
  preflight: (name) => `Kann ${name} qualifiziert werden?`,
  preflightYes: 'Ja. Nichts steht im Weg.',
  preflightAsk: (n) => `Ja, nach ${count(n, 'Entscheidung', 'Entscheidungen')} von Ihnen.`,
  preflightNo: (n) =>
    `Noch nicht: ${n === 1 ? 'Eine Sache steht' : `${n} Dinge stehen`} im Weg. Es wurde nichts geändert.`,
  verdict: { pass: '✓', fail: '✗', ask: '?', warn: '!' },
  verdictWord: { pass: 'in Ordnung', fail: 'nicht erfüllt', ask: 'Sie werden gefragt', warn: 'Hinweis' },
};

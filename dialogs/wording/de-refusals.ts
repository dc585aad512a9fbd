import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Dates } from './dates.ts';
import { leadClosedDe, mergeRefusalDe } from './de-merge-refusals.ts';
import { term } from './de-terms.ts';
import { cellDe, entity, nouns } from './de-words.ts';
import type { RefusalWords } from './en-refusals.ts';

const you = 'Das können Sie selbst tun.';
const admins = (grantors: readonly string[]): string =>
  grantors.length === 0
    ? 'Das kann Ihr Systemadministrator tun.'
    : `${grantors.join(', ')} ${grantors.length === 1 ? 'kann' : 'können'} das tun (Systemadministrator).`;

/** A refusal in German. */
export const refusalDe =
  (dates: Dates) =>
  (refusal: Refusal): RefusalWords => {
    const { day } = dates;
    switch (refusal.kind) {
      case 'leadUnknown':
        return {
          title: 'Ich kann diesen Lead nicht finden',
          why: 'Es gibt keinen solchen Lead oder keinen, den Sie lesen dürfen.',
          details: [],
          now: ['Suchen Sie nach Name, Firma oder E-Mail-Adresse.'],
          who: you,
        };
      case 'leadClosed':
        return leadClosedDe(dates, refusal);
      case 'activeStageElsewhere':
        return {
          title: 'Die aktive Phase ist nicht in der Entität „Lead“ enthalten',
          why: `Der Prozess „${term(refusal.process)}“ steht auf ${term(refusal.stage)}, und diese Phase gehört zur Verkaufschance. Das passiert, wenn ein qualifizierter Lead reaktiviert wurde.`,
          details: [],
          now: [
            `Wählen Sie „Als aktiv festlegen“: Damit ist wieder ${term(refusal.leadStage)} die aktive Phase.`,
            'Qualifizieren Sie danach erneut.',
          ],
          who: you,
        };
      case 'processBroken':
        return {
          title: 'Der Geschäftsprozessflow ist fehlerhaft',
          why: `„${term(refusal.process)}“ hat keine Phase für Leads, also nichts, von wo aus qualifiziert werden könnte.`,
          details: [],
          now: [
            'Fügen Sie dem Prozess eine Phase für Leads hinzu, oder wählen Sie einen anderen Standardprozess.',
          ],
          who: admins([]),
        };
      case 'requiredFieldsMissing':
        return {
          title: 'Schließen Sie die erforderlichen Schritte ab, um zur nächsten Phase zu gelangen',
          why:
            refusal.fields.length === 1
              ? `Die Phase ${term(refusal.stage)} braucht ein Feld, das auf diesem Lead noch leer ist:`
              : `Die Phase ${term(refusal.stage)} braucht Felder, die auf diesem Lead noch leer sind:`,
          details: refusal.fields.map(({ label }) => term(label)),
          now: ['Füllen Sie alle aus, und speichern Sie.', 'Qualifizieren Sie danach erneut.'],
          who: you,
        };
      case 'optionUnknown':
        return {
          title: 'Ungültiger Statuscode für einen Kontakt oder eine Verkaufschance',
          why: 'Der Wert des Leads wird über die Attributzuordnung kopiert, aber das Ziel kennt ihn nicht:',
          details: refusal.mismatches.map(
            ({ target, label, value, targetOptions }) =>
              `„${term(label)}“ (${value}) gibt es bei Lead, nicht bei ${entity(target)}; dort gibt es ${targetOptions.map((option) => `${term(option.label)} (${option.value})`).join(', ') || 'keine Optionen'}`,
          ),
          now: [
            'Fügen Sie denselben Wert bei den Statuscodes des Ziels hinzu.',
            'Oder entfernen Sie die Zuordnung der Statuscodes zwischen Lead und diesem Ziel.',
          ],
          who: admins([]),
        };
      case 'privilegesMissing':
        return {
          title: 'Nicht genügend Berechtigungen',
          why: 'Ihren Sicherheitsrollen fehlt, was dafür nötig ist. Die Zugriffsebene ergibt sich daraus, wem der Lead gehört.',
          details: refusal.missing.map(cellDe),
          now: [
            'Bitten Sie Ihren Systemadministrator um genau diese Rechte.',
            'Versuchen Sie es danach erneut.',
          ],
          who: admins(refusal.grantors),
        };
      case 'automationPrivileges':
        return {
          title: 'Ein Plug-In oder Workflow braucht Berechtigungen, die Ihnen fehlen',
          why: 'Es läuft in Ihrem Namen, wenn der Datensatz erstellt wird, und berührt andere Tabellen:',
          details: refusal.automations.map(
            ({ name, on, missing }) =>
              `${name} (beim Erstellen von ${entity(on)}): ${missing.map(cellDe).join('; ')}`,
          ),
          now: [
            'Lassen Sie sich das fehlende Recht erteilen, oder lassen Sie das Plug-In oder den Workflow deaktivieren.',
            'Qualifizieren Sie danach erneut.',
          ],
          who: admins(refusal.grantors),
        };
      case 'automationFailed':
        return {
          title: `„${refusal.name}“ ist fehlgeschlagen`,
          why: `Das Plug-In oder der Workflow läuft beim Erstellen von ${entity(refusal.on)}: ${refusal.reason}. Alles wurde zurückgenommen.`,
          details: [],
          now: ['Beheben Sie das Problem, oder deaktivieren Sie es, und qualifizieren Sie danach erneut.'],
          who: admins([]),
        };
      case 'duplicateBlocked':
        return {
          title:
            refusal.entity === 'lead'
              ? 'Der Lead wurde weder erstellt noch aktualisiert, da bereits ein Duplikat des aktuellen Datensatzes vorhanden ist'
              : 'Die Verkaufschance wurde weder erstellt noch aktualisiert, da bereits ein Duplikat des aktuellen Datensatzes vorhanden ist',
          why: `Eine veröffentlichte Duplikaterkennungsregel blockiert das: ${refusal.rules.map(({ name }) => `„${term(name)}“`).join(', ')}.`,
          details: refusal.matches.map(({ name, facts }) =>
            [name, ...facts.map(({ value }) => value)].join(' · '),
          ),
          now: [
            'Führen Sie die Duplikate zusammen, oder entfernen Sie sie, und qualifizieren Sie erneut.',
            'Oder qualifizieren Sie im Raster, wo die Regeln nicht laufen.',
            'Oder lassen Sie die Veröffentlichung der Regel aufheben, und qualifizieren Sie erneut.',
            'Oder, wenn die Regel nicht für qualifizierte Leads gedacht ist: Veröffentlichung aufheben, „Inaktive übereinstimmende Datensätze ausschließen“ wählen, wieder veröffentlichen.',
          ],
          who: 'Die ersten beiden Schritte können Sie selbst tun, die anderen ein Administrator.',
        };
      case 'choiceInvalid':
        return {
          title: 'Diese Auswahl ist nicht mehr möglich',
          why: {
            notAMatch: `Der gewählte Datensatz (${entity(refusal.target)}) gehört nicht (mehr) zu den Treffern dieses Leads.`,
            tooMany: 'Ein Lead kann höchstens fünf Verkaufschancen bekommen.',
            unnamed: 'Eine Verkaufschance braucht einen Namen.',
            goneOrHidden: `${nouns[refusal.target].name}: Den Datensatz gibt es nicht mehr, oder Sie dürfen ihn nicht lesen.`,
          }[refusal.reason],
          details: [],
          now: ['Qualifizieren Sie erneut: Die Karte zeigt, was jetzt möglich ist.'],
          who: you,
        };
      case 'opportunityLinked':
        return {
          title: 'Der Lead hat eine Verkaufschance',
          why: 'Ein Lead kann nur disqualifiziert werden, solange keine Verkaufschance mit ihm verknüpft ist:',
          details: refusal.opportunities.map(
            ({ name, state }) => `${name}${state === undefined ? '' : ` (${term(state)})`}`,
          ),
          now: ['Schließen Sie zuerst die Verkaufschance als verloren.'],
          who: you,
        };
      case 'leadOpen':
        return {
          title: 'Der Lead ist offen',
          why: 'Nur ein qualifizierter oder disqualifizierter Lead kann reaktiviert werden.',
          details: [],
          now: ['Sie können sofort damit arbeiten.'],
          who: you,
        };
      case 'processMissing':
        return {
          title: 'Der Lead folgt keinem Geschäftsprozessflow',
          why: 'Er hat keine Phasen, also keine, die aktiv werden oder auf die er weiterrücken könnte.',
          details: [],
          now: ['Qualifizieren Sie den Lead: Dafür ist kein Prozess nötig.'],
          who: you,
        };
      case 'nextStageNeedsQualify':
        return {
          title: 'Die nächste Phase gehört zur Verkaufschance',
          why: `„${term(refusal.process)}“ bleibt absichtlich auf ${term(refusal.stage)}: Bevor der Lead qualifiziert ist, gibt es keine Verkaufschance, auf die es weitergehen könnte.`,
          details: [],
          now: ['Qualifizieren Sie den Lead: Das erstellt die Verkaufschance und bringt den Prozess weiter.'],
          who: you,
        };
      case 'undoExpired':
        return {
          title: 'Zu spät zum Rückgängigmachen',
          why: `Rückgängig machen lässt es sich ${refusal.minutes} Minuten lang.`,
          details: [],
          now: ['Reaktivieren Sie stattdessen den Lead.'],
          who: you,
        };
      case 'undoChangedSince':
        return {
          title: 'Das lässt sich nicht mehr rückgängig machen',
          why: 'Seitdem hat jemand damit gearbeitet:',
          details: refusal.records.map(
            ({ name, byName, at }) => `${name}: geändert von ${byName} am ${day(at)}`,
          ),
          now: ['Sprechen Sie mit der Person, oder reaktivieren Sie stattdessen den Lead.'],
          who: you,
        };
      case 'nothingToUndo':
        return {
          title: 'Es gibt nichts rückgängig zu machen',
          why: 'Dieser Lead wurde hier nicht qualifiziert oder disqualifiziert, oder es wurde schon rückgängig gemacht.',
          details: [],
          now: ['Öffnen Sie den Lead, um zu sehen, wo er steht.'],
          who: you,
        };
      case 'mergeWithItself':
      case 'mergeOfKinds':
      case 'recordUnknown':
      case 'recordInactive':
        return mergeRefusalDe(refusal);
    }
  };

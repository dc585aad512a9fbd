import type { Command } from '../command.ts';
import { adminDe } from './de-admin.ts';
import { assigningDe } from './de-assigning.ts';
import { deedsDe } from './de-beyond.ts';
import { duplicatesDe } from './de-duplicates.ts';
import { knowledgeDe } from './de-knowledge.ts';
import { leadsDe, viewsDe } from './de-leads.ts';
import { rulesDe } from './de-rules.ts';
import { scanOfferDe } from './de-scanning.ts';
import { signInDe } from './de-sign-in.ts';
import type { noticesEn } from './en-notices.ts';
import type { scoringEn } from './en-scoring.ts';

/** The label of a button, in German: the object with its verb. */
export const offerDe =
  (scoring: ReturnType<typeof scoringEn>, notices: ReturnType<typeof noticesEn>) =>
  (command: Command): string => {
    switch (command.kind) {
      case 'help':
        return 'Hilfe';
      case 'greet':
        return 'Hallo sagen';
      case 'thanks':
        return 'Danke';
      case 'cancel':
        return 'Abbrechen';
      case 'find-leads':
        if (command.page === undefined && command.text === '') return 'Diese Leads anzeigen';
        return command.page === undefined
          ? `„${command.text}“ suchen`
          : command.page === 0
            ? 'Alle Ergebnisse'
            : 'Mehr anzeigen';
      case 'list-leads':
        return command.page === undefined ? `${viewsDe[command.view]} anzeigen` : 'Mehr anzeigen';
      case 'show-lead':
        return command.name === undefined ? 'Lead öffnen' : `${command.name} öffnen`;
      case 'look-at-lead':
        return leadsDe.shared.show;
      case 'new-lead':
        return 'Neuer Lead';
      case 'edit-lead':
        return 'Lead bearbeiten';
      case 'assign-lead':
        return command.to?.kind === 'words' ? assigningDe.offerTo(command.to.words) : assigningDe.offer;
      case 'qualify-lead':
        return 'Lead qualifizieren';
      case 'can-i-qualify':
        return 'Zuerst prüfen';
      case 'bulk-qualify':
        return 'Im Raster qualifizieren';
      case 'disqualify-lead':
        return 'Lead disqualifizieren';
      case 'reactivate-lead':
        return 'Lead reaktivieren';
      case 'set-active-stage':
        return 'Als aktiv festlegen';
      case 'next-stage':
        return 'Nächste Phase';
      case 'undo':
        return 'Rückgängig machen';
      case 'rule-form':
        return rulesDe.newRule;
      case 'ask-rule-change':
        return rulesDe.ask;
      case 'scan-duplicates':
        return scanOfferDe(command);
      case 'undo-merge':
        return 'Zusammenführung rückgängig machen';
      case 'merge-leads':
      case 'merge-records':
        return 'Vergleichen und zusammenführen';
      case 'duplicates-of-lead':
        return command.found === undefined ? duplicatesDe.offer : duplicatesDe.offerFound(command.found);
      case 'not-a-duplicate':
        return command.verdict === 'different' ? duplicatesDe.dismiss : duplicatesDe.takeBack;
      case 'lose-opportunity':
        return 'Verkaufschance als verloren schließen';
      case 'explain-error':
        return command.another ? 'Anderer Lead' : 'Fehler erklären';
      case 'question':
        return command.text;
      case 'settings':
        return 'Einstellungen';
      case 'roles':
        return 'Sicherheitsrollen';
      case 'rules':
        return 'Duplikaterkennungsregeln';
      case 'mappings':
        return command.target === undefined ? 'Zuordnungen' : adminDe.mappingTitle(command.target);
      case 'process':
        return 'Prozess';
      case 'automations':
        return 'Plug-Ins und Workflows';
      case 'request-access':
        return 'Zugriff anfordern';
      case 'requests':
        return 'Zugriffsanforderungen';
      case 'change':
        return adminDe.changeButton(command.change);
      case 'isolate':
        return adminDe.isolateAct[command.act];
      case 'knowledge':
        return knowledgeDe.offer(command);
      case 'sign-out':
        return signInDe.signOut;
      case 'digest':
        return notices.toDigest;
      case 'notifications':
        return notices.offer(command.ask);
      case 'scoring-readiness':
      case 'models':
      case 'train-model':
      case 'grades':
      case 'model-performance':
      case 'model-attributes':
      case 'scored-opportunities':
      case 'score-of-opportunity':
      case 'score-summary':
      case 'leads-behind':
      case 'score-of-lead':
      case 'why-unscored':
        return scoring.offer(command);
      case 'flow':
        return 'Weiter';
      case 'unknown':
        return command.text;
      case 'agree':
        return 'Weiter';
      case 'beyond':
        return deedsDe[command.what];
    }
  };

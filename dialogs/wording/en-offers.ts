import type { Command } from '../command.ts';
import { adminEn } from './en-admin.ts';
import { assigningEn } from './en-assigning.ts';
import { deedsEn } from './en-beyond.ts';
import { duplicatesEn } from './en-duplicates.ts';
import { knowledgeEn } from './en-knowledge.ts';
import { leadsEn, viewsEn } from './en-leads.ts';
import type { noticesEn } from './en-notices.ts';
import { rulesEn } from './en-rules.ts';
import { scanOfferEn } from './en-scanning.ts';
import type { scoringEn } from './en-scoring.ts';
import { signInEn } from './en-sign-in.ts';

/** The label of a button: a verb with its object. */
export const offerEn =
  (scoring: ReturnType<typeof scoringEn>, notices: ReturnType<typeof noticesEn>) =>
  (command: Command): string => {
    switch (command.kind) {
      case 'help':
        return 'Help';
      case 'greet':
        return 'Say hello';
      case 'thanks':
        return 'Thanks';
      case 'cancel':
        return 'Cancel';
      case 'find-leads':
        if (command.page === undefined && command.text === '') return 'Show these leads';
        return command.page === undefined
          ? `Find “${command.text}”`
          : command.page === 0
            ? 'All results'
            : 'Show more';
      case 'list-leads':
        return command.page === undefined ? `Show ${viewsEn[command.view].toLowerCase()}` : 'Show more';
      case 'show-lead':
        return command.name === undefined ? 'Open lead' : `Open ${command.name}`;
      case 'look-at-lead':
        return leadsEn.shared.show;
      case 'new-lead':
        return 'New lead';
      case 'edit-lead':
        return 'Edit lead';
      case 'assign-lead':
        return command.to?.kind === 'words' ? assigningEn.offerTo(command.to.words) : assigningEn.offer;
      case 'qualify-lead':
        return 'Qualify lead';
      case 'can-i-qualify':
        return 'Check first';
      case 'bulk-qualify':
        return 'Qualify from the grid';
      case 'disqualify-lead':
        return 'Disqualify lead';
      case 'reactivate-lead':
        return 'Reactivate lead';
      case 'set-active-stage':
        return 'Set Active';
      case 'next-stage':
        return 'Next stage';
      case 'undo':
        return 'Undo';
      case 'rule-form':
        return rulesEn.newRule;
      case 'ask-rule-change':
        return rulesEn.ask;
      case 'scan-duplicates':
        return scanOfferEn(command);
      case 'undo-merge':
        return 'Undo the merge';
      case 'merge-leads':
      case 'merge-records':
        return 'Compare and merge';
      case 'duplicates-of-lead':
        return command.found === undefined ? duplicatesEn.offer : duplicatesEn.offerFound(command.found);
      case 'not-a-duplicate':
        return command.verdict === 'different' ? duplicatesEn.dismiss : duplicatesEn.takeBack;
      case 'lose-opportunity':
        return 'Close opportunity as lost';
      case 'explain-error':
        return command.another ? 'Another lead' : 'Explain the error';
      case 'question':
        return command.text;
      case 'settings':
        return 'Settings';
      case 'roles':
        return 'Security roles';
      case 'rules':
        return 'Duplicate rules';
      case 'mappings':
        return command.target === undefined ? 'Mappings' : adminEn.mappingTitle(command.target);
      case 'process':
        return 'Process';
      case 'automations':
        return 'Plug-ins and workflows';
      case 'request-access':
        return 'Request access';
      case 'requests':
        return 'Requests for access';
      case 'change':
        return adminEn.changeButton(command.change);
      case 'isolate':
        return adminEn.isolateAct[command.act];
      case 'knowledge':
        return knowledgeEn.offer(command);
      case 'sign-out':
        return signInEn.signOut;
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
        return 'Continue';
      case 'unknown':
        return command.text;
      case 'agree':
        return 'Go on';
      case 'beyond':
        return deedsEn[command.what];
    }
  };

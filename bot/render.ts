import type { Reply } from '../dialogs/reply.ts';
import {
  accessRequestedCard,
  adminChangedCard,
  adminConfirmCard,
  adminRefusedCard,
  requestsCard,
  roleCard,
  rolesCard,
  settingsCard,
} from './cards/admin.ts';
import { answeredCard, declinedCard, doHereCard, whichTopicCard } from './cards/answer.ts';
import { assignAsksCard, assignConfirmCard, assignedCard } from './cards/assigning.ts';
import {
  bulkConfirmCard,
  bulkDoneCard,
  bulkPickCard,
  disqualifiedCard,
  disqualifyAsksCard,
  opportunityLostCard,
  reactivatedCard,
  stageMovedCard,
  undoneCard,
} from './cards/closing.ts';
import {
  automationsCard,
  isolationCard,
  mappingCard,
  mappingsCard,
  processesCard,
} from './cards/customizing.ts';
import { duplicatesCard } from './cards/duplicates.ts';
import type { Card, Look } from './cards/elements.ts';
import { errorExplainedCard, errorNeighbourCard, errorUnknownCard } from './cards/error.ts';
import { fitting } from './cards/fit.ts';
import { gradesCard } from './cards/grades.ts';
import { privateCard } from './cards/group.ts';
import {
  knowledgeConfirmCard,
  knowledgeFormCard,
  knowledgeGapsCard,
  knowledgeHistoryCard,
  knowledgeListCard,
  knowledgeSavedCard,
  knowledgeSectionCard,
} from './cards/knowledge.ts';
import { inLanguage } from './cards/language.ts';
import { leadCardCard, leadCreatedCard, leadListCard, leadNoneCard, leadSeveralCard } from './cards/lead.ts';
import { leadFormCard } from './cards/lead-form.ts';
import {
  mergeChooseCard,
  mergeCompareCard,
  mergedCard,
  noDuplicatesCard,
  notDuplicatesCard,
  unmergedCard,
} from './cards/merging.ts';
import { scoringModelCard, scoringModelsCard, trainingPlanCard } from './cards/models.ts';
import { digestCard, noticeCard, noticesCard } from './cards/notices.ts';
import { notificationsCard } from './cards/notifications.ts';
import { preflightCard, qualifiedCard, refusedCard } from './cards/outcome.ts';
import { attributeInsightCard, modelAttributesCard, modelPerformanceCard } from './cards/performance.ts';
import { qualifyAsksCard, qualifyConfirmCard } from './cards/qualify.ts';
import { ruleCard, ruleChangeAskedCard, ruleFormCard, rulesCard } from './cards/rules.ts';
import { duplicateGroupsCard, neverScannedCard, scanProgressCard } from './cards/scanning.ts';
import { opportunityListCard, scoreOfCard, whyUnscoredCard } from './cards/scores.ts';
import { scoringReadinessCard } from './cards/scoring.ts';
import { leadLinkCard, leadSharedCard } from './cards/shared-lead.ts';
import {
  beyondCard,
  greetingCard,
  helpCard,
  notUnderstoodCard,
  say,
  stillAskingCard,
} from './cards/small.ts';
import { scoreSummaryCard } from './cards/summary.ts';
import { trainingFailedCard, trainingProgressCard } from './cards/training.ts';

/** A reply as a card in the reader's language, which Teams takes however long its texts are. */
export function render(reply: Reply, look: Look): Card {
  const card = looks(reply, look);
  const written = JSON.stringify(card.card);
  return fitting(inLanguage(card, look.words, written), written);
}

/** The catalogue of the bot's looks: one line per kind of reply. A new kind without a look does not compile. */
function looks(reply: Reply, look: Look): Card {
  const { words } = look;
  switch (reply.kind) {
    case 'help':
      return helpCard(reply, look);
    case 'greeting':
      return greetingCard(reply, look);
    case 'thanks':
      return say(look, words.thanks, reply.offers);
    case 'cancelled':
      return say(look, words.cancelled(reply.what), reply.offers);
    case 'stillAsking':
      return stillAskingCard(looks(reply.card, look), look);
    case 'notUnderstood':
      return notUnderstoodCard(reply, look);
    case 'beyond':
      return beyondCard(reply, look);
    case 'empty':
      return say(look, words.empty, reply.offers);
    case 'tooLong':
      return say(look, words.tooLong(reply.characters, reply.limit), reply.offers);
    case 'stranger':
      return say(look, words.stranger, reply.offers);
    case 'leadList':
      return leadListCard(reply, look);
    case 'leadNone':
      return leadNoneCard(reply, look);
    case 'leadSeveral':
      return leadSeveralCard(reply, look);
    case 'leadCard':
      return leadCardCard(reply, look);
    case 'leadLink':
      return leadLinkCard(reply, look);
    case 'leadShared':
      return leadSharedCard(reply, look);
    case 'leadForm':
      return leadFormCard(reply, look);
    case 'leadCreated':
      return leadCreatedCard(reply, look);
    case 'qualifyAsks':
      return qualifyAsksCard(reply, look);
    case 'qualifyConfirm':
      return qualifyConfirmCard(reply, look);
    case 'qualified':
      return qualifiedCard(reply, look);
    case 'preflight':
      return preflightCard(reply, look);
    case 'refused':
      return refusedCard(reply, look);
    case 'settings':
      return settingsCard(reply, look);
    case 'roles':
      return rolesCard(reply, look);
    case 'role':
      return roleCard(reply, look);
    case 'requests':
      return requestsCard(reply, look);
    case 'accessRequested':
      return accessRequestedCard(reply, look);
    case 'mappings':
      return mappingsCard(reply, look);
    case 'mapping':
      return mappingCard(reply, look);
    case 'processes':
      return processesCard(reply, look);
    case 'automations':
      return automationsCard(reply, look);
    case 'rules':
      return rulesCard(reply, look);
    case 'rule':
      return ruleCard(reply, look);
    case 'ruleForm':
      return ruleFormCard(reply, look);
    case 'ruleChangeAsked':
      return ruleChangeAskedCard(reply, look);
    case 'isolation':
      return isolationCard(reply, look);
    case 'adminConfirm':
      return adminConfirmCard(reply, look);
    case 'adminChanged':
      return adminChangedCard(reply, look);
    case 'adminRefused':
      return adminRefusedCard(reply, look);
    case 'disqualifyAsks':
      return disqualifyAsksCard(reply, look);
    case 'disqualified':
      return disqualifiedCard(reply, look);
    case 'assignAsks':
      return assignAsksCard(reply, look);
    case 'assignConfirm':
      return assignConfirmCard(reply, look);
    case 'assigned':
      return assignedCard(reply, look);
    case 'reactivated':
      return reactivatedCard(reply, look);
    case 'stageMoved':
      return stageMovedCard(reply, look);
    case 'undone':
      return undoneCard(reply, look);
    case 'opportunityLost':
      return opportunityLostCard(reply, look);
    case 'duplicates':
      return duplicatesCard(reply, look);
    case 'bulkPick':
      return bulkPickCard(reply, look);
    case 'bulkConfirm':
      return bulkConfirmCard(reply, look);
    case 'bulkDone':
      return bulkDoneCard(reply, look);
    case 'mergeCompare':
      return mergeCompareCard(reply, look);
    case 'mergeChoose':
      return mergeChooseCard(reply, look);
    case 'scanProgress':
      return scanProgressCard(reply, look);
    case 'duplicateGroups':
      return duplicateGroupsCard(reply, look);
    case 'neverScanned':
      return neverScannedCard(reply, look);
    case 'noDuplicates':
      return noDuplicatesCard(reply, look);
    case 'notDuplicates':
      return notDuplicatesCard(reply, look);
    case 'merged':
      return mergedCard(reply, look);
    case 'unmerged':
      return unmergedCard(reply, look);
    case 'errorExplained':
      return errorExplainedCard(reply, look);
    case 'errorNeighbour':
      return errorNeighbourCard(reply, look);
    case 'errorUnknown':
      return errorUnknownCard(reply, look);
    case 'answered':
      return answeredCard(reply, look);
    case 'doHere':
      return doHereCard(reply, look);
    case 'whichTopic':
      return whichTopicCard(reply, look);
    case 'declined':
      return declinedCard(reply, look);
    case 'scoringReadiness':
      return scoringReadinessCard(reply, look);
    case 'scoringModels':
      return scoringModelsCard(reply, look);
    case 'scoringModel':
      return scoringModelCard(reply, look);
    case 'modelPerformance':
      return modelPerformanceCard(reply, look);
    case 'modelAttributes':
      return modelAttributesCard(reply, look);
    case 'attributeInsight':
      return attributeInsightCard(reply, look);
    case 'scoreSummary':
      return scoreSummaryCard(reply, look);
    case 'scoreOf':
      return scoreOfCard(reply, look);
    case 'opportunityList':
      return opportunityListCard(reply, look);
    case 'whyUnscored':
      return whyUnscoredCard(reply, look);
    case 'grades':
      return gradesCard(reply, look);
    case 'trainingPlan':
      return trainingPlanCard(reply, look);
    case 'trainingProgress':
      return trainingProgressCard(reply, look);
    case 'trainingFailed':
      return trainingFailedCard(reply, look);
    case 'knowledgeList':
      return knowledgeListCard(reply, look);
    case 'knowledgeSection':
      return knowledgeSectionCard(reply, look);
    case 'knowledgeForm':
      return knowledgeFormCard(reply, look);
    case 'knowledgeConfirm':
      return knowledgeConfirmCard(reply, look);
    case 'knowledgeSaved':
      return knowledgeSavedCard(reply, look);
    case 'knowledgeHistory':
      return knowledgeHistoryCard(reply, look);
    case 'knowledgeGaps':
      return knowledgeGapsCard(reply, look);
    case 'notice':
      return noticeCard(reply, look);
    case 'notices':
      return noticesCard(reply, look);
    case 'digest':
      return digestCard(reply, look);
    case 'notifications':
      return notificationsCard(reply, look);
    case 'signedOut':
      return say(look, words.signIn.signedOut(reply.how), reply.offers);
    case 'private':
      return privateCard(reply, look);
    case 'cardInactive':
      return say(look, words.cardInactive, reply.offers);
    case 'notYourCard':
      return say(look, words.notYourCard(reply.starter), []);
    case 'notSaved':
      return say(look, words.notSaved(reply.reason), reply.offers);
  }
}

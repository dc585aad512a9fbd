import { type Actor, loadActor } from '../domain/people/access.ts';
import type { Lead } from '../domain/records/lead.ts';
import { asLead } from '../domain/scoring/scored-record.ts';
import {
  NotSaved,
  StoreOutOfReach,
  StoreReadOnly,
  type Transaction,
  type View,
} from '../domain/store/store.ts';
import { askRuleChange } from './admin/ask-rule-change.ts';
import { adminFlow, startChange } from './admin/change.ts';
import { showAutomations, showMappings, showProcesses, showRules } from './admin/customizing.ts';
import { withFields } from './admin/fields.ts';
import { isolate } from './admin/isolate.ts';
import { requestFor, showRequests, showRoles } from './admin/roles.ts';
import { ruleFormFlow, startRuleForm } from './admin/rule-form.ts';
import { showSettings } from './admin/settings.ts';
import { ask } from './ask.ts';
import { assignFlow, startAssign } from './assigning/assign-lead.ts';
import { notDone } from './beyond.ts';
import { bulkFlow, startBulk } from './bulk-qualify.ts';
import {
  disqualifyFlow,
  loseOpportunity,
  moveStage,
  reopenLead,
  startDisqualify,
  undoLast,
} from './close-lead.ts';
import type { Command, LeadRef } from './command.ts';
import { lookAtLead } from './compose.ts';
import { decideDuplicate, duplicatesOfLead } from './duplicates/duplicates-of-lead.ts';
import { explainError } from './explain-error.ts';
import { find, listView, narrowed } from './find-leads.ts';
import { cancelLatest, cancelledNothing, type FlowKind, resumeFlow, showLatest } from './flow.ts';
import { hear } from './hear.ts';
import { greet, help, thank } from './help.ts';
import { textLimit } from './intent.ts';
import { editKnowledge, knowledgeFlow } from './knowledge/edit.ts';
import { dismissQuestions, showGaps } from './knowledge/gaps.ts';
import { showKnowledge } from './knowledge/show.ts';
import { leadCard } from './lead-card.ts';
import { leadDetails } from './lead-facts.ts';
import { forgetTopic, justChecked, noteDown, rememberLead, rememberList } from './memory.ts';
import { mergeFlow, mergeLeads, startMerge } from './merging/merge-leads.ts';
import { undoMerge } from './merging/undo-merge.ts';
import { editLeadFlow, newLeadFlow, startEditLead, startNewLead } from './new-lead.ts';
import { showDigest } from './notifications/digest.ts';
import { changeNotifications, showNotifications } from './notifications/notifications.ts';
import { namesNoState, onButton } from './on-button.ts';
import { isRatherAsked } from './perhaps-asked.ts';
import { canIQualify, qualifyFlow, startQualify } from './qualify-lead.ts';
import type { Reply } from './reply.ts';
import { scanDuplicates } from './scanning/scan-duplicates.ts';
import { lookAtScoring } from './scoring/look.ts';
import { scoreOf, whyUnscored } from './scoring/score-of.ts';
import { awaitTraining, startTraining, trainFlow } from './scoring/train-model.ts';
import { signOutHere } from './sign-out.ts';
import { stranger } from './stranger.ts';
import type { Deps, Turn } from './turn.ts';
import { whichLead } from './which-lead.ts';

const flowKinds: readonly FlowKind<never>[] = [
  qualifyFlow,
  newLeadFlow,
  editLeadFlow,
  assignFlow,
  disqualifyFlow,
  bulkFlow,
  mergeFlow,
  ruleFormFlow,
  adminFlow,
  trainFlow,
  knowledgeFlow,
];

const versionIn = (ref: LeadRef): number | undefined => (ref.kind === 'id' ? ref.version : undefined);

/** One turn: what was said or pressed, and the one thing that the bot says to it. */
export async function converse(turn: Turn, deps: Deps): Promise<Reply> {
  try {
    return await answer(turn, deps);
  } catch (fault) {
    if (fault instanceof StoreReadOnly)
      return { kind: 'notSaved', reason: 'readOnly', offers: [{ kind: 'help' }] };
    if (fault instanceof StoreOutOfReach)
      return { kind: 'notSaved', reason: 'outOfReach', offers: [{ kind: 'help' }] };
    if (fault instanceof NotSaved)
      return { kind: 'notSaved', reason: 'diskFault', offers: [{ kind: 'help' }] };
    throw fault;
  }
}

async function answer(turn: Turn, deps: Deps): Promise<Reply> {
  switch (turn.input.kind) {
    case 'installed':
      return obey({ kind: 'greet' }, turn, deps);
    case 'press':
      return obey(turn.input.command, turn, deps, turn.input.fields);
    case 'text': {
      const { text } = turn.input;
      const offers: Command[] = [{ kind: 'help' }];
      if (text.trim() === '') return { kind: 'empty', offers };
      if (text.length > textLimit) {
        return { kind: 'tooLong', characters: text.length, limit: textLimit, offers };
      }
      const command = await hear(text, turn, deps);
      const reply = await obey(command, turn, deps);
      return (await isRatherAsked(text, command, reply, turn, deps))
        ? obey({ kind: 'question', text }, turn, deps)
        : reply;
    }
  }
}

/** "Yes": to the card that asks, or to qualifying the lead that was just checked; a card asks before that, too. */
async function agreed(turn: Turn, deps: Deps): Promise<Reply> {
  const { store } = deps;
  const by = { by: turn.person.id, why: 'agree', at: turn.at, activityId: turn.activityId };
  const asking = await store.change(by, (tx) => showLatest(tx, turn, deps, flowKinds));
  if (asking !== undefined) return asking;
  if (await store.read((view) => justChecked(view, turn)))
    return obey({ kind: 'qualify-lead', lead: { kind: 'last' } }, turn, deps);
  return store.read((view) => thank(view, turn));
}

/** The table of contents of the bot: one line per command. */
function obey(
  command: Command,
  turn: Turn,
  deps: Deps,
  fields: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const { store } = deps;
  const by = (why: string) => ({ by: turn.person.id, why, at: turn.at, activityId: turn.activityId });
  const look = (show: (view: View, actor: Actor) => Promise<Reply>): Promise<Reply> =>
    store.read(async (view) => {
      const actor = await loadActor(view, turn.person.id);
      return actor === undefined ? stranger(turn) : show(view, actor);
    });
  const change = (why: string, edit: (tx: Transaction, actor: Actor) => Promise<Reply>): Promise<Reply> =>
    store.change(by(why), async (tx) => {
      const actor = await loadActor(tx, turn.person.id);
      return actor === undefined ? stranger(turn) : edit(tx, actor);
    });
  const onLead = (
    ask: Command & { readonly lead: LeadRef },
    act: (tx: Transaction, actor: Actor, lead: Lead) => Promise<Reply>,
  ): Promise<Reply> =>
    change(ask.kind, async (tx, actor) => {
      const found = await whichLead(tx, turn, actor, ask.lead, (lead) => ({ ...ask, lead }));
      if (found.kind === 'reply') return found.reply;
      await rememberLead(tx, turn, found.lead.id, ask.kind);
      return turn.input.kind === 'press' && namesNoState(ask)
        ? leadCard(await leadDetails(tx, actor, deps, found.lead), await onButton(tx, ask, found.lead))
        : act(tx, actor, found.lead);
    });
  const lookAt = async (
    ask: Command & { readonly lead: LeadRef },
    show: (view: View, actor: Actor, lead: Lead) => Promise<Reply>,
  ): Promise<Reply> => {
    let seen: Lead | undefined;
    const reply = await look(async (view, actor) => {
      const found = await whichLead(view, turn, actor, ask.lead, (lead) => ({ ...ask, lead }));
      if (found.kind === 'reply') return found.reply;
      seen = found.lead;
      return show(view, actor, found.lead);
    });
    const lead = seen;
    if (lead !== undefined)
      await noteDown(store, by(ask.kind), (tx) => rememberLead(tx, turn, lead.id, ask.kind));
    return reply;
  };

  switch (command.kind) {
    case 'help':
      return store.read((view) => help(view, turn));
    case 'greet':
      return store.read((view) => greet(view, turn));
    case 'thanks':
      return store.read((view) => thank(view, turn));
    case 'cancel':
      // A card's own dialog is cancelled by its flow; this is a button of a card that began none.
      if (turn.input.kind === 'press') return Promise.resolve(cancelledNothing);
      return change('cancel', async (tx) => {
        if (command.topic) await forgetTopic(tx, turn);
        return cancelLatest(tx, turn);
      });
    case 'agree':
      return agreed(turn, deps);
    case 'find-leads':
      return seen(
        turn,
        deps,
        look((view, actor) =>
          command.narrow === undefined
            ? find(view, actor, deps, command.text, command.page)
            : narrowed(view, turn, actor, command),
        ),
      );
    case 'list-leads':
      return seen(
        turn,
        deps,
        look((view, actor) => listView(view, actor, command.view, command.page)),
      );
    case 'show-lead':
      return lookAt(command, async (view, actor, lead) =>
        leadCard(await leadDetails(view, actor, deps, lead)),
      );
    case 'look-at-lead':
      return store.read((view) => lookAtLead(view, deps, turn.person.id, command.leadId));
    case 'new-lead':
      return change('start a new lead', (tx) => startNewLead(tx, turn, command.values));
    case 'edit-lead':
      return onLead(command, (tx, actor, lead) => startEditLead(tx, turn, deps, actor, lead, command.values));
    case 'assign-lead':
      return onLead(command, (tx, actor, lead) => startAssign(tx, turn, actor, lead, command.to));
    case 'qualify-lead':
      return onLead(command, (tx, actor, lead) => startQualify(tx, turn, deps, actor, lead));
    case 'can-i-qualify':
      return lookAt(command, (view, actor, lead) => canIQualify(view, turn, deps, actor, lead, command.whom));
    case 'bulk-qualify':
      return change(command.kind, (tx, actor) => startBulk(tx, turn, deps, actor, command.leadIds));
    case 'disqualify-lead':
      return onLead(command, (tx, actor, lead) =>
        startDisqualify(tx, turn, deps, actor, lead, command.reason),
      );
    case 'reactivate-lead':
      return onLead(command, (tx, actor, lead) =>
        reopenLead(tx, turn, deps, actor, lead, versionIn(command.lead)),
      );
    case 'set-active-stage':
    case 'next-stage':
      return onLead(command, (tx, actor, lead) => moveStage(tx, turn, actor, lead, command));
    case 'undo':
      return onLead(command, (tx, actor, lead) => undoLast(tx, turn, actor, lead, command.of));
    case 'lose-opportunity':
      return onLead(command, (tx, actor, lead) =>
        loseOpportunity(tx, turn, actor, lead, command.opportunityId),
      );
    case 'merge-leads':
      return onLead(command, (tx, actor, lead) => mergeLeads(tx, turn, actor, lead, deps, command));
    case 'merge-records':
      return change('compare two records', (tx, actor) =>
        startMerge(tx, turn, actor, command.entity, command.ids, command.choose && 'suggested'),
      );
    case 'scan-duplicates':
      return change(command.kind, (tx, actor) => scanDuplicates(tx, turn, actor, command));
    case 'undo-merge':
      return change(command.kind, (tx, actor) => undoMerge(tx, turn, actor, command.mergeId));
    case 'duplicates-of-lead':
      return lookAt(command, (view, actor, lead) => duplicatesOfLead(view, actor, deps, lead));
    case 'not-a-duplicate':
      return onLead(command, (tx, actor, lead) => decideDuplicate(tx, turn, actor, deps, lead, command));
    case 'explain-error':
      return store.read((view) => explainError(view, turn, deps, command, fields));
    case 'settings':
      return look(showSettings);
    case 'roles':
      return look((view, actor) => showRoles(view, actor, command.roleId));
    case 'requests':
      return look(showRequests);
    case 'request-access':
      return store.change(by('request access'), async (tx) => {
        const actor = await loadActor(tx, turn.person.id);
        if (actor === undefined || command.lead === undefined) return requestFor(tx, turn, deps, actor);
        const found = await whichLead(tx, turn, actor, command.lead, (lead) => ({ ...command, lead }));
        return found.kind === 'reply' ? found.reply : requestFor(tx, turn, deps, actor, found.lead, command);
      });
    case 'rules':
      return look((view, actor) => showRules(view, actor, command.ruleId));
    case 'rule-form':
      return change('describe a rule', (tx, actor) => startRuleForm(tx, turn, actor, command, deps.newId));
    case 'ask-rule-change':
      return change('ask for a rule to be changed', (tx, actor) => askRuleChange(tx, turn, actor, command));
    case 'mappings':
      return look((view, actor) => showMappings(view, actor, command.target));
    case 'process':
      return look(showProcesses);
    case 'automations':
      return look((view, actor) => showAutomations(view, turn, actor));
    case 'change':
      return change('prepare a change', (tx, actor) =>
        startChange(tx, turn, actor, withFields(command.change, fields)),
      );
    case 'isolate':
      return change('search for the culprit', (tx, actor) => isolate(tx, turn, deps, actor, command, fields));
    case 'scoring-readiness':
    case 'models':
    case 'model-performance':
    case 'model-attributes':
    case 'scored-opportunities':
    case 'score-of-opportunity':
    case 'score-summary':
    case 'leads-behind':
    case 'grades':
      return look((view, actor) => lookAtScoring(view, turn, actor, command, fields));
    case 'score-of-lead':
      return onLead(command, (tx, actor, lead) => scoreOf(tx, turn, actor, asLead(lead)));
    case 'why-unscored':
      return onLead(command, (tx, actor, lead) => whyUnscored(tx, turn, actor, asLead(lead)));
    case 'train-model':
      return change('plan a scoring model', (tx, actor) => startTraining(tx, turn, actor, command));
    case 'notifications': {
      const { ask } = command;
      return ask === undefined
        ? look((view, actor) => showNotifications(view, turn, actor))
        : change('choose notifications', (tx, actor) => changeNotifications(tx, turn, actor, ask, fields));
    }
    case 'sign-out':
      return signOutHere(turn, deps);
    case 'digest':
      return look((view, actor) => showDigest(view, turn, actor, command));
    case 'knowledge':
      switch (command.act) {
        case 'list':
        case 'show':
        case 'history':
          return look(async (view, actor) => showKnowledge(view, actor, await deps.guidance(view), command));
        case 'gaps':
          return look(async (view, actor) => showGaps(view, actor, await deps.guidance(view), command.page));
        case 'dismiss':
          return change('put questions aside', (tx, actor) =>
            dismissQuestions(tx, turn, deps, actor, command.question),
          );
        default:
          return change('edit the guidance', (tx, actor) => editKnowledge(tx, turn, deps, actor, command));
      }
    case 'flow':
      return waited(
        turn,
        deps,
        change(`press ${command.press}`, (tx) => resumeFlow(tx, turn, deps, command, fields, flowKinds)),
      );
    case 'beyond':
      return Promise.resolve(notDone(command));
    case 'question':
    case 'unknown':
      return seen(
        turn,
        deps,
        ask(command, turn, deps, (chosen) => obey(chosen, turn, deps)),
      );
  }
}

/** A lead whose card a search showed is the one spoken of from now on, a list the one that is counted in. */
async function seen(turn: Turn, deps: Deps, replying: Promise<Reply>): Promise<Reply> {
  const reply = await replying;
  const by = { by: turn.person.id, why: 'show lead', at: turn.at, activityId: turn.activityId };
  if (reply.kind === 'leadCard')
    await noteDown(deps.store, by, (tx) => rememberLead(tx, turn, reply.lead.id, 'show-lead'));
  if (reply.kind === 'leadList' && reply.rows.length > 0)
    await noteDown(deps.store, by, (tx) =>
      rememberList(
        tx,
        turn,
        reply.rows.map(({ id }) => id),
      ),
    );
  return reply;
}

/** A training is shown when it is over, if that is soon. */
async function waited(turn: Turn, deps: Deps, replying: Promise<Reply>): Promise<Reply> {
  const reply = await replying;
  return reply.kind === 'trainingProgress' ? awaitTraining(turn, deps, reply) : reply;
}

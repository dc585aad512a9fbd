import type { Guidance } from '../../domain/guidance/answer.ts';
import { parseSection } from '../../domain/guidance/article.ts';
import {
  changeSection,
  previewSection,
  type SectionChange,
  type SectionPlan,
  type SectionRefusal,
} from '../../domain/guidance/change-section.ts';
import { versionsOf } from '../../domain/guidance/edited.ts';
import { blankSection, draftFor, groupOf } from '../../domain/guidance/gaps.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';
import { type Actor, loadActor } from '../../domain/people/access.ts';
import { notAllowed, notFound } from '../../domain/people/decision.ts';
import type { Flow } from '../../domain/records/flow.ts';
import type { Transaction } from '../../domain/store/store.ts';
import { refusedChange } from '../admin/change.ts';
import { advanceFlow, endFlow, type FlowKind, type Pressed, startFlow } from '../flow.ts';
import type { Reply } from '../reply.ts';
import { stranger } from '../stranger.ts';
import type { Deps, Turn } from '../turn.ts';
import { languageFor } from '../wording/wording.ts';
import type { KnowledgeCommand } from './command.ts';
import type { TextProblem } from './reply.ts';
import { sectionMeant } from './show.ts';

/** Writing a section: the text, then what it changes, then the receipt. A new section gets its id from its text. */
type EditState =
  | { readonly step: 'writing'; readonly about?: About; readonly text: string; readonly wrong?: TextProblem }
  | { readonly step: 'confirming'; readonly change: SectionChange }
  | { readonly step: 'done'; readonly plan: SectionPlan };

interface About {
  readonly sectionId: SectionId;
  readonly title: string;
  readonly basis: number;
}

type Editing = Extract<KnowledgeCommand, { act: 'edit' | 'rollback' | 'new' | 'draft' }>;

export async function editKnowledge(
  tx: Transaction,
  turn: Turn,
  deps: Deps,
  actor: Actor,
  command: Editing,
): Promise<Reply> {
  const forbidden = await notAllowed(tx, actor, 'write', 'knowledge');
  if (forbidden) return refusedChange(forbidden.refusal);
  switch (command.act) {
    case 'new':
      return write(tx, turn, {
        step: 'writing',
        text: blankSection(languageFor(turn.locale)),
      });
    case 'draft': {
      const group = await groupOf(tx, command.question);
      return group === undefined
        ? refusedChange(notFound('section', command.question).refusal)
        : write(tx, turn, { step: 'writing', text: draftFor(group, languageFor(turn.locale)) });
    }
    case 'edit':
    case 'rollback': {
      const guidance = await deps.guidance(tx);
      const id = sectionMeant(guidance, command.section) ?? (await writtenBefore(tx, command.section));
      if (id === undefined) return refusedChange(notFound('section', command.section).refusal);
      return command.act === 'edit'
        ? startWriting(tx, turn, guidance, id)
        : rollBack(tx, turn, actor, guidance, id, command.n);
    }
  }
}

/** A section of our own that was taken back is in no list, and can still be brought back. */
async function writtenBefore(tx: Transaction, words: string): Promise<SectionId | undefined> {
  const [newest] = await versionsOf(tx, words.trim().toLowerCase() as SectionId);
  return newest?.sectionId;
}

async function startWriting(
  tx: Transaction,
  turn: Turn,
  guidance: Guidance,
  sectionId: SectionId,
): Promise<Reply> {
  const [newest] = await versionsOf(tx, sectionId);
  const { title = sectionId, written: text = '' } = guidance.sections.get(sectionId) ?? {};
  return write(tx, turn, { step: 'writing', about: { sectionId, title, basis: newest?.n ?? 0 }, text });
}

/** Without a number, the version before the newest. */
async function rollBack(
  tx: Transaction,
  turn: Turn,
  actor: Actor,
  { origin }: Guidance,
  sectionId: SectionId,
  n: number | undefined,
): Promise<Reply> {
  const [newest, before] = await versionsOf(tx, sectionId);
  if (newest === undefined) return refusedChange({ kind: 'sectionNeverEdited', sectionId });
  const change: SectionChange = {
    sectionId,
    basis: newest.n,
    to: { kind: 'version', n: n ?? before?.n ?? 0 },
  };
  const decision = await previewSection(tx, actor, origin.shipped, change);
  if (decision.kind === 'refused') return refusedChange(decision.refusal);
  const state: EditState = { step: 'confirming', change };
  const flow = await startFlow(tx, turn, knowledgeFlow, sectionId, state);
  return { kind: 'knowledgeConfirm', plan: decision.plan, flow: flow.id, rev: flow.rev };
}

async function write(
  tx: Transaction,
  turn: Turn,
  state: Extract<EditState, { step: 'writing' }>,
): Promise<Reply> {
  return form(await startFlow(tx, turn, knowledgeFlow, state.about?.sectionId ?? 'new', state), state);
}

const form = (flow: Flow, { about, text, wrong }: Extract<EditState, { step: 'writing' }>): Reply => ({
  kind: 'knowledgeForm',
  ...(about === undefined ? {} : { title: about.title }),
  text,
  ...(wrong === undefined ? {} : { wrong }),
  flow: flow.id,
  rev: flow.rev,
});

export const knowledgeFlow: FlowKind<EditState> = { name: 'knowledge', v: 2, press, show };

async function press(pressed: Pressed<EditState>): Promise<Reply> {
  const { tx, turn, deps, state, fields } = pressed;
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const { shipped } = (await deps.guidance(tx)).origin;
  switch (state.step) {
    case 'done':
      return saved(state.plan);
    case 'writing': {
      const text = fields['text'] ?? state.text;
      const about = state.about ?? (await aboutNew(tx, deps, text));
      if ('problem' in about) return again(pressed, { step: 'writing', text, wrong: about });
      const change: SectionChange = {
        sectionId: about.sectionId,
        basis: about.basis,
        to: { kind: 'text', text },
      };
      const decision = await previewSection(tx, actor, shipped, change);
      if (decision.kind === 'agreed') {
        const flow = await advanceFlow(pressed, { step: 'confirming', change });
        return { kind: 'knowledgeConfirm', plan: decision.plan, flow: flow.id, rev: flow.rev };
      }
      const { refusal } = decision;
      return refusal.kind === 'sectionUnreadable'
        ? again(pressed, { ...state, text, wrong: refusal })
        : stopped(pressed, refusal);
    }
    case 'confirming': {
      const decision = await changeSection(tx, actor, shipped, state.change, turn.at);
      if (decision.kind === 'refused') return stopped(pressed, decision.refusal);
      await advanceFlow(pressed, { step: 'done', plan: decision.plan }, 'finished');
      return saved(decision.plan);
    }
  }
}

/** The text stays in the form, with what is wrong in it. */
async function again(
  pressed: Pressed<EditState>,
  state: Extract<EditState, { step: 'writing' }>,
): Promise<Reply> {
  return form(await advanceFlow(pressed, state), state);
}

async function stopped(
  pressed: Pressed<EditState>,
  refusal: SectionRefusal | Parameters<typeof refusedChange>[0],
): Promise<Reply> {
  await endFlow(pressed);
  return refusedChange(refusal);
}

/** Which section a new text makes: its own id has to be free. */
async function aboutNew(tx: Transaction, deps: Deps, text: string): Promise<About | TextProblem> {
  const parsed = parseSection(text.trim());
  if (!parsed.ok) return { line: parsed.line, problem: parsed.problem };
  const { id, title } = parsed.value;
  const taken = (await deps.guidance(tx)).sections.has(id);
  if (taken) return { line: 1, problem: { kind: 'idTaken', id } };
  if (!id.startsWith('org-')) return { line: 1, problem: { kind: 'notOwnId' } };
  const [newest] = await versionsOf(tx, id);
  return { sectionId: id, title, basis: newest?.n ?? 0 };
}

async function show({ tx, turn, deps, flow, state }: Omit<Pressed<EditState>, 'press' | 'fields'>) {
  if (state.step === 'done') return saved(state.plan);
  if (state.step === 'writing') return form(flow, state);
  const actor = await loadActor(tx, turn.person.id);
  if (actor === undefined) return stranger(turn);
  const { shipped } = (await deps.guidance(tx)).origin;
  const decision = await previewSection(tx, actor, shipped, state.change);
  return decision.kind === 'refused'
    ? refusedChange(decision.refusal)
    : ({ kind: 'knowledgeConfirm', plan: decision.plan, flow: flow.id, rev: flow.rev } as const);
}

const saved = (plan: SectionPlan): Reply => ({
  kind: 'knowledgeSaved',
  plan,
  offers: [
    { kind: 'question', text: plan.title },
    { kind: 'knowledge', act: 'history', section: plan.sectionId },
    { kind: 'knowledge', act: 'list' },
  ],
});

import { describe, expect, test } from 'vitest';
import type { Answer, Guidance } from '../../domain/guidance/answer.ts';
import type { Section } from '../../domain/guidance/article.ts';
import type { Block } from '../../domain/guidance/block.ts';
import { answerLimit } from '../../domain/guidance/compose.ts';
import { writeAnswer } from '../../domain/guidance/model-answer.ts';
import { sourceLimit, sourcesFor } from '../../domain/guidance/model-sources.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';
import type { LanguageModel } from '../../domain/outside.ts';
import { form } from '../bot/fake-openai.ts';

const section = (
  id: SectionId,
  blocks: readonly Block[],
  rest: Partial<Pick<Section, 'joins'>> = {},
): Section => ({
  id,
  title: `About ${id}`,
  audience: ['salesperson'],
  asks: [],
  errors: [],
  settings: [],
  seeAlso: [],
  joins: [],
  blocks,
  written: '',
  ...rest,
});
const says = (text: string, rest: Pick<Block, 'for' | 'ours' | 'from'> = {}): Block => ({
  kind: 'paragraph',
  text,
  ...rest,
});
const steps = (items: readonly string[], rest: Pick<Block, 'for' | 'ours' | 'from'> = {}): Block => ({
  kind: 'steps',
  items,
  ...rest,
});

const closed: SectionId = 'err-lead-closed';
const stage: SectionId = 'err-active-stage';
const overview: SectionId = 'err-overview';
const sections = new Map<SectionId, Section>(
  [
    section(closed, [
      says('A qualified lead is **closed**.\nReactivate the lead.'),
      steps(['Open the lead.', 'Select **Reactivate Lead**.']),
      steps(['Ask Ada.'], { ours: true }),
      steps(['Set the stage.'], { from: stage }),
      steps(['Change the setting.'], { for: ['administrator'] }),
      steps(['Look at the board.'], { for: ['salesperson'] }),
    ]),
    section(stage, [says('The active stage belongs to the lead.'), steps(['x'.repeat(answerLimit)])]),
    section(overview, [says('Errors are many.')]),
  ].map((each) => [each.id, each]),
);

/** The guidance of these sections; nothing else of it is asked. */
const guidance = {
  sections,
  cite: (ids: readonly SectionId[]) =>
    ids.map((id, at) => ({ n: at + 1, section: id, title: `About ${id}`, source: 'FAQ' })),
} satisfies Partial<Guidance> as unknown as Guidance;
const offline = {
  kind: 'answer',
  about: [closed, stage],
  topics: [{ id: overview, title: '', score: 1 }],
  language: 'en',
} as unknown as Extract<Answer, { kind: 'answer' }>;
const question = { text: 'Why is my lead closed?', role: 'salesperson' } as const;

async function written(reply: string | Error, pieces: readonly string[] = []) {
  const refused: string[] = [];
  const shown: string[] = [];
  const asked: string[] = [];
  const model: LanguageModel = {
    complete: async (ask, follow) => {
      asked.push(JSON.stringify(ask));
      for (const piece of pieces) follow?.(piece);
      if (reply instanceof Error) throw reply;
      return reply;
    },
    rejected: (why) => refused.push(why),
  };
  const ask = { question, offline, here: [], personId: 'sam' };
  const answer = await writeAnswer(model, guidance, ask, (draft) => shown.push(draft));
  return { answer, refused, shown, asked };
}

describe('an answer that a model writes', () => {
  const right = form('A qualified lead is closed [err-lead-closed].');

  test('comes with its citations, how each section begins, and its step lists word for word', async () => {
    const { answer, refused } = await written(right);
    expect(answer).toEqual({
      text: 'A qualified lead is closed [1].',
      citations: [
        {
          n: 1,
          section: closed,
          title: 'About err-lead-closed',
          source: 'FAQ',
          excerpt: 'A qualified lead is closed.',
        },
      ],
      steps: [
        {
          kind: 'steps',
          items: ['Open the lead.', 'Select **Reactivate Lead**.'],
          cites: [1],
          heading: 'About err-lead-closed',
        },
        {
          kind: 'steps',
          items: ['Look at the board.'],
          for: ['salesperson'],
          cites: [1],
          heading: 'About err-lead-closed',
        },
      ],
    });
    expect(refused).toEqual([]);
  });

  test('leaves out the step lists for which there is no room, and all behind them', async () => {
    const both = form(
      'The active stage belongs to the lead [err-active-stage]. A qualified lead is closed [err-lead-closed].',
    );
    const { answer } = await written(both);
    expect(answer?.citations.map(({ section: id }) => id)).toEqual([stage, closed]);
    expect(answer?.steps).toEqual([]);
  });

  test('is none when the model fails, which is nobody’s fault', async () => {
    expect(await written(new Error('down'))).toMatchObject({ answer: undefined, refused: [] });
  });

  test('is none when it says what its sections do not, and why is told', async () => {
    const { answer, refused } = await written(form('A lead closes after 90 days [err-lead-closed].'));
    expect(answer).toBeUndefined();
    expect(refused).toHaveLength(1);
  });

  test('is shown while it grows, each time that more of it may be shown', async () => {
    const whole = form(
      'A qualified lead is closed [err-lead-closed]. Reactivate the lead [err-lead-closed].',
    );
    const pieces = Array.from({ length: whole.length }, (_, at) => whole.slice(0, at + 1));
    const { shown } = await written(whole, [...pieces, whole.slice(0, 60)]);
    expect(shown).toEqual([
      'A qualified lead is closed [1]',
      'A qualified lead is closed [1].',
      'A qualified lead is closed [1]. Reactivate the lead [1]',
      'A qualified lead is closed [1]. Reactivate the lead [1].',
    ]);
  });

  test('is asked for with the question and the sections that the offline answer is about', async () => {
    const { asked } = await written(right);
    expect(asked).toHaveLength(1);
    for (const text of ['Why is my lead closed?', 'A qualified lead is closed.', 'Errors are many.'])
      expect(asked[0]).toContain(text);
    for (const text of ['Ask Ada.', 'Change the setting.']) expect(asked[0]).not.toContain(text);
  });
});

describe('what a model may answer from', () => {
  const ids = (...all: Parameters<typeof sourcesFor>) => sourcesFor(...all).map(({ id }) => id);

  test('are the sections of the offline answer, what they join, then the next best, each once', () => {
    const joining = new Map(sections).set(closed, section(closed, [says('Closed.')], { joins: [overview] }));
    expect(ids(joining, [closed], [stage, closed, overview], 'salesperson')).toEqual([
      closed,
      overview,
      stage,
    ]);
    expect(ids(joining, [], ['faq-invented' as SectionId], 'salesperson')).toEqual([]);
  });

  test('has no remark of ours and nothing for other roles; a quoted statement stands under its own section', () => {
    const text = (role: 'salesperson' | 'administrator') =>
      Object.fromEntries(
        sourcesFor(sections, [closed], [], role).map(({ id, title, text }) => [id, [title, text]]),
      );
    expect(text('salesperson')).toEqual({
      [closed]: [
        'About err-lead-closed',
        'A qualified lead is closed.\nReactivate the lead.\n\n1. Open the lead.\n2. Select Reactivate Lead.\n\n1. Look at the board.',
      ],
      [stage]: ['About err-active-stage', '1. Set the stage.'],
    });
    expect(text('administrator')[closed]?.[1]).toContain('Change the setting.');
  });

  test('are eight at most', () => {
    const many = new Map(
      Array.from({ length: 12 }, (_, n) => `faq-${n}` as SectionId).map((id) => [
        id,
        section(id, [says(id)]),
      ]),
    );
    expect(ids(many, [], [...many.keys()], 'salesperson')).toEqual([...many.keys()].slice(0, sourceLimit));
    const first = [...many.keys()][0] as SectionId;
    const quoting = Array.from({ length: 12 }, (_, n) => says('x', { from: `err-${n}` as SectionId }));
    many.set(first, section(first, quoting));
    expect(ids(many, [first], [], 'salesperson')).toHaveLength(sourceLimit);
  });
});

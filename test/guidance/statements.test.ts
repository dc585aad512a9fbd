import { describe, expect, test } from 'vitest';
import { roles } from '../../domain/guidance/audience.ts';
import { answerLimit } from '../../domain/guidance/compose.ts';
import { plainText } from '../../domain/guidance/plain.ts';
import { topicIds } from '../../domain/guidance/topics.ts';
import { statements } from './statements.ts';
import { theGuidance } from './the-guidance.ts';

const guidance = await theGuidance();
const answerTo = (topic: (typeof topicIds)[number], role: (typeof roles)[number]) => {
  const answer = guidance.explain(topic, role);
  if (answer?.kind !== 'answer') throw new Error(`no answer for ${topic}`);
  return answer;
};

describe('what the seed documents state', () => {
  test.each(statements.map((statement) => [...statement] as const))('%s: %s', (_, __, topic, facts, role) => {
    const text = plainText(answerTo(topic, role ?? 'salesperson'));
    for (const fact of facts) {
      if (typeof fact === 'string') expect(text).toContain(fact);
      else expect(text).toMatch(fact);
    }
  });
});

describe.each(topicIds)('the answer for %s', (topic) => {
  test.each(roles)('S1.1.1: states its scope, cites every statement and keeps the limit for a %s', (role) => {
    const answer = answerTo(topic, role);
    const text = plainText(answer);
    expect(text).toContain('Applies to Dynamics 365 Sales, Sales Premium and Sales Professional');
    expect(text.length).toBeLessThanOrEqual(answerLimit);
    for (const part of answer.parts) expect(part.cites).toHaveLength(part.ours ? 0 : 1);
    for (const n of answer.parts.flatMap(({ cites }) => cites)) {
      expect(guidance.sections.has(answer.citations[n - 1]?.section ?? 'org-none')).toBe(true);
    }
    expect(answer.citations[0]?.section).toBe(topic);
  });

  test('nothing of the sources’ page furniture leaks into it', () => {
    expect(plainText(answerTo(topic, 'administrator'))).not.toMatch(
      /INCLUDE|:::|\[!|<a |<br|\]\(|media\/|requires authorization|\*\*/,
    );
  });
});

describe('both sides where the documents conflict', () => {
  const text = (topic: (typeof topicIds)[number]) => plainText(answerTo(topic, 'salesperson'));

  test('C1: the time frame and the creation date are both named, and that the later date wins', () => {
    expect(text('faq-scoring-minimum-requirement')).toMatch(/creation-date rule.*the later date wins/);
    expect(text('faq-scoring-prerequisites')).toMatch(/up to 2 years.*whichever date is later/);
  });
  test('C2: duplicate leads block, duplicate accounts and contacts warn', () => {
    expect(text('faq-qualification-errors')).toMatch(
      /duplicate leads and opportunities block; duplicate accounts and contacts only warn/,
    );
  });
  test('C4: the grid is a fix and a way to create duplicates, each with its source', () => {
    const answer = answerTo('faq-qualification-errors', 'salesperson');
    expect(plainText(answer)).toMatch(/Qualify from the Leads grid view/);
    expect(plainText(answer)).toMatch(/an account or contact is created even if a duplicate exists\. \[2\]/);
    expect(answer.citations.map(({ section }) => section)).toEqual([
      'faq-qualification-errors',
      'err-duplicate-match',
    ]);
  });
  test('C6: the Active state of the guidance is quoted and read as the active stage', () => {
    expect(text('err-active-stage')).toMatch(/Active state/);
    expect(text('err-active-stage')).toMatch(/it is the active stage of the process that lies elsewhere/);
  });
  test('C7: the old setting and the newer Seller and Automatic are both named', () => {
    expect(text('faq-lead-qualified-outcome')).toMatch(/Automatic \(Yes\) or Seller \(No/);
  });
  test('C10: all three targets are checked', () => {
    expect(text('err-status-code-view-mappings')).toMatch(/checks all three targets/);
  });
  test('our own readings carry no citation', () => {
    const own = topicIds
      .flatMap((topic) => answerTo(topic, 'administrator').parts)
      .filter(({ ours }) => ours);
    expect(own.length).toBeGreaterThan(8);
    for (const part of own) {
      expect(part.cites).toEqual([]);
      expect(part.kind === 'paragraph' && part.text).toMatch(
        /assistant|Before those 15 minutes|Switch the others on/,
      );
    }
  });
});

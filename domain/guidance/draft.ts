import { type Grounds, verifyAnswer } from './verify-answer.ts';

/**
 * What may be shown of an answer that is still being written: the sentences up to the last citation, held to the
 * same rules as a whole answer, so that nothing appears that would not be shown in the end. `undefined` while there
 * is nothing of the kind.
 */
export function draftOf(soFar: string, grounds: Grounds): string | undefined {
  if (!/"canAnswer"\s*:\s*true/.test(soFar)) return undefined;
  const answer = /^[\s\S]*\[[^[\]]+\][.!?]?(?=\s|$)/.exec(answerIn(soFar))?.[0];
  if (answer === undefined) return undefined;
  const verdict = verifyAnswer(JSON.stringify({ canAnswer: true, answer, citations: [] }), grounds);
  return verdict.ok ? verdict.text : undefined;
}

/** The text of the field `answer` as far as it has come. */
function answerIn(json: string): string {
  const [, opened = ''] = /"answer"\s*:\s*"([\s\S]*)$/.exec(json) ?? [];
  const [text = ''] = /^(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*/i.exec(opened) ?? [];
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return '';
  }
}

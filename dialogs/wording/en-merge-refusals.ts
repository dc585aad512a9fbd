import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Dates } from './dates.ts';
import type { RefusalWords } from './en-refusals.ts';
import { article, capital } from './en-words.ts';

export type MergeRefusal = Extract<
  Refusal,
  { kind: 'mergeWithItself' | 'mergeOfKinds' | 'recordUnknown' | 'recordInactive' }
>;

const you = 'You can do this yourself.';
const lookAgain = 'Look for duplicates again: the card shows what is there now.';

/** A closed lead; of one that was merged, where it lives on. */
export const leadClosedEn = (
  { day }: Dates,
  refusal: Extract<Refusal, { kind: 'leadClosed' }>,
): RefusalWords => {
  const { mergedInto, byName, at, made } = refusal;
  const details = made.map(({ target, name }) => `${capital(target)}: ${name}`);
  return mergedInto === undefined
    ? {
        title: 'The lead is already closed',
        why: `It was ${refusal.state} by ${byName} on ${day(at)}, and a closed lead can’t be qualified, disqualified, merged or assigned.`,
        details,
        now: [
          'Open what was created instead, if that is what you need.',
          'Or reactivate the lead first; it then appears in My Open Leads and Open Leads again.',
        ],
        who: you,
      }
    : {
        title: `Merged into ${mergedInto.name ?? 'a lead that you may not read'}`,
        why: `The lead was merged by ${byName} on ${day(at)}. Its notes and opportunities are with the lead that stayed.`,
        details,
        now: [
          mergedInto.name === undefined
            ? 'Ask your administrator who owns the lead that stayed.'
            : `Go on with ${mergedInto.name}.`,
        ],
        who: you,
      };
};

export function mergeRefusalEn(refusal: MergeRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'mergeWithItself':
      return {
        title: 'That is one and the same record',
        why: `${refusal.name} can’t be merged with itself.`,
        details: [],
        now: ['Name the other record, or ask for the duplicates of this one.'],
        who: you,
      };
    case 'mergeOfKinds':
      return {
        title: 'Only records of one kind can be merged',
        why: `One is ${article(refusal.one)}, the other ${article(refusal.other)}.`,
        details: [],
        now: ['To bring a lead to an existing account or contact, qualify it and link it there.'],
        who: you,
      };
    case 'recordUnknown':
      return {
        title: `I can’t find that ${refusal.entity}`,
        why: `There is no such ${refusal.entity}, or none that you may read.`,
        details: [],
        now: [lookAgain],
        who: you,
      };
    case 'recordInactive':
      return {
        title: `The ${refusal.entity} ${refusal.name} is not active`,
        why:
          refusal.mergedInto === undefined
            ? 'Only active records can be merged.'
            : `It was merged into ${refusal.mergedInto.name ?? 'a record that you may not read'} already.`,
        details: [],
        now: [lookAgain],
        who: you,
      };
  }
}

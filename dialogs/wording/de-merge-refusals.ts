import type { Refusal } from '../../domain/qualification/refusal.ts';
import type { Dates } from './dates.ts';
import { entity, indefinite } from './de-words.ts';
import type { MergeRefusal } from './en-merge-refusals.ts';
import type { RefusalWords } from './en-refusals.ts';

const you = 'Das können Sie selbst tun.';
const lookAgain = 'Suchen Sie erneut nach Duplikaten: Die Karte zeigt, was jetzt da ist.';
const states = { qualified: 'qualifiziert', disqualified: 'disqualifiziert' } as const;

/** A closed lead; of one that was merged, where it lives on. */
export const leadClosedDe = (
  { day }: Dates,
  refusal: Extract<Refusal, { kind: 'leadClosed' }>,
): RefusalWords => {
  const { mergedInto, byName, at, made, state } = refusal;
  const details = made.map(({ target, name }) => `${entity(target)}: ${name}`);
  return mergedInto === undefined
    ? {
        title: 'Der Lead ist bereits geschlossen',
        why: `Er wurde am ${day(at)} von ${byName} ${states[state]}, und ein geschlossener Lead kann nicht qualifiziert, disqualifiziert, zusammengeführt oder zugewiesen werden.`,
        details,
        now: [
          'Öffnen Sie stattdessen, was daraus entstanden ist, wenn Sie das brauchen.',
          'Oder reaktivieren Sie zuerst den Lead; er steht dann wieder unter „Meine offenen Leads“ und „Offene Leads“.',
        ],
        who: you,
      }
    : {
        title: `Zusammengeführt mit ${mergedInto.name ?? 'einem Lead, den Sie nicht lesen dürfen'}`,
        why: `Der Lead wurde am ${day(at)} von ${byName} zusammengeführt. Seine Notizen und Verkaufschancen sind bei dem Lead, der geblieben ist.`,
        details,
        now: [
          mergedInto.name === undefined
            ? 'Fragen Sie Ihren Administrator, wem der verbliebene Lead gehört.'
            : `Machen Sie mit ${mergedInto.name} weiter.`,
        ],
        who: you,
      };
};

export function mergeRefusalDe(refusal: MergeRefusal): RefusalWords {
  switch (refusal.kind) {
    case 'mergeWithItself':
      return {
        title: 'Das ist ein und derselbe Datensatz',
        why: `${refusal.name} kann nicht mit sich selbst zusammengeführt werden.`,
        details: [],
        now: ['Nennen Sie den anderen Datensatz, oder fragen Sie nach den Duplikaten von diesem.'],
        who: you,
      };
    case 'mergeOfKinds':
      return {
        title: 'Nur Datensätze derselben Art können zusammengeführt werden',
        why: `Das eine ist ${indefinite(refusal.one)}, das andere ${indefinite(refusal.other)}.`,
        details: [],
        now: [
          'Um einen Lead zu einer vorhandenen Firma oder einem vorhandenen Kontakt zu bringen, qualifizieren Sie ihn und verknüpfen Sie ihn dort.',
        ],
        who: you,
      };
    case 'recordUnknown':
      return {
        title: 'Ich kann diesen Datensatz nicht finden',
        why: `${entity(refusal.entity)}: Es gibt keinen solchen Datensatz oder keinen, den Sie lesen dürfen.`,
        details: [],
        now: [lookAgain],
        who: you,
      };
    case 'recordInactive':
      return {
        title: `${entity(refusal.entity)} ${refusal.name} ist nicht aktiv`,
        why:
          refusal.mergedInto === undefined
            ? 'Nur aktive Datensätze können zusammengeführt werden.'
            : `Bereits zusammengeführt mit ${refusal.mergedInto.name ?? 'einem Datensatz, den Sie nicht lesen dürfen'}.`,
        details: [],
        now: [lookAgain],
        who: you,
      };
  }
}

import type { Message, Short } from '../domain/delivery/told.ts';
import type { Command } from './command.ts';
import type { Reply } from './reply.ts';

const choose: Command = { kind: 'notifications' };
/** One place is for choosing what one is told. */
const most = 5;

/** What a person is told without having asked at that moment, with the next steps as buttons (UX rule 19). */
export function tell(message: Message): Reply {
  if (message.kind === 'digest')
    return {
      kind: 'digest',
      digest: message.digest,
      offers: [{ kind: 'score-summary' }, { kind: 'list-leads', view: 'open' }, choose],
    };
  const [first, ...others] = message.all;
  if (others.length === 0)
    return { kind: 'notice', about: first, offers: [...stepsAfter(first).slice(0, most), choose] };
  const steps = distinct(message.all.flatMap((each) => stepsAfter(each).slice(0, 2)));
  return { kind: 'notices', all: message.all, offers: [...steps.slice(0, most), choose] };
}

const distinct = (steps: readonly Command[]): readonly Command[] => [
  ...new Map(steps.map((step) => [JSON.stringify(step), step])).values(),
];

const open = ({ id, name }: { readonly id: string; readonly name: string }): Command => ({
  kind: 'show-lead',
  lead: { kind: 'id', id },
  name,
});

function stepsAfter(about: Short): readonly Command[] {
  const again = (leadId: string | undefined): readonly Command[] =>
    leadId === undefined
      ? [{ kind: 'list-leads', view: 'my-open' }, { kind: 'help' }]
      : [
          { kind: 'qualify-lead', lead: { kind: 'id', id: leadId } },
          { kind: 'can-i-qualify', lead: { kind: 'id', id: leadId } },
        ];
  switch (about.kind) {
    case 'accessRequested':
      return [{ kind: 'requests' }, { kind: 'roles' }];
    case 'accessApproved':
    case 'automationsOff':
      return again(about.leadId);
    case 'ruleChangeAsked':
      return [
        { kind: 'change', change: { kind: 'publish', id: about.ruleId, published: false } },
        ...(about.excludeInactive
          ? []
          : [{ kind: 'change', change: { kind: 'excludeInactive', id: about.ruleId } } as const]),
        { kind: 'rules', ruleId: about.ruleId },
      ];
    case 'duplicatesFound':
      return about.groups > 0
        ? [{ kind: 'scan-duplicates', entity: about.entity, act: 'show' }]
        : [{ kind: 'help' }];
    case 'scanFailed':
      return [{ kind: 'scan-duplicates', entity: about.entity, act: 'start', after: about.scanId }];
    case 'trainingOver':
      return [
        about.outcome.kind === 'kept'
          ? { kind: 'models', modelId: about.outcome.modelId }
          : { kind: 'models' },
      ];
    case 'leadsGiven':
      return about.leads.length > 3
        ? [...about.leads.slice(0, 3).map(open), { kind: 'list-leads', view: 'my-open' }]
        : about.leads.map(open);
    case 'highScores':
      return about.leads.length > 3
        ? [...about.leads.slice(0, 3).map(open), { kind: 'list-leads', view: 'my-open-scored' }]
        : about.leads.map(open);
    case 'scoresMoved': {
      const [only, ...others] = about.leads;
      if (only !== undefined && others.length === 0)
        return [{ kind: 'score-of-lead', lead: { kind: 'id', id: only.id } }, open(only)];
      return [...about.leads.slice(0, 3).map(open), { kind: 'list-leads', view: 'my-open-scored' }];
    }
    case 'leadDuplicated':
      return about.pairs.slice(0, 2).flatMap((pair): readonly Command[] => [
        {
          kind: 'merge-leads',
          lead: { kind: 'id', id: pair.id },
          other: { kind: 'id', id: pair.other.id },
        },
        open(pair.other),
      ]);
    case 'modelRetrained':
      return about.models.slice(0, 1).map(({ id }) => ({ kind: 'models', modelId: id }));
    case 'accessDenied':
    case 'rulePublished':
      return [{ kind: 'help' }];
  }
}

import type { Notice } from '../domain/notices/notice.ts';
import type { Command } from './command.ts';
import type { Reply } from './reply.ts';

/** What a person is told without having asked at that moment, with the next step as a button. */
export const tell = ({ about }: Notice): Reply => ({ kind: 'notice', about, offers: stepsAfter(about) });

function stepsAfter(about: Notice['about']): readonly Command[] {
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
      return [{ kind: 'scan-duplicates', entity: about.entity, act: 'start' }];
    case 'trainingOver':
      return [
        about.outcome.kind === 'kept'
          ? { kind: 'models', modelId: about.outcome.modelId }
          : { kind: 'models' },
      ];
    case 'accessDenied':
    case 'rulePublished':
      return [{ kind: 'help' }];
  }
}

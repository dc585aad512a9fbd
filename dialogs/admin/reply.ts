import type { DuplicateRule, RuleProblem } from '../../domain/duplicates/detection-rule.ts';
import type { AccessRequest } from '../../domain/people/access-request.ts';
import type { Filed } from '../../domain/people/requests.ts';
import type { SecurityRole } from '../../domain/people/roles.ts';
import type { ProcessFlow } from '../../domain/process/flow.ts';
import type { Automation } from '../../domain/qualification/automation.ts';
import type { Isolation } from '../../domain/qualification/isolation.ts';
import type { MappingRow } from '../../domain/qualification/mapping.ts';
import type { MappingChange } from '../../domain/qualification/mapping-change.ts';
import type { MappingFinding, OptionLine } from '../../domain/qualification/mapping-lint.ts';
import type { Settings, Target } from '../../domain/qualification/settings.ts';
import type { CoreEntity } from '../../domain/records/fields.ts';
import type { Command } from '../command.ts';
import type { Asking } from '../reply.ts';
import type { AdminPlan, AdminRefusal } from './change.ts';
import type { WayToGrant } from './roles.ts';

/** What administrators see and change; everybody may see how the organisation is set up. */
export type AdminReply =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly legacy: 'yes' | 'no' | 'mixed';
      readonly processes: readonly { readonly id: string; readonly name: string }[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'roles';
      readonly roles: readonly {
        readonly id: string;
        readonly name: string;
        readonly holders: readonly string[];
      }[];
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'role';
      readonly role: SecurityRole;
      readonly holders: readonly string[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'requests';
      readonly requests: readonly { readonly request: AccessRequest; readonly ways: readonly WayToGrant[] }[];
      readonly total: number;
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'accessRequested'; readonly filed: Filed; readonly offers: readonly Command[] }
  | {
      readonly kind: 'mappings';
      readonly findings: readonly {
        readonly finding: MappingFinding;
        readonly fixes: readonly MappingChange[];
      }[];
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'mapping';
      readonly target: Target;
      readonly rows: readonly MappingRow[];
      readonly statusMapped: boolean;
      readonly sideBySide: readonly OptionLine[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'processes';
      readonly flows: readonly ProcessFlow[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'automations';
      /** When it was shown. */
      readonly at: string;
      readonly automations: readonly Automation[];
      readonly people: readonly { readonly id: string; readonly name: string }[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'rules';
      readonly rules: readonly DuplicateRule[];
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'rule';
      readonly rule: DuplicateRule;
      readonly mayChange: boolean;
      readonly offers: readonly Command[];
    }
  /** First which types are compared, then their fields; what was typed stays after an error. */
  | ({
      readonly kind: 'ruleForm';
      readonly step: 'types' | 'criteria';
      readonly base: CoreEntity;
      readonly matching: CoreEntity;
      readonly values: Readonly<Record<string, string>>;
      readonly problems: readonly RuleProblem[];
    } & Asking)
  | {
      readonly kind: 'ruleChangeAsked';
      readonly name: string;
      /** Who was asked. */
      readonly told: readonly string[];
      readonly offers: readonly Command[];
    }
  | { readonly kind: 'isolation'; readonly session: Isolation; readonly offers: readonly Command[] }
  | ({ readonly kind: 'adminConfirm'; readonly plan: AdminPlan } & Asking)
  | { readonly kind: 'adminChanged'; readonly plan: AdminPlan; readonly offers: readonly Command[] }
  | { readonly kind: 'adminRefused'; readonly refusal: AdminRefusal; readonly offers: readonly Command[] };

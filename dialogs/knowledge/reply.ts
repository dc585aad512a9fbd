import type { SectionPlan } from '../../domain/guidance/change-section.ts';
import type { QuestionGroup } from '../../domain/guidance/gaps.ts';
import type { KnowledgeProblem } from '../../domain/guidance/knowledge.ts';
import type { LineProblem } from '../../domain/guidance/line-problem.ts';
import type { SectionId } from '../../domain/guidance/topics.ts';
import type { Command } from '../command.ts';
import type { Asking } from '../reply.ts';

/** A section as a list shows it. */
export interface SectionRow {
  readonly id: SectionId;
  readonly title: string;
  /** Who wrote it last; missing where it is as it came with the product. */
  readonly edited?: { readonly n: number; readonly by: string; readonly at: string };
}

/** What is wrong with a text, and where. */
export interface TextProblem {
  readonly line: number;
  readonly problem: LineProblem;
}

/** The guidance as its administrators see it. */
export type KnowledgeReply =
  | {
      readonly kind: 'knowledgeList';
      readonly sections: readonly SectionRow[];
      readonly first: number;
      readonly total: number;
      /** Files and edits that are not in use, because they cannot be read. */
      readonly problems: readonly KnowledgeProblem[];
      readonly gaps: number;
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'knowledgeSection';
      readonly section: SectionRow;
      readonly text: string;
      readonly offers: readonly Command[];
    }
  | ({
      readonly kind: 'knowledgeForm';
      readonly title?: string;
      readonly text: string;
      readonly wrong?: TextProblem;
    } & Asking)
  | ({ readonly kind: 'knowledgeConfirm'; readonly plan: SectionPlan } & Asking)
  | { readonly kind: 'knowledgeSaved'; readonly plan: SectionPlan; readonly offers: readonly Command[] }
  | {
      readonly kind: 'knowledgeHistory';
      readonly section: SectionRow;
      readonly versions: readonly {
        readonly n: number;
        readonly by: string;
        readonly at: string;
        readonly restores?: number;
        readonly shipped: boolean;
      }[];
      readonly offers: readonly Command[];
    }
  | {
      readonly kind: 'knowledgeGaps';
      readonly groups: readonly (QuestionGroup & { readonly nearestTitle?: string })[];
      readonly first: number;
      readonly total: number;
      readonly offers: readonly Command[];
    };

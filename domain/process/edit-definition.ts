import type { ProcessFlow, Stage, Step } from './flow.ts';

/** One edit of a process definition. Positions count from 0; beyond the end means last. */
export type ProcessEdit =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'addStage'; readonly stage: Stage; readonly at: number }
  | { readonly kind: 'removeStage'; readonly stageId: string }
  | { readonly kind: 'renameStage'; readonly stageId: string; readonly name: string }
  | { readonly kind: 'addStep'; readonly stageId: string; readonly step: Step }
  | { readonly kind: 'removeStep'; readonly stageId: string; readonly field: string }
  | {
      readonly kind: 'requireStep';
      readonly stageId: string;
      readonly field: string;
      readonly required: boolean;
    };

/** The definition after the edit, or what the edit names and the definition lacks. */
export function edited(
  flow: ProcessFlow,
  edit: ProcessEdit,
): ProcessFlow | { readonly lacks: 'stage' | 'step'; readonly id: string } {
  if (edit.kind === 'rename') return { ...flow, name: edit.name };
  if (edit.kind === 'addStage') return { ...flow, stages: flow.stages.toSpliced(edit.at, 0, edit.stage) };
  const stage = flow.stages.find(({ id }) => id === edit.stageId);
  if (stage === undefined) return { lacks: 'stage', id: edit.stageId };
  if (edit.kind === 'removeStage')
    return { ...flow, stages: flow.stages.filter(({ id }) => id !== edit.stageId) };
  const names = edit.kind === 'removeStep' || edit.kind === 'requireStep';
  if (names && !stage.steps.some(({ field }) => field === edit.field))
    return { lacks: 'step', id: edit.field };
  const next = editedStage(stage, edit);
  return { ...flow, stages: flow.stages.map((each) => (each.id === stage.id ? next : each)) };
}

function editedStage(
  stage: Stage,
  edit: Extract<ProcessEdit, { kind: 'renameStage' | 'addStep' | 'removeStep' | 'requireStep' }>,
): Stage {
  switch (edit.kind) {
    case 'renameStage':
      return { ...stage, name: edit.name };
    case 'addStep':
      return { ...stage, steps: [...stage.steps, edit.step] };
    case 'removeStep':
      return { ...stage, steps: stage.steps.filter(({ field }) => field !== edit.field) };
    case 'requireStep':
      return {
        ...stage,
        steps: stage.steps.map((step) =>
          step.field === edit.field ? { ...step, required: edit.required } : step,
        ),
      };
  }
}

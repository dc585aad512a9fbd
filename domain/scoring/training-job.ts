import { trainingJobs } from '../collections.ts';
import { notify } from '../notices/notify.ts';
import { loadActor, readable } from '../people/access.ts';
import { notFound } from '../people/decision.ts';
import type { TrainingJob, TrainingOutcome, TrainingProgress } from '../records/training-job.ts';
import { type Host, pausing } from '../slices.ts';
import type { ChangeOf, Store, Transaction, View } from '../store/store.ts';
import { addModel, addVersion } from './manage-model.ts';
import { type ModelIdea, trainingOf } from './plan-model.ts';
import type { Training, TrainingData, TrainingOptions, TrainingStep } from './train.ts';

/** Trains somewhere, telling how far it is; rejects when it breaks down. */
export type Train = (
  data: TrainingData,
  options: TrainingOptions,
  report: (step: TrainingStep) => void,
) => Promise<Training>;

/** What trainings run with. */
export interface Trainer {
  readonly store: Store;
  readonly train: Train;
  readonly host: Host;
  readonly now: () => Date;
}

/** Puts a training in line. Asked twice by one id, it is one. Whether the person may is looked at when it is kept. */
export async function requestTraining(
  tx: Transaction,
  idea: ModelIdea,
  asked: { readonly id: string; readonly by: string; readonly at: Date; readonly modelId?: string },
): Promise<TrainingJob> {
  const { id, by, at, modelId } = asked;
  const known = await tx.get(trainingJobs, id);
  return (
    known ??
    tx.put(trainingJobs, {
      id,
      version: 0,
      idea,
      ...(modelId === undefined ? {} : { modelId }),
      by,
      askedAt: at.toISOString(),
      status: 'waiting',
      attempts: 0,
      tell: false,
    })
  );
}

/** Whoever asked goes on with something else: they are told when it is over. */
export async function tellWhenTrained(tx: Transaction, job: TrainingJob): Promise<TrainingJob> {
  return job.tell || job.status === 'over' ? job : tx.put(trainingJobs, { ...job, tell: true });
}

/** A training that could not be finished so often is given up. */
const mostAttempts = 3;

/**
 * Runs the trainings that wait, one after another, and those that a restart interrupted from their beginning. One
 * process at a time does it; in another one this returns at once. Whoever asked is told unless they still wait. Asked
 * often, it only looks while none waits.
 */
export async function runTrainings(trainer: Trainer): Promise<void> {
  if ((await trainer.store.read(underWay)) === undefined) return;
  await trainer.store.alone('train scoring models', async () => {
    for (;;) {
      const job = await trainer.store.read(underWay);
      if (job === undefined) return;
      await (job.attempts < mostAttempts ? run(trainer, job) : end(trainer, job, async () => failed));
    }
  });
}

const failed: TrainingOutcome = { kind: 'failed' };

const underWay = async (view: View): Promise<TrainingJob | undefined> =>
  (await view.find(trainingJobs, 'byStatus', ['running', 'waiting'], { limit: 1 }))[0];

async function run(trainer: Trainer, { id, attempts }: TrainingJob): Promise<void> {
  const job = await trainer.store.change(changeAt(trainer), (tx) =>
    save(tx, id, (was) => ({ status: 'running', attempts: attempts + 1, tell: was.tell || attempts > 0 })),
  );
  const reporter = reporting(trainer, id);
  const training = await trainingFor(trainer, job, reporter.report);
  await reporter.saved();
  await end(trainer, job, (tx) => outcomeOf(tx, job, training, trainer.now()));
}

/** `undefined`: whoever asked is no member any more; `fault`: it broke down. */
async function trainingFor(
  trainer: Trainer,
  { by, idea }: TrainingJob,
  report: (progress: TrainingProgress) => void,
): Promise<Training | 'fault' | undefined> {
  const { store, train, host, now } = trainer;
  const pause = pausing(host);
  const work = await store.read(async (view) => {
    const actor = await loadActor(view, by);
    return (
      actor &&
      trainingOf(view, readable(actor, idea.entity), idea, now(), (done, total) => {
        report({ phase: 'reading', percent: (100 * done) / total });
        return pause();
      })
    );
  });
  return work && train(work.data, work.options, report).catch(() => 'fault' as const);
}

/** Keeps the model, with the rights that the person has by now. */
async function outcomeOf(
  tx: Transaction,
  { id, by, idea, modelId }: TrainingJob,
  training: Training | 'fault' | undefined,
  at: Date,
): Promise<TrainingOutcome> {
  if (training === 'fault') return failed;
  const actor = await loadActor(tx, by);
  if (actor === undefined || training === undefined) return notFound('person', by);
  if (training.kind !== 'trained') return { kind: 'refused', refusal: training };
  const kept =
    modelId === undefined
      ? await addModel(tx, actor, idea, training.model, { id, at })
      : await addVersion(tx, actor, idea, training.model, { id: modelId, at });
  return kept.kind === 'refused' ? kept : { kind: 'kept', modelId: kept.plan.id };
}

/** The model, that the job is over and what is told of it are one change. */
const end = (
  trainer: Trainer,
  { id, by }: TrainingJob,
  outcome: (tx: Transaction) => Promise<TrainingOutcome>,
): Promise<void> =>
  trainer.store.change(changeAt(trainer, by), async (tx) => {
    const came = await outcome(tx);
    const job = await save(tx, id, () => ({ status: 'over', outcome: came }));
    if (!job.tell) return;
    const { idea } = job;
    await notify(tx, id, job.by, { kind: 'trainingOver', name: idea.name, outcome: came }, trainer.now());
  });

const changeAt = ({ now }: Trainer, by = 'system'): ChangeOf => ({
  by,
  why: 'train a scoring model',
  at: now(),
});

const saveEvery = 1_000;

/** Saves how far it is about every second. A store that refuses it loses nothing: the end of the training tells. */
function reporting(trainer: Trainer, id: string) {
  const { store, host } = trainer;
  let savedAt = host.now();
  let saving: Promise<unknown> = Promise.resolve();
  return {
    report: ({ phase, percent }: TrainingProgress): void => {
      if (host.now() - savedAt < saveEvery) return;
      savedAt = host.now();
      const progress = { phase, percent: Math.floor(percent) };
      saving = saving
        .then(() => store.change(changeAt(trainer), (tx) => save(tx, id, () => ({ progress }))))
        .catch(() => {});
    },
    saved: async (): Promise<void> => {
      await saving;
    },
  };
}

async function save(
  tx: Transaction,
  id: string,
  change: (was: TrainingJob) => Partial<TrainingJob>,
): Promise<TrainingJob> {
  const job = await tx.get(trainingJobs, id);
  if (job === undefined) throw new Error(`the training ${id} is gone`);
  return tx.put(trainingJobs, { ...job, ...change(job) });
}

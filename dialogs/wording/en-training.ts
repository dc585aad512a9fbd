import type { NoticeAbout } from '../../domain/notices/notice.ts';
import type { TrainingProgress } from '../../domain/records/training-job.ts';
import type { Dates } from './dates.ts';
import { refusal } from './en-change-refusals.ts';

const phases: Readonly<Record<TrainingProgress['phase'], string>> = {
  reading: 'Reading the closed records',
  choosing: 'Choosing the attributes',
  testing: 'Testing on records it has not learnt from',
  learning: 'Learning from all records',
  checking: 'Looking for attributes that give the outcome away',
};

const failed = (name: string): string => `The training of ${name} broke down`;
const failedHow =
  'No model was saved or changed. Try again, and tell your administrator if it happens again.';

/** Words of a training that takes a while. */
export const trainingEn = ({ moment }: Dates) => ({
  title: (name: string): string => `Training ${name}`,
  waiting: 'It begins in a moment.',
  phase: ({ phase, percent }: TrainingProgress): string => `${phases[phase]}: ${percent} %`,
  asked: (at: string): string => `Asked for ${moment(at)}`,
  restarted: 'I was restarted meanwhile, so it was begun anew.',
  goesOn: 'You can go on working: I write to you when it is done. The models that score now go on scoring.',
  show: 'Show where it stands',
  failed,
  failedHow,
});

/** What whoever asked for a training is told when it is over. */
export const trainingNoticeEn = ({
  name,
  outcome,
}: Extract<NoticeAbout, { kind: 'trainingOver' }>): {
  readonly title: string;
  readonly details: readonly string[];
} => {
  switch (outcome.kind) {
    case 'kept':
      return {
        title: `${name} is trained`,
        details: ['Look at how good it is. It scores nothing before it is published.'],
      };
    case 'refused': {
      const { title, details, now } = refusal(outcome.refusal);
      return { title: `${name} was not trained`, details: [title, ...details, now] };
    }
    case 'failed':
      return { title: failed(name), details: [failedHow] };
  }
};

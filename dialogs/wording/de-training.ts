import type { NoticeAbout } from '../../domain/notices/notice.ts';
import type { TrainingProgress } from '../../domain/records/training-job.ts';
import type { Dates } from './dates.ts';
import { refusalDe } from './de-change-refusals.ts';

const phases: Readonly<Record<TrainingProgress['phase'], string>> = {
  reading: 'Geschlossene Datensätze werden gelesen',
  choosing: 'Attribute werden gewählt',
  testing: 'Test an Datensätzen, aus denen nicht gelernt wurde',
  learning: 'Aus allen Datensätzen wird gelernt',
  checking: 'Attribute werden gesucht, die das Ergebnis verraten',
};

const failed = (name: string): string => `Das Training von ${name} ist abgebrochen`;
const failedHow =
  'Es wurde kein Modell gespeichert oder geändert. Versuchen Sie es noch einmal, und sagen Sie Ihrem Administrator, wenn es wieder geschieht.';

/** Words of a training that takes a while. */
export const trainingDe = ({ moment }: Dates) => ({
  title: (name: string): string => `${name} wird trainiert`,
  waiting: 'Das Training beginnt gleich.',
  phase: ({ phase, percent }: TrainingProgress): string => `${phases[phase]}: ${percent} %`,
  asked: (at: string): string => `Angefordert am ${moment(at)}`,
  restarted: 'Ich wurde inzwischen neu gestartet, deshalb begann das Training von vorn.',
  goesOn:
    'Sie können weiterarbeiten: Ich schreibe Ihnen, wenn es fertig ist. Die Modelle, die jetzt bewerten, bewerten weiter.',
  show: 'Zeigen, wie weit es ist',
  failed,
  failedHow,
});

/** What whoever asked for a training is told when it is over. */
export const trainingNoticeDe = ({
  name,
  outcome,
}: Extract<NoticeAbout, { kind: 'trainingOver' }>): {
  readonly title: string;
  readonly details: readonly string[];
} => {
  switch (outcome.kind) {
    case 'kept':
      return {
        title: `${name} ist trainiert`,
        details: ['Sehen Sie an, wie gut es ist. Es bewertet erst, wenn es veröffentlicht ist.'],
      };
    case 'refused': {
      const { title, details, now } = refusalDe(outcome.refusal);
      return { title: `${name} wurde nicht trainiert`, details: [title, ...details, now] };
    }
    case 'failed':
      return { title: failed(name), details: [failedHow] };
  }
};

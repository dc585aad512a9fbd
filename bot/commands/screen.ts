import { SingleBar } from 'cli-progress';

/** Where a command says what it does. */
export interface Screen {
  line(text: string): void;
  progress(label: string, total: number): Progress;
}

export interface Progress {
  readonly update: (done: number) => void;
  readonly stop: () => void;
}

// Whoever reads may stop reading, as `head` does: the command goes on to its end, and its exit code holds.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

/** Lines to standard output; bars to standard error, and only where somebody looks at them. */
export const terminal: Screen = {
  line: (text) => console.log(text),
  progress: (label, total) => {
    const bar = new SingleBar({
      format: `${label} {bar} {percentage}%`,
      clearOnComplete: true,
      hideCursor: true,
    });
    bar.start(total, 0);
    return { update: (done) => bar.update(done), stop: () => bar.stop() };
  },
};

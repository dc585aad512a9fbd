/** Another process works on the data folder. */
export class FolderInUse extends Error {
  readonly folder: string;
  /** The process that holds it, when it could be read. */
  readonly pid: number | undefined;
  constructor(folder: string, pid: number | undefined) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    super(
      `The data folder ${folder} is in use by ${holder}. Two processes on one folder would destroy each other's work: stop that one first, or give this one a folder of its own. Nothing was changed.`,
    );
    this.name = 'FolderInUse';
    this.folder = folder;
    this.pid = pid;
  }
}

/** A file of the store is not as it was written. */
export class StoreDamaged extends Error {
  readonly file: string;
  readonly what: string;
  constructor(file: string, what: string) {
    super(`${file} is damaged: ${what}. Nothing was changed: restore the data folder from a backup.`);
    this.name = 'StoreDamaged';
    this.file = file;
    this.what = what;
  }
}

/** A restore or a move into the data folder did not come to its end. */
export class FolderHalfFilled extends Error {
  constructor(folder: string) {
    super(
      `The data folder ${folder} is only half filled: npm run restore or migrate-store was interrupted. Run the same command again, which begins anew, or remove the folder. Nothing was changed.`,
    );
    this.name = 'FolderHalfFilled';
  }
}

/** The data folder was written by a newer release. */
export class StoreTooNew extends Error {
  constructor(file: string, found: string, known: string) {
    super(
      `${file} was written by a newer release (${found}; this one knows ${known}). Nothing was changed: start the newer release, or restore a backup made with this one.`,
    );
    this.name = 'StoreTooNew';
  }
}

/** A failed fsync: the disk may or may not have what was written, and asking again does not help. */
export class SyncFailed extends Error {
  constructor(path: string, cause: unknown) {
    super(
      `The disk could not confirm a write to ${path} (${cause instanceof Error ? cause.message : String(cause)}), so it is unknown what it holds. Check the disk, then restart.`,
      { cause },
    );
    this.name = 'SyncFailed';
  }
}

/** Runs an fsync and marks its failure as what it is. */
export async function sync(path: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw new SyncFailed(path, error);
  }
}

/** A backup is not as it was written. */
export class BackupDamaged extends Error {
  readonly what: string;
  constructor(file: string, what: string) {
    super(`${file} is damaged: ${what}. Nothing was written: restore an older backup.`);
    this.name = 'BackupDamaged';
    this.what = what;
  }
}

/** The backup was made by a newer release. */
export class BackupTooNew extends Error {
  constructor(file: string, found: string) {
    super(
      `${file} was made by a newer release (${found}). Nothing was written: restore it with that release.`,
    );
    this.name = 'BackupTooNew';
  }
}

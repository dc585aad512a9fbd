/**
 * Which facts are about which part of the domain: what one of them breaks, the other must notice. A folder within a
 * part that is a part of its own does not belong to the other.
 */
export const parts = {
  people: ['test/people', 'test/qualification', 'test/journeys'],
  qualification: ['test/qualification', 'test/process', 'test/merging', 'test/sample', 'test/journeys'],
  merging: ['test/merging', 'test/journeys'],
  process: ['test/process', 'test/qualification', 'test/journeys'],
  duplicates: ['test/duplicates', 'test/scanning', 'test/journeys'],
  scoring: ['test/scoring', 'test/sample', 'test/journeys'],
  leads: [
    'test/leads',
    'test/commands/import-file.test.ts',
    'test/commands/import-duplicates.test.ts',
    'test/commands/export-file.test.ts',
    'test/journeys',
  ],
  guidance: ['test/guidance', 'test/journeys'],
  utterances: ['test/utterances', 'test/dialogs'],
  notices: ['test/notices'],
  delivery: ['test/notices'],
  privacy: ['test/privacy'],
  records: ['test/records', 'test/leads', 'test/qualification', 'test/journeys'],
  store: [
    'test/store/soon.test.ts',
    'test/store/memory.test.ts',
    'test/store/audit.test.ts',
    'test/store/search.test.ts',
    'test/store/move.test.ts',
    'test/qualification/undo-changed-since.test.ts',
  ],
  'store/local': [
    'test/store/soon.test.ts',
    'test/store/io-faults.test.ts',
    'test/store/races.test.ts',
    'test/store/model.test.ts',
    'test/store/recovery.test.ts',
    'test/store/memory.test.ts',
    'test/store/local.test.ts',
    'test/store/audit.test.ts',
    'test/store/search.test.ts',
    'test/store/key-index.test.ts',
    'test/store/pressure.test.ts',
    'test/store/power-loss.test.ts',
    'test/store/upgrades.test.ts',
    'test/store/move.test.ts',
    'test/store/backup.test.ts',
    'test/privacy/forget.test.ts',
  ],
  'store/backup': ['test/store/backup.test.ts'],
  'store/postgres': [
    'test/store/postgres.test.ts',
    'test/store/postgres-faults.test.ts',
    'test/store/postgres-indexes.test.ts',
    'test/store/prepare-lookups.test.ts',
    'test/store/half-filled.test.ts',
    'test/store/move.test.ts',
    'test/store/search.test.ts',
    'test/privacy/forget.test.ts',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Part = keyof typeof parts;

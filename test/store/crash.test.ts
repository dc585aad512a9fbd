import { describe, expect, test } from 'vitest';
import { type Kill, killOnce } from './crash-run.ts';
import { temporaryFolders } from './temporary.ts';

const newFolder = temporaryFolders();

// The long form, with its figures: node --import tsx test/store/crash.ts
describe('REL3: a process killed while it writes and compacts', () => {
  const kills: readonly Kill[] = [
    { kind: 'fromOutside', afterMs: 120 },
    { kind: 'fromOutside', afterMs: 250 },
    { kind: 'failpoint', name: 'mid log append', nth: 20 },
    { kind: 'failpoint', name: 'mid compaction', nth: 2 },
    { kind: 'failpoint', name: 'after rename, before folder fsync', nth: 1 },
    { kind: 'failpoint', name: 'before old segments are removed', nth: 2 },
  ];

  test('loses nothing that was acknowledged, leaves nothing by halves, and opens again each time', async () => {
    const folder = newFolder();
    for (const [run, kill] of kills.entries()) {
      const { acknowledged, lost, unreadable } = await killOnce(folder, `run${run}`, kill);
      expect({ kill, lost, unreadable }).toEqual({ kill, lost: [], unreadable: undefined });
      expect(acknowledged).toBeGreaterThan(10);
    }
  });
});

import { journeys } from '../demo/journeys.ts';
import { play } from '../demo/player.ts';
import { openStage } from '../demo/stage.ts';
import { terminal } from './screen.ts';

/** Plays the journeys on the wire and prints what everybody sees: the same every time. */
const stage = await openStage(new Date('2026-11-25T10:00:00Z'));
try {
  for (const journey of journeys) {
    await play(journey, stage, terminal.line);
    terminal.line('');
    await stage.later(60);
  }
} catch (fault) {
  terminal.line(`The demo stops here: ${fault instanceof Error ? fault.message : String(fault)}`);
  process.exitCode = 1;
} finally {
  await stage.close();
}

import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded into a process whose memory is looked at: SIGUSR2 collects garbage, so that what is left is held by somebody.
v8.setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => collect());

import { writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { learnUtterances } from '../../domain/utterances/learn.ts';
import { printModel } from '../../domain/utterances/model-file.ts';
import { learntFile, readAsked, readBank } from '../utterances.ts';

/** `npm run train:intents`: learns anew from knowledge/utterances what the bot ships with. It takes a minute. */
const { utterances, stamp } = await readBank();
console.error(`Learning from ${utterances.length} utterances…`);
const packed = gzipSync(printModel(learnUtterances(utterances, await readAsked()), stamp), { level: 9 });
await writeFile(learntFile, packed);
console.log(JSON.stringify({ utterances: utterances.length, bank: stamp, bytes: packed.length }));

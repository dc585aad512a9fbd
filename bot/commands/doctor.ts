import { readEnvironment } from '../config.ts';
import { openStore } from '../open-store.ts';
import { examine } from './examine.ts';
import { terminal } from './screen.ts';

const well = await examine(
  { nodeVersion: process.versions.node, configuration: readEnvironment(), open: openStore, now: new Date() },
  terminal,
);
if (!well) process.exitCode = 1;

// A thread does not inherit how its parent reads TypeScript. The module that it runs is its first argument.
import { register } from 'tsx/esm/api';

register();
await import(process.argv[2]);

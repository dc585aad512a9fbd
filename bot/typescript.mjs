// Lets Node read the product's own TypeScript: `node --import ./bot/typescript.mjs bot/main.ts`.
import { register } from 'node:module';

process.setSourceMapsEnabled(true);
register('./typescript-hooks.mjs', import.meta.url);

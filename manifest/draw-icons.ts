import { writeFileSync } from 'node:fs';
import { colorIcon, outlineIcon } from './icons.ts';
import { pngOf } from './png.ts';

/** Draws both icons of the app anew: `npm run draw-icons`. */
const here = (name: string): URL => new URL(name, import.meta.url);
writeFileSync(here('color.png'), pngOf(colorIcon()));
writeFileSync(here('outline.png'), pngOf(outlineIcon()));

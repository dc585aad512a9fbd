/**
 * Draws every card in every state and language, light, dark and narrow, and takes pictures of them:
 * `npm run contact-sheet -- <folder> [part of a name]` (needs Chromium; CHROMIUM names it when it is not /usr/bin/chromium).
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { render } from '../../../bot/render.ts';
import { wordingLanguages, wordsFor } from '../../../dialogs/wording/wording.ts';
import { replies } from './replies.ts';

const [, , folder = 'dist/contact-sheet', wanted = ''] = process.argv;
const require = createRequire(import.meta.url);
const library = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.js'), 'utf8');
type Shown = readonly { readonly name: string; readonly card: unknown }[];
const cardsIn = (locale: string): Shown => {
  const look = { words: wordsFor({ locale }), sign: (command: object) => ({ command }) };
  return replies
    .filter(([name]) => name.includes(wanted))
    .map(([name, reply]) => ({ name, card: render(reply, look).card }));
};

const themes = {
  light: {
    paper: '#ffffff',
    page: '#f5f5f5',
    ink: '#242424',
    subtle: '#616161',
    accent: '#5b5fc7',
    good: '#107c10',
    warning: '#8a5700',
    attention: '#c4314b',
    emphasis: '#f0f0f0',
    cautious: '#fbf6d9',
    alarming: '#fcf4f6',
  },
  dark: {
    paper: '#292929',
    page: '#1f1f1f',
    ink: '#ffffff',
    subtle: '#adadad',
    accent: '#9ea2ff',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
    emphasis: '#3b3b3b',
    cautious: '#463100',
    alarming: '#3e1f25',
  },
} as const;

const hostConfig = (theme: (typeof themes)[keyof typeof themes]) => {
  const colour = (value: string) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: theme.ink, subtle: theme.subtle },
    accent: colour(theme.accent),
    good: colour(theme.good),
    warning: colour(theme.warning),
    attention: colour(theme.attention),
  };
  return {
    fontFamily: 'Segoe UI, DejaVu Sans, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    spacing: { small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 14 },
    separator: { lineThickness: 1, lineColor: theme.emphasis },
    actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal' },
    containerStyles: {
      default: { backgroundColor: theme.paper, foregroundColors },
      emphasis: { backgroundColor: theme.emphasis, foregroundColors },
      warning: { backgroundColor: theme.cautious, foregroundColors },
      attention: { backgroundColor: theme.alarming, foregroundColors },
    },
    factSet: { title: { weight: 'bolder', maxWidth: 150 }, spacing: 12 },
    inputs: {
      label: {
        requiredInputs: { weight: 'bolder', suffix: ' *' },
        optionalInputs: { weight: 'bolder' },
        inputSpacing: 4,
      },
    },
  };
};

const pageOf = (
  cards: Shown,
  theme: (typeof themes)[keyof typeof themes],
  width: number,
): string => `<!doctype html><meta charset="utf-8">
<style>
  body { background: ${theme.page}; color: ${theme.subtle}; font: 12px Segoe UI, DejaVu Sans, sans-serif; margin: 12px; columns: ${width === 300 ? 4 : 3}; column-gap: 16px; width: ${width === 300 ? 1320 : 1560}px; }
  section { break-inside: avoid; margin-bottom: 18px; width: ${width}px; }
  .ac-actionSet, .ac-container > div:last-child { flex-wrap: wrap; row-gap: 8px; overflow: visible !important; }
  .ac-fact-title, .ac-fact-value { overflow-wrap: anywhere; }
  .ac-adaptiveCard { border-radius: 6px; border: 1px solid ${theme.emphasis}; }
  .ac-pushButton { background: ${theme.paper}; color: ${theme.ink}; border: 1px solid ${theme.subtle}; border-radius: 4px; padding: 5px 12px; font: 600 13px Segoe UI, DejaVu Sans, sans-serif; }
  input:not([type=checkbox]):not([type=radio]), textarea, select { background: ${theme.emphasis}; color: ${theme.ink}; border: 0; border-bottom: 1px solid ${theme.subtle}; padding: 6px; width: 100%; box-sizing: border-box; }
</style><body></body><script>${library}</script><script>
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text.replace(/&/g,'&amp;').replace(/</g,'&lt;').replace(/\\\\([\\\\\`*_\\[\\]~#>+.)-])/g,'$1'); result.didProcess = true; };
  for (const { name, card } of ${JSON.stringify(cards).replace(/</g, '\\u003c')}) {
    const view = new AdaptiveCards.AdaptiveCard(); view.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig(theme))});
    view.parse(card); const box = document.createElement('section'); box.append(name, view.render()); document.body.append(box);
  }
</script>`;

/** Runs in the page: texts that stick out of their card. */
const tooWide = `[...document.querySelectorAll('.ac-adaptiveCard')].flatMap((card) => {
  const edge = card.getBoundingClientRect().right + 1;
  return [...card.querySelectorAll('*')]
    .filter((each) => each.children.length === 0 && !each.closest('.ac-pushButton') && each.getBoundingClientRect().right > edge)
    .map((each) => each.textContent.slice(0, 80))
    .filter((text) => text !== '');
})`;

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const perPage = 14;
for (const language of wordingLanguages) {
  const cards = cardsIn(language);
  for (const [name, theme, width] of [
    ['light', themes.light, 500],
    ['dark', themes.dark, 500],
    ['narrow', themes.light, 300],
  ] as const) {
    for (let from = 0; from < cards.length; from += perPage) {
      const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
      await page.setContent(pageOf(cards.slice(from, from + perPage), theme, width));
      const file = join(folder, `cards-${language}-${name}-${1 + from / perPage}.png`);
      await page.screenshot({ path: file, fullPage: true });
      const wide = await page.evaluate<string[]>(tooWide);
      await page.close();
      console.log([file, ...wide].join('\n  too wide: '));
    }
  }
}
await browser.close();

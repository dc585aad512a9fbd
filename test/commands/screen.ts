import type { Screen } from '../../bot/commands/screen.ts';

/** A screen that remembers its lines; `text` is all of them. */
export function rememberingScreen(): Screen & { readonly text: () => string } {
  const lines: string[] = [];
  return {
    line: (text) => {
      lines.push(text);
    },
    progress: () => ({ update: () => {}, stop: () => {} }),
    text: () => lines.join('\n'),
  };
}

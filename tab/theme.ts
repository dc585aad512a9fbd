import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from '@fluentui/tokens';
import { setTheme } from '@fluentui/web-components';
import type { ThemeName } from './host.ts';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

const heard = new Set<() => void>();

/** Fluent's tokens for the whole page; whatever is drawn by hand hears of it. */
export function showTheme(name: ThemeName): void {
  setTheme(themes[name]);
  document.documentElement.dataset['theme'] = name;
  document.documentElement.style.colorScheme = name === 'light' ? 'light' : 'dark';
  for (const redraw of heard) redraw();
}

/** Returns how to stop listening. */
export function onThemeShown(redraw: () => void): () => void {
  heard.add(redraw);
  return () => void heard.delete(redraw);
}

/** A token's value now, for a canvas. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

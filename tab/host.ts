export type ThemeName = 'light' | 'dark' | 'contrast';

/** Where the tab is shown: what it may ask of Teams, and what it makes of it where there is none. */
export interface Host {
  readonly inTeams: boolean;
  readonly theme: ThemeName;
  /** BCP 47, as the client tells it. */
  readonly locale: string;
  /** What a deep link points at, for example `lead:leeds-boosters`. */
  readonly target?: string;
  /** A token for the bot's API, by single sign-on. */
  token(fresh: boolean): Promise<string>;
  onTheme(changed: (theme: ThemeName) => void): void;
  open(link: string): void;
}

/** A client that never answers must not leave a blank page. */
const patience = 5_000;

export async function openHost(): Promise<Host> {
  // At top level there is nobody to talk to, and merely loading teams-js asks Microsoft's servers for a list of hosts.
  if (window.parent === window) return noHost;
  const { app, authentication } = await import('@microsoft/teams-js');
  if (!(await within(patience, app.initialize()))) return noHost;
  const context = await app.getContext();
  const { subPageId } = context.page;
  app.notifySuccess();
  return {
    inTeams: true,
    theme: themeOf(context.app.theme),
    locale: context.app.locale || navigator.language,
    ...(subPageId === undefined ? {} : { target: subPageId }),
    token: async (fresh) => `Bearer ${await authentication.getAuthToken({ silent: !fresh })}`,
    onTheme: (changed) => app.registerOnThemeChangeHandler((name) => changed(themeOf(name))),
    open: (link) => void app.openLink(link),
  };
}

const noHost: Host = {
  inTeams: false,
  theme: matchMedia('(forced-colors: active)').matches
    ? 'contrast'
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light',
  locale: navigator.language,
  token: async () => '',
  onTheme: () => undefined,
  open: (link) => void window.open(link, '_blank', 'noopener'),
};

const themeOf = (name: string): ThemeName =>
  name === 'contrast' ? 'contrast' : name === 'dark' || name === 'glass' ? 'dark' : 'light';

const within = (ms: number, work: Promise<unknown>): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((late) => setTimeout(() => late(false), ms)),
  ]);

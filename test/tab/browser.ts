import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { expect } from 'vitest';

/** A browser to see the tab in: the one of `CHROMIUM`, or where Debian and Chrome's own packages put it. */
export const browserPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

export const noBrowser = 'there is no Chromium here: name one in CHROMIUM to see the tab tested';

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export interface HostOptions {
  readonly token: string;
  readonly theme?: 'default' | 'dark' | 'contrast';
  readonly locale?: string;
  readonly subPageId?: string;
}

/**
 * A Teams client as far as teams-js can tell, on the tab's own origin so that it is trusted: it answers the messages
 * that the tab sends, and can change its theme.
 */
const hostPage = ({
  token,
  theme = 'default',
  locale = 'en-gb',
  subPageId = '',
}: HostOptions): string => `<!doctype html>
<title>Host</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%}</style>
<iframe name="tab" src="/tab"></iframe>
<script>
const context = { theme: ${JSON.stringify(theme)}, locale: ${JSON.stringify(locale)}, entityId: 'board', subEntityId: ${JSON.stringify(subPageId)}, hostClientType: 'web', userObjectId: '' };
const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: {} });
const answers = {
  initialize: () => ['content', 'web', runtime, '2.58.0'],
  getContext: () => [context],
  'authentication.getAuthToken': () => [true, ${JSON.stringify(token)}],
  openLink: (args) => { window.opened = args[0]; return [true]; },
};
window.asked = [];
addEventListener('message', ({ data, source }) => {
  window.asked.push(data.func);
  const answer = answers[data.func];
  if (answer) source.postMessage({ id: data.id, uuid: data.uuid, uuidAsString: data.uuidAsString, args: answer(data.args) }, '*');
});
window.changeTheme = (name) => frames[0].postMessage({ func: 'themeChange', args: [name] }, '*');
</script>`;

export interface Seen {
  readonly page: Page;
  readonly tab: Frame;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
}

/** Opens the tab inside the host, and waits until it has something to show. */
export async function openInTeams(
  browser: Browser,
  url: string,
  options: HostOptions,
  width = 1024,
): Promise<Seen> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  const complaints = listen(page);
  // The list of hosts is Microsoft's; no test asks for it.
  await page.route('https://res.cdn.office.net/**', (route) =>
    route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }),
  );
  await page.route(`${url}/host`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(options) }),
  );
  await page.goto(`${url}/host`);
  const tab = page.frame('tab');
  if (tab === null) throw new Error('the host shows no tab');
  await tab.waitForSelector('main h1');
  return { page, tab, complaints };
}

function listen(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** Goes to an address of the tab, and waits until nothing is awaited any more. */
export async function goTo({ tab }: Pick<Seen, 'tab'>, hash: string): Promise<void> {
  await tab.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await settled(tab);
}

export async function settled(tab: Frame): Promise<void> {
  await tab.waitForSelector('main h1');
  await tab.waitForSelector('fluent-spinner', { state: 'detached' });
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** UX11: what axe finds that is serious, a line each. Of what it looks at, only colours depend on the theme. */
export async function seriousFindings(tab: Frame, coloursOnly: boolean): Promise<readonly string[]> {
  const options = coloursOnly ? { runOnly: ['color-contrast'] } : {};
  await tab.evaluate(axe.source);
  const found = (await tab.evaluate(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as readonly Violation[];
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} ${failureSummary}`),
    );
}

/** How far the page can be scrolled sideways. */
export const sidewaysScroll = async (tab: Frame): Promise<number> =>
  Number(await tab.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));

export const expectQuiet = ({ complaints }: Seen): void => expect(complaints).toEqual([]);

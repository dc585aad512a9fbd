import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leads } from '../../domain/collections.ts';
import { loadSettings } from '../../domain/qualification/settings-change.ts';
import { ada, mira, sam } from '../wire/wire.ts';
import {
  browserPath,
  expectQuiet,
  goTo,
  type HostOptions,
  launch,
  noBrowser,
  openInTeams,
  seriousFindings,
  settled,
  sidewaysScroll,
} from './browser.ts';
import { startTeamsProduct, type TeamsProduct } from './teams-product.ts';

if (browserPath === undefined) console.warn(`The tab was not looked at: ${noBrowser}.`);

const pages = [
  '#/board',
  '#/leads',
  '#/leads?text=contoso',
  '#/leads/leeds-boosters',
  '#/import',
  '#/settings',
  '#/settings/roles',
  '#/settings/roles/salesperson',
  '#/settings/requests',
  '#/settings/rules',
  '#/settings/mappings',
  '#/settings/mappings/contact',
  '#/settings/process',
  '#/settings/automations',
  '#/settings/models',
  '#/settings/grades',
  '#/settings/knowledge',
];

/** Whatever has a colour of its own is on one of these. */
const coloured = [
  '#/board',
  '#/leads',
  '#/leads/leeds-boosters',
  '#/import',
  '#/settings',
  '#/settings/process',
];

describe.skipIf(browserPath === undefined)('the tab in Teams', { timeout: 120_000 }, () => {
  let product: TeamsProduct;
  let browser: Browser;
  beforeAll(async () => {
    [product, browser] = await Promise.all([startTeamsProduct(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.close();
  });
  const openAs = (person: typeof ada, options: Partial<HostOptions> = {}, width?: number) =>
    openInTeams(browser, product.url, { token: product.entra.token(person), ...options }, width);

  test.each(['default', 'dark', 'contrast'] as const)(
    'UX11: in the theme %s axe finds nothing serious on any page',
    async (theme) => {
      const seen = await openAs(ada, { theme });
      for (const hash of theme === 'default' ? pages : coloured) {
        await goTo(seen, hash);
        for (const details of await seen.tab.locator('details').all())
          await details.evaluate((each) => each.setAttribute('open', ''));
        expect([hash, await seriousFindings(seen.tab, theme !== 'default')]).toEqual([hash, []]);
      }
      expectQuiet(seen);
      await seen.page.close();
    },
  );

  test('UX11: on a phone of 320 px no page scrolls sideways', async () => {
    const seen = await openAs(ada, {}, 320);
    for (const hash of pages) {
      await goTo(seen, hash);
      expect([hash, await sidewaysScroll(seen.tab)]).toEqual([hash, 0]);
    }
    await seen.page.close();
  });

  test('the client’s change of theme is followed at once', async () => {
    const { page, tab } = await openAs(mira);
    const background = () => tab.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await background();
    await page.evaluate(`changeTheme('dark')`);
    await tab.waitForSelector('html[data-theme=dark]');
    expect(await background()).not.toBe(light);
    await page.close();
  });

  test('a deep link opens its lead, in the client’s language', async () => {
    const { page, tab } = await openAs(sam, { subPageId: 'lead:leeds-boosters', locale: 'de-de' });
    await settled(tab);
    expect(await tab.locator('h1').textContent()).toBe('Ann Weber');
    expect(await tab.locator('nav a').first().textContent()).toBe('Übersicht');
    await page.close();
  });

  test('every chart has its numbers as a table, and each number leads to its leads', async () => {
    const { page, tab } = await openAs(mira);
    await tab.locator('figure').nth(3).waitFor();
    expect(await tab.locator('figure').count()).toBeGreaterThanOrEqual(4);
    expect(await tab.locator('figure:not(:has(table))').count()).toBe(0);
    const grades = tab.locator('figure', { hasText: 'Open leads by grade' });
    await grades.locator('summary').click();
    const count = await grades.locator('tr', { hasText: 'No score' }).locator('a').textContent();
    await grades.locator('tr', { hasText: 'No score' }).locator('a').click();
    await settled(tab);
    expect(await tab.locator('main [role=status]').first().textContent()).toContain(`of ${count}`);
    await page.close();
  });

  test('UX11: with the keyboard alone a setting is changed, its consequence read, and saved once', async () => {
    const { page, tab } = await openAs(ada);
    await goTo({ tab }, '#/settings');
    await tab.locator('input[type=number]').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('75');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tab.locator('fluent-dialog li', { hasText: '→ 75' }).waitFor();
    await tab.locator('fluent-button', { hasText: 'Save the change' }).focus();
    await page.keyboard.press('Enter');
    await tab.locator('fluent-message-bar', { hasText: 'Saved.' }).waitFor();
    expect((await product.store.read(loadSettings)).undoMinutes).toBe(75);
    await page.close();
  });

  test('Escape leaves the question, and nothing is saved', async () => {
    const { page, tab } = await openAs(ada);
    await goTo({ tab }, '#/settings/grades');
    await tab.locator('input[type=number]').first().fill('80');
    await tab.locator('button.primary').click();
    await tab.locator('fluent-dialog-body').waitFor();
    expect(await seriousFindings(tab, false)).toEqual([]);
    await page.keyboard.press('Escape');
    await tab.locator('fluent-dialog-body').waitFor({ state: 'detached' });
    expect((await product.store.read(loadSettings)).grades?.A).not.toBe(80);
    await page.close();
  });

  test('UX3: from its page a lead is qualified by the cards of the chat', async () => {
    const { page, tab, complaints } = await openAs(sam, { subPageId: 'lead:print-cooling' });
    await tab.getByText('Qualify lead', { exact: true }).click();
    await tab.locator('.answer button', { hasText: 'Qualify lead' }).waitFor();
    expect(await seriousFindings(tab, false)).toEqual([]);
    await tab.locator('.answer button', { hasText: 'Qualify lead' }).click();
    await tab.locator('.answer', { hasText: 'is qualified' }).waitFor();
    await tab.locator('dd', { hasText: 'Qualified' }).first().waitFor();
    expect((await product.store.read((view) => view.get(leads, 'print-cooling')))?.status.state).toBe(
      'qualified',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('a dropped file is shown with what it does, and imported', async () => {
    const { page, tab } = await openAs(mira);
    await goTo({ tab }, '#/import');
    const before = await product.store.read((view) => view.size(leads));
    await tab.evaluate(`
      const files = new DataTransfer();
      files.items.add(new File(['firstName,lastName,companyName\\nNina,Holt,Aster\\n'], 'leads.csv'));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    `);
    await tab.locator('td', { hasText: 'Aster' }).waitFor();
    await tab.locator('fluent-button', { hasText: 'Import 1 lead' }).click();
    await tab.locator('fluent-message-bar', { hasText: '1 lead was imported.' }).waitFor();
    expect(await product.store.read((view) => view.size(leads))).toBe(before + 1);
    await page.close();
  });

  test('somebody who is no member yet may ask for access, and nothing else', async () => {
    const nobody = { id: '00000000-0000-4000-8000-0000000000ee', name: 'Nova Newcomer' };
    const { page, tab } = await openAs(nobody);
    expect(await tab.locator('nav').count()).toBe(0);
    await tab.locator('fluent-button').click();
    await tab.locator('fluent-message-bar').waitFor();
    await page.close();
  });
});

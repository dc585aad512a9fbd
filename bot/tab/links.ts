import type { Mode } from '../config.ts';

/** The tab's name in the manifest. */
export const tabEntityId = 'leads';

/** What a link opens: a page of the tab, or one lead. */
export type TabTarget = { readonly page: 'board' | 'leads' | 'settings' } | { readonly lead: string };

export type TabLink = (target: TabTarget) => string;

/**
 * Links from cards into the tab. In Teams a deep link that stays inside the client; in local mode the address of the
 * page, where it is known.
 */
export function tabLinks(mode: Mode, localAddress: string | undefined): TabLink | undefined {
  if (mode.kind === 'teams') {
    const base = `https://teams.microsoft.com/l/entity/${mode.app.id}/${tabEntityId}`;
    return (target) => {
      const subEntityId = 'lead' in target ? `lead:${target.lead}` : target.page;
      return `${base}?context=${encodeURIComponent(JSON.stringify({ subEntityId }))}`;
    };
  }
  if (localAddress === undefined) return undefined;
  return (target) =>
    `${localAddress}/tab#/${'lead' in target ? `leads/${encodeURIComponent(target.lead)}` : target.page}`;
}

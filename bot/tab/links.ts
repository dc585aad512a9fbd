import type { Mode } from '../config.ts';
import { isLoopback } from '../config-fields.ts';

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

/** The lead that a link leads to: a deep link of Teams, an address of the tab, or a lead's own address. */
export function leadIn(mode: Mode, link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (mode.kind === 'teams' && url.hostname === 'teams.microsoft.com')
    return url.pathname === `/l/entity/${mode.app.id}/${tabEntityId}`
      ? leadInContext(url.searchParams.get('context') ?? '')
      : undefined;
  const isOwn = mode.kind === 'teams' ? url.host === mode.app.publicHost : isLoopback(link);
  if (!isOwn) return undefined;
  const path = url.pathname === '/tab' ? url.hash.slice(1) : url.pathname;
  const [, named] = /^\/leads\/([^/?#]{1,200})$/.exec(path) ?? [];
  return named === undefined ? undefined : decoded(named);
}

function leadInContext(context: string): string | undefined {
  try {
    const { subEntityId } = (JSON.parse(context) ?? {}) as { readonly subEntityId?: unknown };
    return typeof subEntityId === 'string' ? /^lead:(.{1,200})$/.exec(subEntityId)?.[1] : undefined;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

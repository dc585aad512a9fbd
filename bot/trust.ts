import type { Mode } from './config.ts';
import { isLoopback } from './config-fields.ts';

/**
 * Whether the bot may send to this address (SEC2): one of the configured origins, or a loopback address in local
 * mode. Only the canonical spelling counts, so that no two parsers can disagree about the host.
 */
export function mayCall(mode: Mode, serviceUrl: string): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  const canonical = serviceUrl === url.origin || serviceUrl.startsWith(`${url.origin}/`);
  if (!canonical || url.search !== '' || url.hash !== '') return false;
  if (mode.kind === 'teams') return mode.app.serviceOrigins.includes(url.origin);
  return /^https?:$/.test(url.protocol) && isLoopback(serviceUrl);
}

/** Where an activity says it comes from: Teams names the tenant twice. */
export interface Origin {
  readonly channelId: string;
  readonly conversation: { readonly tenantId?: string | undefined };
  readonly channelData?: { readonly tenant?: { readonly id?: string | undefined } | undefined } | undefined;
}

/** Only Teams, and only a listed tenant, named alike in both places (SEC4). Local mode takes any tenant. */
export function mayEnter(mode: Mode, { channelId, conversation, channelData }: Origin): boolean {
  if (channelId !== 'msteams') return false;
  if (mode.kind === 'local') return true;
  const { tenantId } = conversation;
  return (
    tenantId !== undefined && tenantId === channelData?.tenant?.id && mode.app.tenants.includes(tenantId)
  );
}

/** In local mode a page in a browser must not reach the bot through a name that points at this machine. */
export const isLocalHost = (host: string | undefined): boolean =>
  host !== undefined && isLoopback(`http://${host}`);

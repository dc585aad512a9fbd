import { parse } from 'tldts';
import { remembering } from './remembering.ts';
import { isFreeMail } from './tables/free-mail.ts';

/** The internet domain by which an organisation is known. */
export interface Site {
  /** Registrable: `contoso.co.uk`. */
  readonly domain: string;
  /** Its own part, letters and digits only: `contoso`. */
  readonly label: string;
}

/**
 * The organisation's domain in a host name or a web address; `undefined` for free-mail providers and broken
 * domains, which belong to nobody in particular. `freeMail`: the administrator's own additions.
 */
export function siteOf(hostOrAddress: string, freeMail?: ReadonlySet<string>): Site | undefined {
  const site = ownSiteOf(hostOrAddress);
  return site === undefined || freeMail?.has(site.domain) ? undefined : site;
}

const ownSiteOf = remembering(20_000, (hostOrAddress): Site | undefined => {
  const { domain, domainWithoutSuffix: label } = parse(hostOrAddress);
  if (!domain || !label || isFreeMail(domain, label)) return undefined;
  return { domain, label: label.replace(/[^a-z0-9]/g, '') };
});

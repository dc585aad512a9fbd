import { type Site, siteOf } from './site.ts';
import { isRoleMailbox } from './tables/role-mailboxes.ts';

/** An e-mail address, ready to compare. */
export interface Email {
  /** Two spellings of one mailbox are equal. */
  readonly address: string;
  readonly local: string;
  /** The part after the `@`; empty when there is none. */
  readonly host: string;
  /** `undefined` for free-mail providers and broken domains. */
  readonly site: Site | undefined;
  /** A mailbox of a function (`info@`), not of a person. */
  readonly role: boolean;
}

/**
 * Reads an address: `mailto:` and a display name dropped, lower case, `+tag` dropped, dots ignored in Gmail
 * addresses, `googlemail.com` read as `gmail.com`. The last `@` counts when there are several.
 * `undefined` for a text without any.
 */
export function email(text = '', freeMail?: ReadonlySet<string>): Email | undefined {
  const bare = (/<([^<>]*)>/.exec(text)?.[1] ?? text)
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, '');
  const at = bare.lastIndexOf('@');
  if (at < 0) return undefined;
  const typedHost = bare.slice(at + 1).replace(/[\s.]+$/, '');
  const host = typedHost === 'googlemail.com' ? 'gmail.com' : typedHost;
  const untagged = bare.slice(0, at).replace(/(?<=.)\+.*$/, '');
  const local = host === 'gmail.com' ? untagged.replaceAll('.', '') : untagged;
  if (local === '') return undefined;
  return {
    address: `${local}@${host}`,
    local,
    host,
    site: siteOf(host, freeMail),
    role: isRoleMailbox(local),
  };
}

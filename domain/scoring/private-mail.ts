import providers from 'email-providers/all.json' with { type: 'json' };

const known: ReadonlySet<string> = new Set(providers);

/** Whether anybody can get a mailbox there (gmail.com): then the domain does not name a business. */
export const isPrivateMail = (domain: string): boolean => known.has(domain.toLowerCase());

import providers from 'email-providers/all.json' with { type: 'json' };

/** Providers the package lacks. */
const additions =
  'fastmail.com fastmail.fm tutanota.com tutanota.de tuta.io tuta.com posteo.de posteo.net duck.com riseup.net disroot.org mailbox.org mail.de email.de zohomail.com hushmail.com runbox.com skiff.com yeah.net vip.163.com vk.com inbox.lv abv.bg ukr.net bigpond.net.au xtra.co.nz free.fr laposte.net btopenworld.com talktalk.net sbcglobal.net bellsouth.net rocketmail.com ymail.com rediffmail.com'.split(
    ' ',
  );

/** Families with an address in every country: `yahoo.co.in`, `outlook.de`, `gmx.at`. */
const families =
  /^(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|aol|icloud|gmx|protonmail|yandex|zohomail)$/;

const free = new Set<string>([...providers, ...additions]);

/** `true` when anybody can have an address there, so that sharing the domain says nothing (free-mail and disposable providers). */
export const isFreeMail = (domain: string, label: string): boolean =>
  free.has(domain) || families.test(label);

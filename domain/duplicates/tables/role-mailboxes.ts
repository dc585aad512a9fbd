const roles = new Set(
  `info sales support contact contactus hello office admin administrator service services help helpdesk team
  enquiries enquiry inquiries inquiry mail email post billing accounts accounting invoice invoices finance hr
  jobs careers marketing press media orders order purchasing procurement reception webmaster postmaster
  noreply no-reply donotreply do-not-reply abuse customerservice customercare kontakt buero verkauf vertrieb
  einkauf rechnung service-center ventas compras contacto contabilidad vendas contato accueil commercial
  contatti vendite amministrazione biuro sekretariat recepce obchod it ops operations legal general main shop
  store booking bookings reservations none na test user anonymous unknown`.split(/\s+/),
);

/** `true` for a mailbox that stands for a function, not for a person (`info@`, `sales-emea@` is a person's). */
export const isRoleMailbox = (local: string): boolean => roles.has(local.replace(/\d+$/, ''));

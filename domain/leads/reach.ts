import type { Lead } from '../records/lead.ts';

/** How an e-mail address or a phone number leads to its lead: one key each, the same for every spelling. */

/** `email:<address in lower case>`, or `undefined` when the text is no address. */
export function emailKey(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(address) ? `email:${address}` : undefined;
}

/** `phone:<last eight digits>`: with or without country and trunk code the same; `undefined` below six digits. */
export function phoneKey(text: string): string | undefined {
  const [number = ''] = text.split(/ext|x|#/i);
  const digits = number.replace(/\D/g, '');
  return digits.length < 6 || /[^\d\s()+./-]/.test(number) ? undefined : `phone:${digits.slice(-8)}`;
}

export const reachKeys = ({ email, phone, mobilePhone }: Lead): readonly string[] => [
  ...new Set(
    [emailKey(email ?? ''), phoneKey(phone ?? ''), phoneKey(mobilePhone ?? '')].filter(
      (key) => key !== undefined,
    ),
  ),
];

import { createHash } from 'node:crypto';
import { eraserOf } from '../privacy/traces.ts';
import type { LeadFields } from '../records/lead.ts';

/** Nothing in it could be a name, an address or a number: few digits, or one of the ids that systems make. */
const opaque = /^(\d{1,5}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/i;

/**
 * The id under which a row of a file is kept: its own, unless that names the lead's person by name, address or number.
 * Ids outlive a forgotten person, so such a one becomes a code: the same for the same id, so that a file which comes
 * a second time is still noticed.
 */
export function importedId(id: string, fields: Partial<LeadFields>): string {
  if (opaque.test(id)) return id;
  const { firstName: first, lastName: last, email, phone, mobilePhone } = fields;
  const erase = eraserOf({
    names: [{ ...(first !== undefined && { first }), ...(last !== undefined && { last }) }],
    emails: email === undefined ? [] : [email],
    phones: [phone, mobilePhone].filter((number) => number !== undefined),
    words: [],
  });
  if (erase(id, 'close') === id) return id;
  return `imported-${createHash('sha256').update(id).digest('hex').slice(0, 20)}`;
}

import type { DuplicateRule, RuleDefinition } from './detection-rule.ts';

const same = (...fields: readonly string[]): RuleDefinition['criteria'] =>
  fields.map((field) => ({
    baseField: field,
    matchingField: field,
    comparison: { kind: 'exact' },
    ignoreBlanks: true,
  }));

/**
 * The rules that come with the product (dynamics-facts 5.1). Those on accounts and contacts only warn, so they are
 * published; the one on leads blocks qualification (C2), so an administrator decides about it.
 */
export const defaultRules: readonly Omit<DuplicateRule, 'version'>[] = [
  {
    id: 'accounts-same-name',
    name: 'Accounts with the same name',
    base: 'account',
    matching: 'account',
    criteria: same('name'),
    caseSensitive: false,
    excludeInactive: true,
    status: 'published',
  },
  {
    id: 'contacts-same-email',
    name: 'Contacts with the same e-mail address',
    base: 'contact',
    matching: 'contact',
    criteria: same('email'),
    caseSensitive: false,
    excludeInactive: true,
    status: 'published',
  },
  {
    id: 'leads-same-email',
    name: 'Leads with the same e-mail address',
    base: 'lead',
    matching: 'lead',
    criteria: same('email'),
    caseSensitive: false,
    excludeInactive: false,
    status: 'unpublished',
  },
];

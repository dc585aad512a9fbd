/**
 * What a lead, an account or a contact is to the duplicate engine: plain text fields as people typed them.
 * Person-only, company-only and mixed records are all legal; a missing field is no evidence either way.
 */
export interface Comparable {
  readonly id: string;
  readonly kind: 'lead' | 'account' | 'contact';
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly companyName?: string | undefined;
  readonly email?: string | undefined;
  readonly website?: string | undefined;
  /** Every number of the record; the best agreement of any two counts. */
  readonly phones?: readonly string[] | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  /** A name or an ISO code; also tells how to read national phone numbers. */
  readonly country?: string | undefined;
  /** `YYYY-MM-DD` or `YYYYMMDD`. */
  readonly birthDate?: string | undefined;
}

/** The stable topic ids, in the order of the guidance's headings. Never rename one. */
export const topicIds = [
  'faq-duplicate-detection-difference',
  'faq-scoring-minimum-requirement',
  'faq-scoring-prerequisites',
  'faq-leads-not-scored',
  'faq-score-update-frequency',
  'faq-realtime-scoring',
  'faq-customize-model',
  'faq-multiple-models',
  'faq-score-vs-grade',
  'faq-lead-qualified-outcome',
  'faq-find-closed-leads',
  'faq-duplicates-when-qualifying',
  'faq-qualification-errors',
  'faq-improved-duplicates-disabled',
  'faq-improved-duplicates-enabled',
  'faq-notes-attachments',
  'err-overview',
  'err-duplicate-match',
  'err-required-fields',
  'err-active-stage',
  'err-lead-closed',
  'err-invalid-status-code',
  'err-status-code-view-codes',
  'err-status-code-view-mappings',
  'err-next-stage',
  'err-insufficient-permissions',
  'err-permissions-assign',
  'err-permissions-persist',
] as const;

export type TopicId = (typeof topicIds)[number];

/** A section of the guidance, or one that the organisation's administrator wrote. */
export type SectionId = TopicId | `org-${string}`;

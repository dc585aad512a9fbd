/** Blank texts count as missing: zero, dates and any other text are something. */
export const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && String(value).trim() !== '';

/**
 * What a table holds under a key that somebody else wrote; `undefined` for every other one, also for `constructor`
 * and its like, which each object has and no table means.
 */
export const named = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

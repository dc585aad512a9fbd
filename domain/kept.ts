/**
 * Makes a thing for each key once and keeps it: for what is dear to make and never changes. Beyond so many it begins
 * anew, so keys may come from outside.
 */
export function kept<T>(make: (key: string) => T, most = 100): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    if (made.size >= most) made.clear();
    const thing = make(key);
    made.set(key, thing);
    return thing;
  };
}

/** Two records that belong together. */
interface Edge {
  readonly a: string;
  readonly b: string;
}

/** Records that are linked by pairs, directly or by way of others; in the order of the pairs. */
export function groupsOf<E extends Edge>(pairs: readonly E[]): readonly (readonly E[])[] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let top = id;
    for (let next = leader.get(top); next !== undefined && next !== top; next = leader.get(top)) top = next;
    leader.set(id, top);
    return top;
  };
  for (const { a, b } of pairs) leader.set(find(b), find(a));
  const groups = new Map<string, E[]>();
  for (const pair of pairs) {
    const top = find(pair.a);
    const group = groups.get(top) ?? [];
    if (group.push(pair) === 1) groups.set(top, group);
  }
  return [...groups.values()];
}

/** The ids of a group, each once, those of the likeliest pair first. */
export const membersOf = (pairs: readonly Edge[]): readonly string[] => [
  ...new Set(pairs.flatMap(({ a, b }) => [a, b])),
];

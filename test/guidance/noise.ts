/** Deterministic noise for pasted messages: the same seed gives the same variants (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Roll = () => number;
const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T;

/** One typing error: a letter dropped, doubled, replaced or swapped with the next. */
function mistype(text: string, roll: Roll): string {
  const at = 1 + Math.floor(roll() * (text.length - 3));
  const [before, here, next, after] = [text.slice(0, at), text[at], text[at + 1], text.slice(at + 2)];
  return pick(roll, [
    () => `${before}${next}${after}`,
    () => `${before}${here}${here}${next}${after}`,
    () => `${before}${pick(roll, [...'aeionrst'])}${next}${after}`,
    () => `${before}${next}${here}${after}`,
  ])();
}

const wrappers: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `hey, I tried to qualify Contoso again and got this:\n\n"${text}"\n\nwhat now??`,
  (text) => `ERROR ${text} (Activity ID: 3f2504e0-4f89-11d3-9a0c-0305e82c3301)`,
  (text) => JSON.stringify({ error: { code: '0x0', message: text, innererror: { type: 'OrgFault' } } }),
  (text) => JSON.stringify(JSON.stringify({ Message: text, ErrorCode: 0 })),
  (text) => `<div class="ms-Dialog"><p>${text.replaceAll("'", '&#39;').replaceAll('"', '&quot;')}</p></div>`,
  (text) => `> ${text.split(' ').join('\n> ')}`,
  (text) =>
    `System.ServiceModel.FaultException: ${text}\n   at Microsoft.Crm.Extensibility.Pipeline.Execute()`,
  (text) => `what does '${text}' mean`,
  (text) => `Ann from the north team says she sees **${text}** since Monday, can you help her?`,
  (text) => `https://org.crm.dynamics.com/error?msg=${encodeURIComponent(text)}&src=form`,
  (text) => `[10:42] Sam Rivera: ${text} 😩`,
];

const styles: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll("'", '’'),
  (text) => text.replaceAll(/[.,']/g, ''),
  (text) => text.replaceAll(/\bcan't\b/gi, 'cannot').replaceAll(/\bis not\b/gi, "isn't"),
  (text) => text.replaceAll(' ', '  '),
  (text) => text.replace(/\.$/, '!!!'),
];

/** One noisy variant; longer messages may also lose their end or start. */
export function noisy(message: string, roll: Roll): string {
  let text = pick(roll, styles)(message);
  const errors = Math.floor(roll() * (message.length > 40 ? 4 : 2));
  for (let done = 0; done < errors; done += 1) text = mistype(text, roll);
  if (message.length > 30 && roll() < 0.2) {
    const kept = Math.ceil(text.length * (0.7 + 0.25 * roll()));
    // Without its first word nobody could tell the opportunity message from the lead message.
    const cuts = [`${text.slice(0, kept)}…`, text.slice(0, kept), text.slice(-kept)];
    return pick(roll, /^opportunity/i.test(message) ? cuts.slice(0, 2) : cuts);
  }
  return pick(roll, wrappers)(text);
}

import { inOrder } from './in-order.ts';

interface Window {
  readonly sends: number;
  readonly withinMs: number;
}

/** What Teams takes of one bot in one conversation. It takes 8 within two seconds; 7 within each are never more. */
const perConversation: readonly Window[] = [
  { sends: 7, withinMs: 1_000 },
  { sends: 8, withinMs: 2_000 },
  { sends: 60, withinMs: 30_000 },
  { sends: 1_800, withinMs: 3_600_000 },
];
/** What it takes of one app in one tenant; here of all tenants together, which is never more. */
const perApp: readonly Window[] = [{ sends: 50, withinMs: 1_000 }];

export interface Time {
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}
const machineTime: Time = {
  now: () => performance.now(),
  pause: (ms) => new Promise((wake) => setTimeout(wake, ms)),
};

/**
 * Makes each send wait until Teams would take it (REL7): those of one conversation in the order in which they came,
 * and no conversation for another, as long as the app as a whole has room. Counted by each process.
 */
export function createSendRate({ now, pause }: Time = machineTime): (conversation: string) => Promise<void> {
  const inTurn = inOrder();
  const ofConversation = new Map<string, number[]>();
  let ofApp: number[] = [];
  let cleanedAt = now();

  /** Conversations that have been quiet for as long as the longest window need not be known. */
  function forgetQuiet(at: number): void {
    if (at - cleanedAt < 60_000) return;
    cleanedAt = at;
    for (const [conversation, sent] of ofConversation)
      if (at - (sent.at(-1) ?? 0) >= 3_600_000) ofConversation.delete(conversation);
  }

  return (conversation) =>
    inTurn(conversation, async () => {
      for (;;) {
        const at = now();
        forgetQuiet(at);
        const sent = ofConversation.get(conversation) ?? [];
        const wait = Math.max(waitFor(perConversation, sent, at), waitFor(perApp, ofApp, at));
        if (wait <= 0) {
          ofConversation.set(conversation, [...sent.slice(-1_799), at]);
          ofApp = [...ofApp.slice(-49), at];
          return;
        }
        await pause(wait);
      }
    });
}

/** How long until one more fits into every window; `sent` is in order. */
const waitFor = (windows: readonly Window[], sent: readonly number[], at: number): number =>
  Math.max(
    0,
    ...windows.map(({ sends, withinMs }) => {
      const first = sent[sent.length - sends];
      return first === undefined ? 0 : first + withinMs - at;
    }),
  );

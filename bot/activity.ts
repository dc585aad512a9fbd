import type { Activity } from 'botbuilder';
import { z } from 'zod';

/**
 * The parts of an activity that the bot relies on, checked before anything looks at it (holes d and q): whatever
 * passes here cannot make the adapter or the bot throw.
 */
const id = z.string().min(1).max(1_000);
const optional = z
  .string()
  .max(1_000)
  .nullish()
  .transform((value) => value ?? undefined);
const account = z.looseObject({ id, name: optional, aadObjectId: optional, role: optional });

const Incoming = z.looseObject({
  type: z.string().min(1).max(100),
  id: id.optional(),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(2_000),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id, conversationType: optional, tenantId: optional }),
  text: z
    .string()
    .nullish()
    .transform((value) => value ?? undefined),
  textFormat: optional,
  locale: optional,
  localTimezone: optional,
  replyToId: optional,
  name: optional,
  action: optional,
  deliveryMode: optional,
  entities: z
    .array(z.looseObject({ type: optional }))
    .max(500)
    .nullish()
    .transform((value) => value ?? undefined),
  membersAdded: z
    .array(z.looseObject({ id }))
    .max(5_000)
    .nullish()
    .transform((value) => value ?? undefined),
  channelData: z
    .looseObject({
      tenant: z
        .looseObject({ id: optional })
        .nullish()
        .transform((value) => value ?? undefined),
    })
    .nullish()
    .transform((value) => value ?? undefined),
});

/** What an `adaptiveCard/action` carries: which button, its signed data, and the card's inputs among it. */
const CardAction = z.looseObject({
  action: z.looseObject({ type: optional, verb: optional, data: z.unknown() }),
  trigger: optional,
});

export type ActivityCheck =
  | { readonly ok: true; readonly activity: Activity }
  | { readonly ok: false; readonly why: 'notAnActivity' | 'notACardAction' };

export function checkActivity(body: unknown): ActivityCheck {
  const shape = Incoming.safeParse(body);
  if (!shape.success) return { ok: false, why: 'notAnActivity' };
  const activity = shape.data as unknown as Activity;
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') {
    if (!CardAction.safeParse(activity.value).success) return { ok: false, why: 'notACardAction' };
  }
  return { ok: true, activity };
}

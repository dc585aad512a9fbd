import { z } from 'zod';
import {
  type Asked,
  answered,
  ask,
  problem,
  refusalOf,
  type TabAnswer,
  type TabParts,
  wordsOf,
} from './asked.ts';
import { changeBody } from './change-body.ts';
import type { Changed, Confirm, Pressed } from './wire.ts';

type Changing = (parts: TabParts, asked: Asked) => Promise<TabAnswer>;

const previewBody = z.strictObject({ change: changeBody });

/** What a change would do. It opens the same flow as in chat; nothing changes before that is confirmed. */
export const preview: Changing = async (parts, asked) => {
  const body = previewBody.safeParse(asked.body);
  if (!body.success) return problem(400);
  const reply = await ask(parts, asked, { kind: 'change', change: body.data.change });
  if (reply.kind !== 'adminConfirm') return refusalOf(parts, asked, reply);
  const { flow, rev, plan } = reply;
  return answered<Confirm>({ flow, rev, consequences: wordsOf(asked).admin.consequences(plan) });
};

const confirmBody = z.strictObject({ flow: z.string().max(500), rev: z.number().int() });

/**
 * Saves what was previewed, once: the flow with its revision is the key, so that a second click, a retry after a
 * lost answer, and a press on the card of the same flow all get the same receipt (REL1).
 */
export const confirm: Changing = async (parts, asked) => {
  const body = confirmBody.safeParse(asked.body);
  if (!body.success) return problem(400);
  const reply = await ask(parts, asked, { kind: 'flow', ...body.data, press: 'confirm' });
  if (reply.kind === 'adminChanged')
    return answered<Changed>({ consequences: wordsOf(asked).admin.consequences(reply.plan) });
  // An outdated preview is answered with the current one: to be looked at again, not saved.
  if (reply.kind === 'adminConfirm') {
    const { flow, rev, plan } = reply;
    return {
      status: 409,
      body: { flow, rev, consequences: wordsOf(asked).admin.consequences(plan) } satisfies Confirm,
    };
  }
  return refusalOf(parts, asked, reply);
};

const pressBody = z.strictObject({
  press: z.string().max(20_000),
  fields: z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()])),
});

/** A button of a lead's page or of a card shown there: the same signed press as in chat, answered with its card. */
export const press: Changing = async (parts, asked) => {
  const body = pressBody.safeParse(asked.body);
  const pressed = body.success
    ? parts.actions.parse({ ...body.data.fields, press: body.data.press })
    : undefined;
  if (pressed === undefined) return problem(400);
  const reply = await ask(parts, asked, pressed.command, pressed.fields);
  const { card, summary } = parts.render(reply, asked.reader);
  return answered<Pressed>({ card, summary });
};

/** Somebody who is no member asks to become one. */
export const requestAccess: Changing = async (parts, asked) => {
  const reply = await ask(parts, asked, { kind: 'request-access' });
  if (reply.kind !== 'accessRequested') return refusalOf(parts, asked, reply);
  return problem(200, parts.render(reply, asked.reader).summary);
};

import { z } from 'zod';
import type { AdminChange } from '../../dialogs/admin/change.ts';
import {
  accessLevels,
  type Privilege,
  privileges,
  type Securable,
  securables,
} from '../../domain/people/roles.ts';
import { targets } from '../../domain/qualification/settings.ts';

/**
 * A change as the tab sends it. In chat a change comes back on a button that the bot signed; here a person's browser
 * writes it, so its shape is checked. Whether the person may do it, and whether it makes sense, is the domain's to say.
 */

const id = z.string().min(1).max(200);
const text = z.string().max(2_000);
const target = z.enum(targets);
const creation = z.enum(['automatic', 'ask']);
const custom = z
  .string()
  .regex(/^custom:[\w-]{1,100}$/)
  .transform((name) => name as Securable);
const securable = z.union([z.enum(securables), custom]);
const privilege = z.enum(privileges as readonly [Privilege, ...Privilege[]]);

const settings = z.strictObject({
  create: z.partialRecord(target, creation).exactOptional(),
  improvedDuplicates: z.boolean().exactOptional(),
  defaultProcessId: id.nullable().exactOptional(),
  defaultCountry: z.string().max(10).exactOptional(),
  undoMinutes: z.number().exactOptional(),
  organization: text.exactOptional(),
});

const role = z.strictObject({
  roleId: id,
  cells: z
    .array(z.strictObject({ privilege, on: securable, level: z.enum(accessLevels) }))
    .min(1)
    .max(200),
});

const verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grant'), roleId: id }),
  z.strictObject({
    kind: z.literal('assign'),
    roleIds: z.array(id).max(20),
    businessUnitId: id.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('deny'), reason: text.exactOptional() }),
]);

const row = z.strictObject({ from: z.string().max(100), to: z.string().max(100) });
const mapping = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addRow'), target, row }),
  z.strictObject({ kind: z.literal('removeRow'), target, row }),
  z.strictObject({
    kind: z.literal('addOptions'),
    entity: z.enum(['lead', ...targets]),
    attribute: z.string().max(100),
    options: z
      .array(z.strictObject({ value: z.number(), label: text, state: z.string().max(50).exactOptional() }))
      .max(100),
  }),
]);

const step = z.strictObject({ field: z.string().max(100), label: text, required: z.boolean() });
const stage = z.strictObject({
  id,
  name: text,
  entity: z.enum(['lead', 'opportunity']),
  steps: z.array(step).max(100),
});
const process = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), name: text }),
  z.strictObject({ kind: z.literal('addStage'), stage, at: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('removeStage'), stageId: id }),
  z.strictObject({ kind: z.literal('renameStage'), stageId: id, name: text }),
  z.strictObject({ kind: z.literal('addStep'), stageId: id, step }),
  z.strictObject({ kind: z.literal('removeStep'), stageId: id, field: z.string().max(100) }),
  z.strictObject({
    kind: z.literal('requireStep'),
    stageId: id,
    field: z.string().max(100),
    required: z.boolean(),
  }),
]);

const boundary = z.number().exactOptional();

export const changeBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settings'), edit: settings }),
  z.strictObject({ kind: z.literal('role'), change: role }),
  z.strictObject({ kind: z.literal('verdict'), requestId: id, verdict }),
  z.strictObject({ kind: z.literal('mapping'), change: mapping }),
  z.strictObject({ kind: z.literal('process'), processId: id, edit: process }),
  z.strictObject({ kind: z.literal('automation'), id, active: z.boolean() }),
  z.strictObject({ kind: z.literal('publish'), id, published: z.boolean() }),
  z.strictObject({ kind: z.literal('excludeInactive'), id }),
  z.strictObject({
    kind: z.literal('model'),
    change: z.strictObject({ id, act: z.enum(['publish', 'retire']) }),
  }),
  z.strictObject({
    kind: z.literal('grades'),
    minimums: z.strictObject({ A: boundary, B: boundary, C: boundary }),
  }),
]) satisfies z.ZodType<AdminChange>;

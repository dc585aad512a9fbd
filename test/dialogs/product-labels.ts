import { defaultRules } from '../../domain/duplicates/default-rules.ts';
import { defaultRoles } from '../../domain/people/default-roles.ts';
import { defaultProcess } from '../../domain/process/definitions.ts';
import { defaultOptionSets } from '../../domain/qualification/default-maps.ts';
import { fieldsOf } from '../../domain/records/fields.ts';

/** Labels that come with the product: words of ours, although they travel as data. */
export const productLabels: ReadonlySet<string> = new Set([
  ...Object.values(fieldsOf).flatMap((fields) => fields.map(({ label }) => label)),
  ...defaultOptionSets.flatMap(({ options }) => options.map(({ label }) => label)),
  defaultProcess.name,
  ...defaultProcess.stages.flatMap(({ name, steps }) => [name, ...steps.map(({ label }) => label)]),
  ...defaultRoles.map(({ name }) => name),
  ...defaultRules.map(({ name }) => name),
]);

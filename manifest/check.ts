import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One thing that Teams would refuse: where, and what about it. */
export interface ManifestProblem {
  readonly at: string;
  readonly problem: string;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const read = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`schema/${name}.schema.json`, import.meta.url), 'utf8')) as Json;

/** Microsoft's own schemas (version 1.22), which say what an upload refuses. */
const schemas = { manifest: schemaOf(read('manifest')), localization: schemaOf(read('localization')) };

/** Checks the manifest or a language file against Microsoft's schema, without a network. */
export function checkAgainst(schema: keyof typeof schemas, value: unknown): readonly ManifestProblem[] {
  const result = schemas[schema].safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(({ path, message }) => ({ at: path.join('.'), problem: message }));
}

function schemaOf(root: Json): z.ZodType {
  return z.fromJSONSchema(inlined(root, root) as Parameters<typeof z.fromJSONSchema>[0]);
}

/** Some references of the schema lead to properties instead of definitions, which is all that zod follows. */
function inlined(value: Json, root: Json): Json {
  if (Array.isArray(value)) return value.map((item) => inlined(item, root));
  if (value === null || typeof value !== 'object') return value;
  const members = value as { readonly [name: string]: Json };
  const ref = members['$ref'];
  if (typeof ref === 'string' && ref.startsWith('#/properties/')) return inlined(target(ref, root), root);
  return Object.fromEntries(Object.entries(members).map(([name, item]) => [name, inlined(item, root)]));
}

function target(ref: string, root: Json): Json {
  const names = ref.slice(2).split('/');
  return names.reduce<Json>((at, name) => (at as { readonly [name: string]: Json })[name] ?? null, root);
}

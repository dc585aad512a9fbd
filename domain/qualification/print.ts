import { createHash } from 'node:crypto';
import type { Stored } from '../store/store.ts';

/**
 * The fingerprint of what people see in a record: equal for equal content, whatever its version. The score does
 * not count, because it is refreshed without anybody's doing.
 */
export function print(record: Stored): string {
  const { version: _version, score: _score, ...content } = record as Stored & { readonly score?: unknown };
  return createHash('sha256').update(canonical(content)).digest('hex');
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Object && !Array.isArray(part)
      ? Object.fromEntries(
          Object.keys(part)
            .toSorted()
            .map((name) => [name, Reflect.get(part, name)]),
        )
      : part,
  );

type Before<T> = (a: T, b: T) => boolean;

/** Walks several ordered lists as one. */
export function merge<T>(
  lists: readonly Iterator<T, undefined>[],
  before: Before<T>,
): Iterator<T, undefined> {
  const [first, second] = lists;
  if (first === undefined) return [][Symbol.iterator]();
  if (second === undefined) return first;
  const half = lists.length >>> 1;
  return mergeTwo(merge(lists.slice(0, half), before), merge(lists.slice(half), before), before);
}

function* mergeTwo<T>(
  left: Iterator<T, undefined>,
  right: Iterator<T, undefined>,
  before: Before<T>,
): Generator<T, undefined> {
  let a = left.next();
  let b = right.next();
  while (!a.done && !b.done) {
    if (before(b.value, a.value)) {
      yield b.value;
      b = right.next();
    } else {
      yield a.value;
      a = left.next();
    }
  }
  for (; !a.done; a = left.next()) yield a.value;
  for (; !b.done; b = right.next()) yield b.value;
}

/** Leaves out what `skip` names. */
export function* without<T>(
  items: Iterator<T, undefined>,
  skip: (item: T) => boolean,
): Generator<T, undefined> {
  for (let item = items.next(); !item.done; item = items.next()) if (!skip(item.value)) yield item.value;
}

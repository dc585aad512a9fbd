/** The work's result, or `late()` when it takes longer than `ms`. The work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((wake) => {
    timer = setTimeout(wake, ms);
  }).then(late);
  return Promise.race([work, enough]).finally(() => clearTimeout(timer));
}

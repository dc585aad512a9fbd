/** Tasks that run in this process now: each at most once at a time. */
export class Tasks {
  readonly #running = new Set<string>();

  /** `undefined`: the task runs already, and nothing was done. */
  async alone<T>(task: string, run: () => Promise<T>): Promise<T | undefined> {
    if (this.#running.has(task)) return undefined;
    this.#running.add(task);
    try {
      return await run();
    } finally {
      this.#running.delete(task);
    }
  }
}

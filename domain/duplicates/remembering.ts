/**
 * Keeps the last answers of a question: so many at least, twice as many at most. Two generations, of which the older
 * is dropped whole, so that keeping costs next to nothing and forgetting never takes long.
 */
export class Remembered<Answer> {
  readonly #atLeast: number;
  #recent = new Map<string, Answer>();
  #earlier = new Map<string, Answer>();

  constructor(atLeast: number) {
    this.#atLeast = atLeast;
  }

  get(question: string): Answer | undefined {
    const recent = this.#recent.get(question);
    if (recent !== undefined) return recent;
    const earlier = this.#earlier.get(question);
    if (earlier !== undefined) this.set(question, earlier);
    return earlier;
  }

  set(question: string, answer: Answer): void {
    if (this.#recent.size >= this.#atLeast) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(question, answer);
  }
}

/**
 * The same function of a text, which is asked only once for each of the last texts. Records that say the same then
 * share one answer: what keeps a hundred thousand of them small.
 */
export function remembering<Answer extends object>(
  atLeast: number,
  read: (text: string) => Answer | undefined,
): (text: string) => Answer | undefined {
  const known = new Remembered<Answer | 'nothing'>(atLeast);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before === 'nothing' ? undefined : before;
    const answer = read(text);
    known.set(text, answer ?? 'nothing');
    return answer;
  };
}

/** Why a file cannot be read at all; `line` counts from 1. */
export type FileProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'fileTooLarge'; readonly limit: number }
  /** Bytes that the encoding does not know: the file was saved in another one. */
  | { readonly kind: 'encoding'; readonly encoding: Encoding; readonly line: number }
  /** Two bytes a character, and no mark at the start that says so. */
  | { readonly kind: 'utf16'; readonly encoding: Encoding }
  | { readonly kind: 'quotes'; readonly line: number }
  | { readonly kind: 'lineTooLong'; readonly line: number; readonly limit: number }
  | { readonly kind: 'tooManyRows'; readonly limit: number }
  | { readonly kind: 'noKnownColumns'; readonly headers: readonly string[] };

/** Leaves the reading of a file; caught where the reading began and returned as data. */
export class UnreadableFile extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.kind);
    this.name = 'UnreadableFile';
    this.problem = problem;
  }
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The text of a file, with `\n` as the only line end. A byte order mark beats the encoding asked for.
 * Throws `UnreadableFile` at the first line that is not valid in the encoding, and beyond `limit` bytes.
 */
export async function* textOf(
  chunks: AsyncIterable<Uint8Array>,
  asked: Encoding,
  limit: number,
): AsyncGenerator<string> {
  let encoding: Encoding | undefined;
  let decoder = new TextDecoder();
  let bytes = 0;
  let line = 1;
  let held = '';
  const take = (text: string): string => {
    const bad = text.search(/[\0\ufffd]/);
    if (bad >= 0) throw new UnreadableFile(wrongEncoding(text, bad, line, encoding ?? asked));
    // A carriage return at the end may be half of a line end.
    const whole = held + text;
    held = whole.endsWith('\r') ? '\r' : '';
    const lines = (held ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n');
    line += lines.split('\n').length - 1;
    return lines;
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) throw new UnreadableFile({ kind: 'fileTooLarge', limit });
    if (encoding === undefined) {
      encoding = encodingOf(chunk) ?? asked;
      decoder = new TextDecoder(encoding);
    }
    yield take(decoder.decode(chunk, { stream: true }));
  }
  yield take(decoder.decode()) + (held && '\n');
}

function wrongEncoding(text: string, at: number, line: number, encoding: Encoding): FileProblem {
  if (text[at] === '\0') return { kind: 'utf16', encoding };
  return { kind: 'encoding', encoding, line: line + (text.slice(0, at).match(/\r\n?|\n/g)?.length ?? 0) };
}

/** What the byte order mark at the start says. */
function encodingOf(start: Uint8Array): Encoding | undefined {
  const [first, second, third] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

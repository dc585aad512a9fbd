import { join } from 'node:path';
import { StoreDamaged } from './errors.ts';
import type { Files } from './files.ts';
import { checkHeader, type Header } from './format.ts';
import {
  type ChangeLine,
  decodeLine,
  type EditLine,
  encodeLine,
  type Line,
  type RawLine,
  readLines,
} from './lines.ts';

/** One file of the journal, named after the first change that it may hold. */
export interface Segment {
  readonly path: string;
  readonly from: number;
}

interface SegmentHeader extends Header {
  readonly kind: 'journal';
  readonly from: number;
}

/** A change as it stands in the journal. `audit`: the lines that are its part of the audit trail. */
export interface JournaledChange {
  readonly head: ChangeLine;
  readonly edits: EditLine[];
  readonly others: Exclude<Line, ChangeLine | EditLine>[];
  readonly audit: Buffer[];
  readonly schema: number;
}

/** What a crash left behind the last whole change of a segment. */
export interface Torn {
  readonly file: string;
  readonly at: number;
  readonly bytes: number;
}

/** Where reading a segment ended; `headless`: it was made but never written to. */
export interface SegmentEnd {
  readonly schema: number;
  readonly size: number;
  readonly headless: boolean;
  readonly torn?: Torn;
}

const NAME = /^journal-(\d{12})\.jsonl$/;

export const segmentAt = (folder: string, from: number): Segment => ({
  path: join(folder, `journal-${String(from).padStart(12, '0')}.jsonl`),
  from,
});

export const segmentHeader = (from: number, schema: number): Buffer => {
  const header: SegmentHeader = { kind: 'journal', format: 1, schema, from };
  return encodeLine(JSON.stringify(header));
};

/** In the order in which they were written. */
export async function segmentsIn(files: Files, folder: string): Promise<Segment[]> {
  const names = await files.list(folder);
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map((from) => segmentAt(folder, Number(from)))
    .sort((a, b) => a.from - b.from);
}

/** Hands over every whole change of a segment. What follows the last whole one is torn, or the segment damaged. */
export async function readSegment(
  files: Files,
  { path }: Segment,
  schema: number,
  take: (change: JournaledChange) => void,
): Promise<SegmentEnd> {
  const file = await files.open(path, 'read');
  try {
    const reader = new SegmentReader(path, schema, take);
    const size = await file.size();
    for await (const lines of readLines(file, size)) for (const line of lines) reader.read(line);
    return reader.end(size);
  } finally {
    await file.close();
  }
}

class SegmentReader {
  readonly #path: string;
  readonly #known: number;
  readonly #take: (change: JournaledChange) => void;
  #header: SegmentHeader | undefined;
  #change: JournaledChange | undefined;
  #changeAt = 0;
  #lastSeq = 0;
  /** Where what cannot be trusted begins. */
  #brokenAt: number | undefined;

  constructor(path: string, knownSchema: number, take: (change: JournaledChange) => void) {
    this.#path = path;
    this.#known = knownSchema;
    this.#take = take;
  }

  read({ at, bytes, complete }: RawLine): void {
    const json = complete ? decodeLine(bytes) : undefined;
    if (json === undefined) {
      this.#brokenAt ??= this.#change === undefined ? at : this.#changeAt;
    } else if (this.#brokenAt !== undefined) {
      this.#refuseBehindBreak(JSON.parse(json) as Line);
    } else if (this.#header === undefined) {
      this.#header = checkHeader(this.#path, 'journal', JSON.parse(json) as SegmentHeader, this.#known);
      this.#lastSeq = this.#header.from - 1;
    } else {
      this.#add(JSON.parse(json) as Line, json, at);
    }
  }

  end(size: number): SegmentEnd {
    const at = this.#brokenAt ?? (this.#change === undefined ? size : this.#changeAt);
    return {
      schema: this.#header?.schema ?? this.#known,
      size: at,
      headless: this.#header === undefined,
      ...(at < size ? { torn: { file: this.#path, at, bytes: size - at } } : {}),
    };
  }

  #add(line: Line, json: string, at: number): void {
    const change = this.#change;
    if (change === undefined && line.kind === 'change') this.#begin(line, json, at);
    else if (change !== undefined && line.kind === 'edit' && change.edits.length < change.head.edits) {
      change.edits.push(line);
      change.audit.push(encodeLine(json));
    } else if (change !== undefined && (line.kind === 'unaudited' || line.kind === 'once')) {
      change.others.push(line);
    } else throw new StoreDamaged(this.#path, `the line at byte ${at} does not belong there`);
    this.#finish();
  }

  #begin(head: ChangeLine, json: string, at: number): void {
    if (head.seq !== this.#lastSeq + 1) {
      throw new StoreDamaged(this.#path, `change ${head.seq} follows change ${this.#lastSeq}`);
    }
    const schema = this.#header?.schema ?? this.#known;
    this.#change = { head, edits: [], others: [], audit: [encodeLine(json)], schema };
    this.#changeAt = at;
  }

  #finish(): void {
    const change = this.#change;
    if (change === undefined) return;
    const { edits, others, seq } = change.head;
    if (change.edits.length < edits || change.others.length < others) return;
    this.#take(change);
    this.#change = undefined;
    this.#lastSeq = seq;
  }

  /** A crash tears what was not yet safe on disk. A later line that vouches for it shows that the disk lost it. */
  #refuseBehindBreak(line: Line): void {
    const lost = this.#lastSeq + 1;
    if (this.#header === undefined || (line.kind === 'change' && line.durable >= lost)) {
      throw new StoreDamaged(
        this.#path,
        `from byte ${this.#brokenAt} on, change ${lost} can no longer be read`,
      );
    }
  }
}

import type { Role } from './audience.ts';
import { BadLine, readRoles, sectionId } from './bad-line.ts';
import type { LineProblem } from './line-problem.ts';
import type { SectionId } from './topics.ts';

/** A stretch of a section, with whom it is for and whose statement it is. Text may hold **labels**, *titles*, `names`. */
export type Block = Content & {
  /** Shown to these roles only; to everyone when missing. */
  readonly for?: readonly Role[];
  /** Our own reading or behaviour, never a statement of the guidance. */
  readonly ours?: true;
  /** The section this is a statement of, where it is not the one it stands in. */
  readonly from?: SectionId;
};

type Content =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'steps' | 'bullets'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** Reads the text of a section, lines `from` to `to` of a file. */
export function readBlocks(lines: readonly string[], from: number, to: number): readonly Block[] {
  const blocks: Block[] = [];
  let marks: Pick<Block, 'for' | 'ours' | 'from'> = {};
  let at = from;
  while (at < to) {
    const line = lines[at] ?? '';
    if (line === '') {
      at += 1;
    } else if (line.startsWith('<!--')) {
      marks = { ...marks, ...readMark(line, at + 1) };
      at += 1;
    } else {
      const end = nextBlank(lines, at, to);
      blocks.push({ ...readContent(lines.slice(at, end), at + 1), ...marks });
      marks = {};
      at = end;
    }
  }
  if (blocks.length === 0) throw new BadLine(from + 1, { kind: 'noText' });
  return blocks;
}

/** Where the next blank line stands, `to` when there is none before it. */
export function nextBlank(lines: readonly string[], from: number, to: number): number {
  const ahead = lines.slice(from, to).indexOf('');
  return ahead < 0 ? to : from + ahead;
}

function readMark(comment: string, line: number): Pick<Block, 'for' | 'ours' | 'from'> {
  const [, key, value = ''] = comment.match(/^<!-- (for|ours|from)(?:: (.+))? -->$/) ?? [];
  if (key === 'ours') return { ours: true };
  if (key === 'for') return { for: readRoles(value, line) };
  if (key === 'from') return { from: sectionId(value, line) };
  throw new BadLine(line, { kind: 'markExpected' });
}

function readContent(lines: readonly string[], line: number): Content {
  const first = lines[0] ?? '';
  if (first.startsWith('1. ')) return { kind: 'steps', items: readItems(lines, /^\d+\. /, line) };
  if (first.startsWith('- ')) return { kind: 'bullets', items: readItems(lines, /^- /, line) };
  if (first.startsWith('|')) return readTable(lines, line);
  return { kind: 'paragraph', text: lines.join(' ') };
}

function readItems(lines: readonly string[], mark: RegExp, line: number): readonly string[] {
  const bad = lines.findIndex((item) => !mark.test(item));
  if (bad >= 0) throw new BadLine(line + bad, { kind: 'brokenList' });
  return lines.map((item) => item.replace(mark, ''));
}

function readTable(lines: readonly string[], line: number): Content {
  const cells = (row: string): string[] =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
  const [head = [], rule, ...rows] = lines.map(cells);
  const bad = rows.findIndex((row) => row.length !== head.length);
  const problem: LineProblem = { kind: 'crookedTable', cells: head.length };
  if (rule === undefined) throw new BadLine(line, problem);
  if (bad >= 0) throw new BadLine(line + 2 + bad, problem);
  return { kind: 'table', head, rows };
}

import type { OpenFile } from './files.ts';

/** Bytes to a write. Under 128 KB: above that the memory of each buffer is mapped anew, which costs more than the write. */
const BLOCK = 64 << 10;

/** Writes the pieces one after another from the position on, many small ones in one go. Returns where they end. */
export async function writeInBlocks(
  file: OpenFile,
  position: number,
  pieces: Iterable<Buffer>,
): Promise<number> {
  let at = position;
  let block: Buffer[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (bytes === 0) return;
    await file.write(block.length === 1 ? (block[0] as Buffer) : Buffer.concat(block), at);
    at += bytes;
    block = [];
    bytes = 0;
  };
  for (const piece of pieces) {
    block.push(piece);
    bytes += piece.length;
    if (bytes >= BLOCK) await flush();
  }
  await flush();
  return at;
}

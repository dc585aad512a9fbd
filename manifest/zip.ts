import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1 January 1980, midnight: the first moment that the format knows. */
const dosDate = 0x0021;
const version = 20;

/**
 * A zip archive that is the same for the same files: sorted by name, one fixed date, and stored rather than packed,
 * because every version of zlib packs differently.
 */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of sorted) {
    const name = Buffer.from(entry.name, 'utf8');
    const about = aboutEntry(entry, name.length);
    const local = Buffer.concat([uint32(0x04034b50), about, name, entry.bytes]);
    // Comment, disk, internal and external attributes: none; then where the entry begins.
    const central = Buffer.concat([
      uint32(0x02014b50),
      uint16(version),
      about,
      Buffer.alloc(10),
      uint32(offset),
      name,
    ]);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = uint16(sorted.length);
  const end = Buffer.concat([
    uint32(0x06054b50),
    Buffer.alloc(4),
    count,
    count,
    uint32(listed.length),
    uint32(offset),
    uint16(0),
  ]);
  return Buffer.concat([...parts, listed, end]);
}

/** What both headers of an entry say alike. Bit 11: names are UTF-8. Method 0: stored. */
const aboutEntry = ({ bytes }: ZipEntry, nameLength: number): Buffer =>
  Buffer.concat([
    uint16(version),
    uint16(0x0800),
    uint16(0),
    uint16(0),
    uint16(dosDate),
    uint32(crc32(bytes)),
    uint32(bytes.length),
    uint32(bytes.length),
    uint16(nameLength),
    uint16(0),
  ]);

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

import type { Files } from '../../domain/store/local/files.ts';
import { memoryFiles } from '../../domain/store/local/memory-files.ts';

/** The content of a folder, by file name. */
export type Image = ReadonlyMap<string, Buffer>;

export async function imageOf(files: Files, folder: string): Promise<Map<string, Buffer>> {
  const image = new Map<string, Buffer>();
  for (const name of await files.list(folder)) {
    const file = await files.open(`${folder}/${name}`, 'read');
    image.set(name, await file.read(await file.size(), 0));
    await file.close();
  }
  return image;
}

/** A disk in memory with that content. */
export async function diskOf(image: Image, folder: string): Promise<Files> {
  const files = memoryFiles();
  for (const [name, bytes] of image) {
    const file = await files.open(`${folder}/${name}`, 'write');
    await file.write(bytes, 0);
    await file.close();
  }
  return files;
}

/** The same with one file replaced. */
export const withFile = (image: Image, name: string, bytes: Buffer): Image => new Map(image).set(name, bytes);

import { basename } from 'node:path';
import type { Files, OpenFile } from '../../domain/store/local/files.ts';

/** One call to the disk: what is done, and to which file. */
export interface Call {
  readonly op: 'makeFolder' | 'list' | 'open' | 'rename' | 'remove' | 'syncFolder' | 'lock' | OpenOp;
  /** The name of the file without its folder. */
  readonly file: string;
}

type OpenOp = 'write' | 'read' | 'size' | 'truncate' | 'sync' | 'close';

/** Runs around a call: may let it happen, refuse it by throwing, do half of it, or never return. */
export type Around = (
  call: Call,
  run: () => Promise<unknown>,
  half: () => Promise<unknown>,
) => Promise<unknown>;

/** The same files, with something around every call. */
export function around(files: Files, hook: Around): Files {
  const call = <T>(op: Call['op'], path: string, run: () => Promise<T>, half: () => Promise<unknown> = run) =>
    hook({ op, file: basename(path) }, run, half) as Promise<T>;
  return {
    makeFolder: (folder) => call('makeFolder', folder, () => files.makeFolder(folder)),
    list: (folder) => call('list', folder, () => files.list(folder)),
    open: (path, purpose) =>
      call('open', path, async () => aroundFile(await files.open(path, purpose), path, call)),
    rename: (from, to) => call('rename', to, () => files.rename(from, to)),
    remove: (path) => call('remove', path, () => files.remove(path)),
    syncFolder: (folder) => call('syncFolder', folder, () => files.syncFolder(folder)),
    lock: (path) =>
      call('lock', path, async () => {
        const lock = await files.lock(path);
        return lock.kind === 'held' ? { ...lock, file: aroundFile(lock.file, path, call) } : lock;
      }),
  };
}

type CallIt = <T>(
  op: Call['op'],
  path: string,
  run: () => Promise<T>,
  half?: () => Promise<unknown>,
) => Promise<T>;

const aroundFile = (file: OpenFile, path: string, call: CallIt): OpenFile => ({
  write: (bytes, position) =>
    call(
      'write',
      path,
      () => file.write(bytes, position),
      () => file.write(bytes.subarray(0, bytes.length >>> 1), position),
    ),
  read: (length, position) => call('read', path, () => file.read(length, position)),
  size: () => call('size', path, () => file.size()),
  truncate: (size) => call('truncate', path, () => file.truncate(size)),
  sync: () => call('sync', path, () => file.sync()),
  close: () => call('close', path, () => file.close()),
});

export const ioError = (code: string): Error =>
  Object.assign(new Error(`${code}: made up by a test`), { code });

/**
 * Refuses `times` calls from the n-th of those that `counts`, half of each write being done; all others pass.
 * `fault.hit` is the first one refused; `fault.over` ends it.
 */
export function refuse(
  files: Files,
  n: number,
  times: number,
  counts: (call: Call) => boolean,
  code: string,
) {
  const fault = { hit: undefined as Call | undefined, over: false };
  let seen = 0;
  const faulty = around(files, async (call, run, half) => {
    if (fault.over || !counts(call)) return run();
    seen += 1;
    if (seen < n || seen >= n + times) return run();
    fault.hit ??= call;
    if (call.op === 'write') await half();
    throw ioError(code);
  });
  return { files: faulty, fault };
}

declare module 'fs-native-extensions' {
  /** Locks bytes of an open file for this process; `false` when another holder has them. */
  export function tryLock(fd: number, offset: number, length: number): boolean;
}

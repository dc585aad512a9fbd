import { afterEach, expect } from 'vitest';
import { takeFound } from './watched-log.ts';

// SEC12, for every test: whatever was logged meanwhile holds nobody's name, address or number, and no secret.
afterEach(() => {
  expect(takeFound(), 'canaries in the log').toEqual([]);
});

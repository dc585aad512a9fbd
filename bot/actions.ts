import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Command } from '../dialogs/command.ts';
import { kept } from '../domain/kept.ts';

/** Raise it when a command changes its shape: cards from before are then no longer active. */
const grammar = 1;

/** What a button carries besides the card's own fields. */
export interface SignedData extends Readonly<Record<string, unknown>> {
  readonly press: string;
}

/** A press, once its command is known to be ours: what was meant, and what was typed into the card. */
export interface Press {
  readonly command: Command;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Actions {
  sign(command: Command): SignedData;
  /** `undefined` for anything that this bot has not signed: tampered, malformed, foreign or of an older grammar. */
  parse(data: unknown): Press | undefined;
}

/** Most short commands are on many cards; a long one may carry a text. */
const shortCommand = 200;

/** `all`: characters of all values together; the longest card is an article of the guidance. */
const fieldLimits = { count: 100, name: 100, value: 32_000, all: 64_000 } as const;

/** Buttons that cannot be forged (SEC8): each carries its command with an HMAC-SHA256 over it. */
export function createActions(secret: Uint8Array): Actions {
  const key = createSecretKey(secret);
  const seal = (payload: string): Buffer =>
    createHmac('sha256', key).update(`${grammar}.${payload}`).digest();
  const pressOf = (written: string): string => {
    const payload = Buffer.from(written, 'utf8').toString('base64url');
    return `${payload}.${seal(payload).toString('base64url')}`;
  };
  const known = kept(pressOf, 2_000);
  return {
    sign(command) {
      const written = JSON.stringify(command);
      return { press: written.length <= shortCommand ? known(written) : pressOf(written) };
    },
    parse(data) {
      if (!isRecord(data) || typeof data['press'] !== 'string') return undefined;
      const [payload = '', mac = '', ...rest] = data['press'].split('.');
      const given = Buffer.from(mac, 'base64url');
      const expected = seal(payload);
      if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        return undefined;
      const command = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Command;
      return { command, fields: fieldsOf(data) };
    },
  };
}

/** Clients send numbers and toggles as text or as themselves; everything else beside the press is not a field. */
function fieldsOf(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const fields = Object.entries(data)
    .filter(([name, value]) => name !== 'press' && name.length <= fieldLimits.name && isInput(value))
    .slice(0, fieldLimits.count);
  let room: number = fieldLimits.all;
  return Object.fromEntries(
    fields.map(([name, value]) => {
      const text = String(value).slice(0, Math.min(fieldLimits.value, room));
      room -= text.length;
      return [name, text];
    }),
  );
}

const isInput = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

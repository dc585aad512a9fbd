import type { AuditEntry } from '../audit.ts';
import { freeze } from '../facts.ts';
import type { Collection, KeyLookupName, Lookup, Page, Stored, TextLookupName, View } from '../store.ts';
import { history } from './audit-chain.ts';
import type { Session } from './database.ts';
import { storable, storableKey } from './lookup-rows.ts';
import { idsResembling } from './search-text.ts';
import * as sql from './statements.ts';

export interface Row {
  readonly doc: Stored;
}

type Known = ReadonlyMap<string, ReadonlyMap<string, Stored | undefined>>;

/** A scan takes so many records from the server at once. */
const scanPage = 1_000;

/** Reads through one transaction, which sees one moment. */
export class PostgresView implements View {
  readonly session: Session;
  protected readonly organisation: string;
  /** What was read by id: in one transaction it stays so. `undefined` inside: there is no such record. */
  protected readonly known: Map<string, Map<string, Stored | undefined>>;
  /** The first thing that the server refused: after it a transaction cannot go on. */
  failure: unknown;
  #asked: Asked | undefined;
  #over: Error | undefined;

  constructor(session: Session, organisation: string, known: Known = new Map()) {
    this.session = {
      ...session,
      query: (text, values) => this.#noting(session.query(text, values)),
    };
    this.organisation = organisation;
    this.known = new Map([...known].map(([name, records]) => [name, new Map(records)]));
  }

  /** From now on every use throws the reason. */
  end(reason: Error): void {
    this.#over ??= reason;
  }

  protected refuseWhenOver(): void {
    if (this.#over !== undefined) throw this.#over;
  }

  /** Lets the server know what a transaction has written so far. A view has written nothing. */
  protected async settle(): Promise<void> {
    this.refuseWhenOver();
  }

  protected ask<R extends object>(text: string, values: readonly unknown[]): Promise<R[]> {
    return this.session.query<R>(text, [this.organisation, ...values]);
  }

  async get<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    id: string,
  ): Promise<T | undefined> {
    this.refuseWhenOver();
    return (await this.lookUp(name, id)) as T | undefined;
  }

  async find<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
    { limit, offset = 0, descending = false }: Page = {},
  ): Promise<readonly T[]> {
    await this.settle();
    const under = distinct(keys);
    const most = limit === undefined || limit === Number.POSITIVE_INFINITY ? null : limit;
    if (under.length === 0 || most === 0) return [];
    const values = [name, lookup, under.length === 1 ? under[0] : under, most, offset];
    const statement = under.length === 1 ? sql.findOne : sql.findAny;
    return this.#records<T>(name, await this.ask<Row>(statement(descending), values));
  }

  async count<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: KeyLookupName<L>,
    keys: string | readonly string[],
  ): Promise<number> {
    await this.settle();
    const under = distinct(keys);
    if (under.length === 0) return 0;
    const statement = under.length === 1 ? sql.countOne : sql.countAny;
    const [row] = await this.ask<{ count: number }>(statement, [
      name,
      lookup,
      under.length === 1 ? under[0] : under,
    ]);
    return row?.count ?? 0;
  }

  async resembling<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    lookup: TextLookupName<L>,
    text: string,
    options: { readonly limit: number; readonly within: 'all' | readonly string[] },
  ): Promise<readonly T[]> {
    await this.settle();
    const ids = await idsResembling(this.session, this.organisation, name, lookup, text, options);
    const records = await Promise.all(ids.map((id) => this.lookUp(name, id)));
    return records.filter((record) => record !== undefined) as unknown as readonly T[];
  }

  async *all<T extends Stored, L extends Record<string, Lookup<T>>>({
    name,
  }: Collection<T, L>): AsyncIterable<T> {
    let after: string | null = null;
    do {
      await this.settle();
      const rows: Row[] = await this.ask<Row>(sql.scan, [name, after, scanPage]);
      for (const { doc } of rows) yield freeze(doc) as T;
      after = rows.length < scanPage ? null : (rows.at(-1)?.doc.id ?? null);
    } while (after !== null);
  }

  async size<T extends Stored, L extends Record<string, Lookup<T>>>({
    name,
  }: Collection<T, L>): Promise<number> {
    await this.settle();
    const [row] = await this.ask<{ count: number }>(sql.size, [name]);
    return row?.count ?? 0;
  }

  async history<T extends Stored, L extends Record<string, Lookup<T>>>(
    { name }: Collection<T, L>,
    id: string,
    limit: number,
  ): Promise<readonly AuditEntry[]> {
    this.refuseWhenOver();
    return history(this.session, this.organisation, name, storable(id), limit);
  }

  async #noting<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }

  /** What is asked for in one tick goes to the server in one statement. */
  protected async lookUp(name: string, id: string): Promise<Stored | undefined> {
    const records = this.knownOf(name);
    if (records.has(id)) return records.get(id);
    this.#asked ??= this.#fetchSoon();
    this.#asked.wanted.push({ name, id });
    await this.#asked.answered;
    return records.get(id);
  }

  protected knownOf(name: string): Map<string, Stored | undefined> {
    let records = this.known.get(name);
    if (records === undefined) {
      records = new Map();
      this.known.set(name, records);
    }
    return records;
  }

  #fetchSoon(): Asked {
    const wanted: Asked['wanted'] = [];
    const answered = Promise.resolve().then(async () => {
      this.#asked = undefined;
      const rows = await this.ask<Row & { readonly collection: string; readonly id: string }>(sql.fetch, [
        wanted.map(({ name }) => name),
        wanted.map(({ id }) => storable(id)),
      ]);
      for (const { name, id } of wanted)
        if (!this.knownOf(name).has(id)) this.knownOf(name).set(id, undefined);
      for (const { collection, id, doc } of rows) this.#learn(collection, id, doc);
    });
    return { wanted, answered };
  }

  #records<T>(name: string, rows: readonly Row[]): readonly T[] {
    return rows.map(({ doc }) => this.#learn(name, doc.id, doc)) as unknown as readonly T[];
  }

  /** A record that is known already is handed out as the object it was: nobody can tell stores apart by that. */
  #learn(name: string, id: string, doc: Stored): Stored {
    const records = this.knownOf(name);
    const known = records.get(id);
    if (known !== undefined) return known;
    const record = freeze(doc);
    records.set(id, record);
    return record;
  }
}

interface Asked {
  readonly wanted: { readonly name: string; readonly id: string }[];
  readonly answered: Promise<void>;
}

const distinct = (keys: string | readonly string[]): readonly string[] =>
  [...new Set(typeof keys === 'string' ? [keys] : keys)].map(storableKey);

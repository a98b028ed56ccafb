// Queries behind a pooler in transaction mode: what a session would keep is said at the beginning of each transaction.
// A statement that stands alone is a transaction, too. It never relies on two transactions meeting the same session.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';

/** PostgreSQL by way of a pooler that gives a session of the server for one transaction at a time. */
export class PooledDialect extends PostgresDialect {
  readonly #limits: string;

  /** `limits` go by the names of the server's settings; they are ours, not somebody's input. */
  constructor(
    config: PostgresDialectConfig,
    limits: Readonly<Record<string, string | number>>,
    transactionMs?: number,
  ) {
    super(config);
    const local = Object.entries(limits).map(([name, value]) => `set local ${name} = '${value}'`);
    // Where the server knows it: PostgreSQL 17 and newer.
    if (transactionMs !== undefined)
      local.push(
        `select set_config('transaction_timeout', '${transactionMs}', true)
         where current_setting('transaction_timeout', true) is not null`,
      );
    this.#limits = local.join('; ');
  }

  override createDriver(): Driver {
    return new PooledDriver(super.createDriver(), this.#limits);
  }
}

class PooledDriver implements Driver {
  readonly #inner: Driver;
  readonly #limits: string;
  readonly #known = new WeakMap<DatabaseConnection, OneByOne>();

  constructor(inner: Driver, limits: string) {
    this.#inner = inner;
    this.#limits = limits;
  }

  init: Driver['init'] = (options) => this.#inner.init(options);

  async acquireConnection(...given: Parameters<Driver['acquireConnection']>): Promise<OneByOne> {
    const inner = await this.#inner.acquireConnection(...given);
    const known = this.#known.get(inner) ?? new OneByOne(inner, this.#limits, this.#inner);
    this.#known.set(inner, known);
    return known;
  }

  async beginTransaction(connection: OneByOne, settings: TransactionSettings): Promise<void> {
    await connection.begin(settings);
  }

  commitTransaction = (connection: OneByOne): Promise<void> => connection.commit();

  rollbackTransaction = (connection: OneByOne): Promise<void> => connection.rollback();

  releaseConnection = (connection: OneByOne): Promise<void> =>
    this.#inner.releaseConnection(connection.inner);

  destroy: Driver['destroy'] = (options) => this.#inner.destroy(options);
}

/** A connection whose every statement runs in a transaction, in the caller's or in one of its own. */
class OneByOne implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #limits: string;
  readonly #driver: Driver;
  #open = false;

  constructor(inner: DatabaseConnection, limits: string, driver: Driver) {
    this.inner = inner;
    this.#limits = limits;
    this.#driver = driver;
  }

  async begin({ isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
    const begin = `start transaction${level}${accessMode === undefined ? '' : ` ${accessMode}`}`;
    // One message: as many round trips as a transaction without limits.
    await this.inner
      .executeQuery(CompiledQuery.raw(`${begin}; ${this.#limits}`))
      .catch((error: unknown) => this.#takeBack(error));
    this.#open = true;
  }

  async commit(): Promise<void> {
    this.#open = false;
    await this.#driver.commitTransaction(this.inner);
  }

  async rollback(): Promise<void> {
    this.#open = false;
    await this.#driver.rollbackTransaction(this.inner);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#open) return this.inner.executeQuery<R>(query);
    await this.begin({});
    try {
      const result = await this.inner.executeQuery<R>(query);
      await this.commit();
      return result;
    } catch (error) {
      return this.#takeBack(error);
    }
  }

  /** Why it failed is the answer; a connection that cannot even take back is given up by the driver. */
  async #takeBack(reason: unknown): Promise<never> {
    await this.rollback().catch(() => undefined);
    throw reason;
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('no query is read in parts behind a pooler');
  }
}

// What a connection that is kept for long is asked now and then: does its server answer, and may it still be written to?
// After a failover the old one may go on answering; whoever holds a lease or listens there is alone. It changes nothing.
import type pg from 'pg';

/** Throws when the server does not answer, is a standby by now, or has been set to read only for this connection. */
export async function showsLife(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ closed: boolean }>(
    `select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as closed`,
  );
  if (rows[0]?.closed !== false) throw new Error('the server may not be written to any more');
}

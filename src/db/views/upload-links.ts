// Finds what a one-time upload link is for, and whether it still works by the database's clock.
// It never lists links; only whoever holds the token finds one.
import { type Kysely, sql } from 'kysely';
import type { ChannelId } from '../../domain/conversation/input.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';

/** A link that works now: for which item of which innovation, and in whose chat the files arrive. */
export interface OpenUploadLink {
  readonly code: string;
  readonly name: string | null;
  readonly edition: string;
  readonly editionVersion: number;
  readonly item: string;
  readonly channel: ChannelId;
  readonly address: string;
}

const channels: readonly ChannelId[] = ['telegram', 'whatsapp', 'webchat'];

/** Finds a link by its token; undefined when it is unknown, used or past its end. */
export async function findUploadLink(
  db: Kysely<Database>,
  token: string,
): Promise<OpenUploadLink | undefined> {
  const found = await db
    .selectFrom('upload_link as l')
    .innerJoin('innovation as i', 'i.id', 'l.innovation_id')
    .innerJoin('conversation as c', 'c.person_id', 'l.person_id')
    .innerJoin('address as a', 'a.id', 'c.address_id')
    .select([
      'i.code',
      'i.name',
      'i.edition_id as edition',
      'i.edition_version as editionVersion',
      'l.item',
      'a.channel',
      'a.native_id as address',
    ])
    .where('l.token_hash', '=', sha256(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  const channel = channels.find((known) => known === found?.channel);
  return found && channel ? { ...found, channel } : undefined;
}

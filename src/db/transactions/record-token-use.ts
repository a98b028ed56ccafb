// One commit: what an access token was used for, where that must be traceable, in the token's own chain of events.
// It never keeps content, and never stands in the chain of an innovation, whose events are changes.
import type { Kysely } from 'kysely';
import { appendSystemEvent } from '../events.ts';
import type { Database } from '../schema.ts';

/** What a token did: was refused, or took an evidence file or a paper away. */
export interface TokenUse {
  readonly tokenId: number;
  readonly role: string;
  readonly type: 'denied' | 'evidence_downloaded' | 'paper_printed';
  readonly requestId: string;
  /** What was asked for: codes and ids, never content. */
  readonly about: Readonly<Record<string, string | number>>;
}

/** Appends the use to the token's chain. */
export async function recordTokenUse(db: Kysely<Database>, use: TokenUse): Promise<void> {
  await db.transaction().execute((trx) =>
    appendSystemEvent(trx, {
      subject: `token:${use.tokenId}`,
      type: use.type,
      role: use.role,
      channel: 'api',
      requestId: use.requestId,
      after: use.about,
    }),
  );
}

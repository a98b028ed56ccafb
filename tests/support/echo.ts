// A conversation that repeats what it hears, for tests of the web chat's page alone.
// It stores messages as the inbox does and answers through the same table as the channel.
import { createHash } from 'node:crypto';
import { createAddressBook } from '../../src/db/address-book.ts';
import { acceptInbound } from '../../src/db/transactions/accept-inbound.ts';
import { showWebchatMessage } from '../../src/db/transactions/show-webchat-message.ts';
import type { Sink } from '../../src/domain/conversation/inbound.ts';
import type { TestDatabase } from './database.ts';

/** Makes a sink that answers each new message once; "pilih" is answered with three choices. */
export function echo({ db }: TestDatabase): Sink {
  const book = createAddressBook();
  return async (messages) => {
    for (const message of messages) {
      const { accepted } = await acceptInbound(db, [message], book);
      if (accepted === 0) continue;
      const said = message.text ?? message.choice ?? message.files?.[0]?.name ?? '';
      const choices =
        said === 'pilih'
          ? ['Digital', 'Non digital', 'Belum tahu'].map((label, index) => ({
              label,
              token: `pilih:${index + 1}`,
            }))
          : [];
      const key = createHash('sha256')
        .update(message.address + message.externalId)
        .digest('hex');
      await showWebchatMessage(db, message.address, key, { text: `Diterima: ${said}`, choices });
    }
  };
}

// The session's credentials and signal keys as Baileys wants them, kept in PostgreSQL.
// Nothing is cached here: a cache that is ahead of a failed commit would reuse a key of the ratchet.
import type { KeyChange, WhatsappSession } from '../../../db/whatsapp-session.ts';
import {
  type AuthenticationCreds,
  type AuthenticationState,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalDataTypeMap,
} from './library.ts';

/** The state for one socket. */
export interface StoredAuth {
  readonly state: AuthenticationState;
  /** Saves the credentials as they are now; saves run one after the other. */
  saveCreds(): void;
  /** Resolves when everything that was asked to be saved is saved. */
  drain(): Promise<void>;
}

/**
 * Loads the session. `onBroken` is called when a write failed: what the socket holds in memory is then ahead
 * of the database, so the socket must be thrown away.
 */
export async function loadAuth(
  session: WhatsappSession,
  onBroken: (error: unknown) => void,
): Promise<StoredAuth> {
  const stored = await session.readCreds();
  const creds: AuthenticationCreds =
    stored === null ? initAuthCreds() : JSON.parse(stored, BufferJSON.reviver);
  forgetUnfinishedPairing(creds);

  let saving: Promise<void> = Promise.resolve();
  const keys: AuthenticationState['keys'] = {
    get: (type, ids) => read(session, type, ids),
    async set(data) {
      try {
        await session.writeKeys(changesOf(data));
      } catch (error) {
        onBroken(error);
        throw error;
      }
    },
  };
  return {
    state: { creds, keys },
    saveCreds() {
      // The values of this moment: Baileys goes on changing the object.
      const now = JSON.stringify(creds, BufferJSON.replacer);
      saving = saving.then(() => session.writeCreds(now)).catch(onBroken);
    },
    drain: () => saving,
  };
}

/** A code that was asked for and never typed leaves an account name behind that is not paired. */
function forgetUnfinishedPairing(creds: AuthenticationCreds): void {
  if (creds.pairingCode === undefined || creds.account) return;
  delete creds.me;
  creds.pairingCode = undefined;
}

async function read<T extends keyof SignalDataTypeMap>(
  session: WhatsappSession,
  type: T,
  ids: string[],
): Promise<Record<string, SignalDataTypeMap[T]>> {
  const found = await session.readKeys(type, ids);
  const entries = [...found].map(([id, text]): [string, SignalDataTypeMap[T]] => {
    const value: SignalDataTypeMap[T] = JSON.parse(text, BufferJSON.reviver);
    return [id, type === 'app-state-sync-key' ? revive(value) : value];
  });
  return Object.fromEntries(entries);
}

// Baileys encodes this one again, so it must be the message class and not a plain object.
function revive<V>(value: V): V {
  const message: unknown = proto.Message.AppStateSyncKeyData.fromObject(Object(value));
  return Object.assign(Object(message));
}

function changesOf(data: SignalDataSet): KeyChange[] {
  return Object.entries(data).flatMap(([type, values]) =>
    Object.entries(values ?? {}).map(([id, value]) => ({
      type,
      id,
      value:
        value === null || value === undefined ? null : JSON.stringify(value, BufferJSON.replacer),
    })),
  );
}

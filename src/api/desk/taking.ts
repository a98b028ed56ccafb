// What steps of the chat's engine need when a page takes them, and how a page answers one. It decides nothing.
import { readCurrentEdition } from '../../db/reference.ts';
import { secretsFrom } from '../../db/secrets.ts';
import type { TakingParts } from '../../db/transactions/take-at-desk.ts';
import type { EditionDefinition } from '../../domain/edition/definition.ts';
import { findEdition } from '../../domain/edition/editions/index.ts';
import type { ServerParts } from '../parts.ts';

/** The address that notices name. */
export const siteOf = ({ config }: Pick<ServerParts, 'config'>): string =>
  config.publicUrl ?? `http://${config.host}:${config.port}`;

/** What they need of the process. */
export function takingParts(parts: ServerParts): TakingParts {
  const { db, config } = parts;
  const shipped = (id: string, version?: number): EditionDefinition => {
    const found = version === undefined ? findEdition(id) : findEdition(id, version);
    if (found === null) throw new Error(`edition ${id} ${version} is not shipped`);
    return found;
  };
  return {
    ...{ db, secrets: secretsFrom(config.secretKey), editionOf: shipped },
    currentEdition: async () => shipped(await readCurrentEdition(db)),
    publicUrl: siteOf(parts),
  };
}

/** What a page says when something moved between being shown and being sent. */
export const movedText =
  'Keadaannya berubah sejak halaman ini dibuka, jadi belum ada yang dilakukan. Yang sekarang ada di bawah; ulangi bila masih perlu.';

// Carries out what is done in evidence files.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { sql } from 'kysely';
import type { EvidenceEffect } from '../../domain/conversation/evidence/types.ts';
import { givenName } from '../../domain/conversation/evidence/given-name.ts';
import type { FileRef, InboundFile } from '../../domain/conversation/inbound.ts';
import { sha256 } from '../secrets.ts';
import type { CarriersOf } from './carrying.ts';

/** Carriers of files. */
export const evidenceCarriers: CarriersOf<EvidenceEffect> = {
  take_file: (carrying, { index, code, item, purpose, caption }) => {
    const { message } = carrying.occasion;
    const file = message?.files[index];
    if (file === undefined || message === null)
      throw new Error('a file that the message does not have');
    if (code !== null) carrying.touch(code);
    carrying.ledger.files.push({
      ...{ person: carrying.personId, code, item, purpose, caption },
      inbox: message.inboxId,
      channel: message.channel,
      ...named(file, [
        ...(code === null ? [] : (carrying.occasion.innovations.get(code)?.innovation.files ?? [])),
        ...carrying.ledger.files.filter((one) => one.code === code),
      ]),
      album: message.albumId,
      size: file.size,
    });
  },
  remove_file: (carrying, { code, item, fileId, name }) => {
    carrying.ledger.removed.push(fileId);
    carrying.recordOfInnovation(code, 'file_removed', { item, before: { file: fileId, name } });
  },
  move_file: (carrying, { code, fileId, name, from, to, copies }) => {
    carrying.ledger.moved.push({ id: fileId, item: to });
    carrying.ledger.copied.push(...copies.map((item) => ({ id: fileId, item })));
    carrying.recordOfInnovation(code, 'file_moved', {
      item: to,
      before: { file: fileId, item: from, name },
      after: { file: fileId },
    });
  },
  create_upload_link: (carrying, { code, item, token, hours }) => {
    const { personId } = carrying;
    carrying.touch(code);
    carrying.after(async (trx) => {
      await sql`insert into upload_link (token_hash, person_id, innovation_id, item, expires_at)
        select ${sha256(token)}, ${personId}, id, ${item}, now() + make_interval(hours => ${hours}) from innovation where code = ${code}`.execute(
        trx,
      );
    });
  },
  send_file: (carrying, { caption, sha256: hash, name, mime, size }) => {
    const { personId, inboxId, occasion } = carrying;
    const { addressId, channel, nativeId, message } = occasion;
    carrying.ledger.outbox.push({
      ...{ personId, addressId, channel, nativeId, inboxId },
      kind: 'reply',
      message: { ...caption, file: { sha256: hash, name, mime, size } },
      noticeKey: null,
      floor: message?.floor ?? null,
    });
  },
};

/** The name of a file and where it can be had; `given` in the latter says that nobody called it so. */
export function named(
  file: InboundFile,
  others: readonly { readonly name: string }[],
): { readonly name: string; readonly ref: FileRef } {
  if (file.name !== null) return { name: file.name, ref: file.ref };
  const names = others.map(({ name }) => name);
  return { name: givenName(file.mime, names), ref: { ...file.ref, given: true } };
}

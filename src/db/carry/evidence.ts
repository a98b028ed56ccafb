// Carries out what is done in evidence files.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { type Kysely, sql } from 'kysely';
import type { EvidenceEffect } from '../../domain/conversation/evidence/types.ts';
import { givenName } from '../../domain/conversation/evidence/given-name.ts';
import type { FileRef, InboundFile } from '../../domain/conversation/inbound.ts';
import type { Database } from '../schema.ts';
import { sha256 } from '../secrets.ts';
import { Moved } from '../commit/ledger.ts';
import { recordOfInnovation } from '../commit/record.ts';
import type { CarriersOf, Carrying } from './carrying.ts';

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
  restore_file: (carrying, { code, item, fileId }) => {
    carrying.touch(code);
    storedAgain(
      carrying,
      item,
      (trx) =>
        sql<Again>`
        update evidence_file set state = 'stored'
        where id = ${fileId} and state = 'removed' and sha256 is not null and page_of is null returning ${again}`.execute(
          trx,
        ),
      'a file that was taken out',
    );
  },
  join_photos: (carrying, { code, item, pages, into, name, order = null }) => {
    const { personId } = carrying;
    carrying.recordOfInnovation(code, 'photos_joined', {
      item,
      before: { files: into === null ? pages : [...pages, into] },
      after: { name, ...(order === null ? {} : { order }) },
    });
    carrying.after((trx) => insertJoined(trx, { personId, code, item, pages, into, name, order }));
  },
  part_photos: (carrying, { code, item, fileId, name }) => {
    // One that a person took apart was evidence; of one that could not be made nothing is left to take away.
    if (name !== undefined) {
      carrying.ledger.removed.push(fileId);
      carrying.recordOfInnovation(code, 'file_removed', { item, before: { file: fileId, name } });
    }
    storedAgain(carrying, item, (trx) =>
      sql<Again>`
        update evidence_file set state = 'stored', page_of = null, page_no = null where page_of = ${fileId}
        returning ${again}`.execute(trx),
    );
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

interface Again {
  readonly file: number;
  readonly innovation: number;
  readonly sha256: string;
  readonly size: number;
}
const again = sql.raw('id as file, innovation_id as innovation, sha256, size');

/** Has files be evidence again, and records it; where `needed` names what must be there, its absence is told. */
function storedAgain(
  carrying: Carrying,
  item: string,
  update: (trx: Kysely<Database>) => Promise<{ readonly rows: readonly Again[] }>,
  needed?: string,
): void {
  const { origin } = carrying;
  carrying.after(async (trx, touched) => {
    const { rows } = await update(trx);
    if (rows.length === 0 && needed !== undefined) throw new Moved(needed);
    for (const { file, innovation, sha256: hash, size } of rows.toSorted(
      (a, b) => a.file - b.file,
    )) {
      await recordOfInnovation(trx, innovation, origin, {
        ...{ type: 'file_stored', role: null, item },
        after: { file, sha256: hash, size },
      });
      touched.innovations.add(innovation);
    }
  });
}

/**
 * Announces the PDF and puts its pages under it: those of an earlier one first, as they stood there, then the others as they
 * were sent; in another order where one is given.
 */
async function insertJoined(
  trx: Kysely<Database>,
  {
    personId,
    code,
    item,
    pages,
    into,
    name,
    order,
  }: Omit<Extract<EvidenceEffect, { kind: 'join_photos' }>, 'kind' | 'order'> & {
    readonly personId: number;
    readonly order: readonly number[] | null;
  },
): Promise<void> {
  const { rows } = await sql<{ id: number; sha256: string }>`
    select p.id, p.sha256 from evidence_file p join innovation n on n.id = p.innovation_id
    where n.code = ${code} and (p.page_of = ${into?.file ?? null}
      or (p.item = ${item} and p.state = 'stored' and p.id = any(${pages.map(({ file }) => file)}::bigint[])))
    order by ${order === null ? sql`` : sql`array_position(${[...order]}::bigint[], p.id),`} p.page_no nulls last, p.id
    for update of p`.execute(trx);
  // A document that gives way has pages of its own: without them they would be gone from the new one.
  if (rows.length < pages.length + (into === null ? 0 : 1))
    throw new Moved('the pages of a document');
  const ref = { pages: rows.map((row) => row.sha256), given: true };
  const { rows: made } = await sql<{ id: number }>`
    insert into evidence_file (person_id, innovation_id, item, purpose, channel, ref, name, pages)
    select ${personId}, n.id, ${item}, 'evidence', p.channel, ${JSON.stringify(ref)}::jsonb, ${name}, ${rows.length}
    from evidence_file p join innovation n on n.id = p.innovation_id where p.id = ${rows[0]?.id ?? null}
    returning id`.execute(trx);
  await sql`
    update evidence_file p set state = 'removed', page_of = ${made[0]?.id ?? null}, page_no = o.no
    from unnest(${rows.map(({ id }) => id)}::bigint[]) with ordinality as o (id, no) where p.id = o.id`.execute(
    trx,
  );
  if (into !== null)
    await sql`update evidence_file set state = 'removed' where id = ${into.file}`.execute(trx);
}

/** The name of a file and where it can be had; `given` in the latter says that nobody called it so. */
export function named(
  file: InboundFile,
  others: readonly { readonly name: string }[],
): { readonly name: string; readonly ref: FileRef } {
  if (file.name !== null) return { name: file.name, ref: file.ref };
  const names = others.map(({ name }) => name);
  return { name: givenName(file.mime, names), ref: { ...file.ref, given: true } };
}

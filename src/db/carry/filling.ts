// Carries out what is done in filling in.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import { sql } from 'kysely';
import type { FillingEffect } from '../../domain/conversation/filling/types.ts';
import { repairedItem } from '../../domain/conversation/focus-changes.ts';
import { sha256 } from '../secrets.ts';
import type { CarriersOf } from './carrying.ts';
import { dropLevels } from './queue.ts';
import { addFiller } from './grants.ts';

/** Carriers of filling in. */
export const fillingCarriers: CarriersOf<FillingEffect> = {
  create_innovation: (carrying, { code, unitId, editionId, editionVersion }) => {
    const { ledger, step } = carrying;
    if (step.focus === null) throw new Error('an innovation was created and is not in focus');
    ledger.touch({ ...step.focus, version: 0 }, null).created = true;
    carrying.record(`innovation:${code}`, code, 'created', {
      role: 'innovator',
      after: { unit: unitId, edition: editionId, version: editionVersion },
    });
  },
  // What is in focus is written with the conversation.
  focus: () => {},
  save_answer: (carrying, { code, item, value, revision, before, toConfirm = false }) => {
    carrying.recordOfInnovation(code, 'answer_saved', { item, before, after: value });
    const { personId: by, inboxId: inbox } = carrying;
    carrying.ledger.answer({ code, item, value, revision, by, inbox, toConfirm });
  },
  clear_answer: (carrying, { code, item, before }) => {
    carrying.recordOfInnovation(code, 'answer_cleared', { item, before });
    carrying.after(async (trx) => {
      await sql`delete from answer a using innovation n where n.id = a.innovation_id and n.code = ${code} and a.item = ${item}`.execute(
        trx,
      );
    });
  },
  repaired: (carrying, { code, item }) => {
    carrying.after((trx) => dropLevels(trx, code, item));
    carrying.recordOfInnovation(code, 'item_repaired', { item });
    // The row of one that is not in focus is as it was read.
    const change = carrying.touch(code);
    const openItems = repairedItem(change.row, item)?.innovation.openItems;
    if (openItems !== undefined) change.row = { ...change.row, openItems };
  },
  unrepaired: (carrying, { code, item }) =>
    carrying.recordOfInnovation(code, 'repair_taken_back', { item }),
  create_co_fill_code: (carrying, { code, secret, hours }) => {
    const { personId } = carrying;
    carrying.touch(code);
    carrying.after(async (trx) => {
      await sql`insert into co_fill_code (code_hash, innovation_id, created_by, expires_at)
        select ${sha256(secret)}, id, ${personId}, now() + make_interval(hours => ${hours}) from innovation where code = ${code}`.execute(
        trx,
      );
    });
  },
  become_filler: (carrying, { code, secret }) => {
    const { personId } = carrying;
    carrying.after((trx) => addFiller(trx, personId, code, secret));
    carrying.recordOfInnovation(code, 'filler_added', { after: { person: personId } });
  },
};

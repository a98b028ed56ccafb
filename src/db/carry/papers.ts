// Carries out what people ask to have printed: a row that waits for the printing, in the commit of their message.
// It prints nothing and decides nothing.
import { sql } from 'kysely';
import type { PaperEffect } from '../../domain/conversation/papers/types.ts';
import type { CarriersOf } from './carrying.ts';

/** Carrier of papers. */
export const paperCarriers: CarriersOf<PaperEffect> = {
  request_print: (carrying, { subject, editionId, nip, word = false }) => {
    const { personId, inboxId, occasion } = carrying;
    const code = 'code' in subject ? subject.code : null;
    const unitId = 'unitId' in subject ? subject.unitId : null;
    const form = 'form' in subject ? subject.form : null;
    const meeting = 'meeting' in subject ? subject.meeting : null;
    carrying.recordOfPerson('paper_printed', {
      after: {
        paper: subject.paper,
        ...(meeting !== null ? { meeting } : code === null ? { unit: unitId } : { code }),
        ...(form === null ? {} : { form }),
      },
    });
    carrying.after(async (trx) => {
      await sql`insert into print_request (person_id, address_id, inbox_id, paper, innovation_id, unit_id, meeting_number, edition_id, nip, word, form)
        values (${personId}, ${occasion.addressId}, ${inboxId}, ${subject.paper},
          (select id from innovation where code = ${code}), ${unitId}, ${meeting}, ${editionId}, ${nip}, ${word}, ${form})`.execute(
        trx,
      );
    });
  },
};

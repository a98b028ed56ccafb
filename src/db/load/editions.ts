// Loads the newest workbook that somebody sent: an edition that nobody published, or a list that nobody had taken over.
// It reads inside the transaction that will carry out the step, and decides nothing.
import { may } from '../../domain/access.ts';
import type { EditionNeed } from '../../domain/conversation/editions/types.ts';
import {
  readSentColumns,
  readSentList,
  readSentWorkbook,
  readTrialEdition,
} from '../views/sent-workbooks.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of workbooks. */
export const editionLoaders: LoadersOf<EditionNeed> = {
  workbook: async (_, { db, person }) => ({
    workbook: may(person.grants, 'publish_edition').ok
      ? await readSentWorkbook(db, person.id)
      : null,
  }),
  trial_edition: async ({ fileId }, { db, person }) => ({
    trialEdition: may(person.grants, 'publish_edition').ok
      ? await readTrialEdition(db, person.id, fileId)
      : null,
  }),
  old_list: async ({ cards }, { db, person, currentEdition }) => ({
    ...(may(person.grants, 'take_over_records').ok
      ? {
          oldList: await readSentList(
            db,
            person.id,
            cards === undefined ? null : { year: cards, edition: currentEdition },
          ),
          oldColumns: await readSentColumns(db, person.id),
        }
      : { oldList: null, oldColumns: null }),
  }),
};

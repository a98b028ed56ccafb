// All tables of the product as types, put together from their subjects.
// The meaning of every table and column is told in docs/database.md.
import type { CandidateTables } from './schema/candidates.ts';
import type { InnovationTables } from './schema/innovations.ts';
import type { LetterheadTables } from './schema/letterheads.ts';
import type { MeetingTables } from './schema/meetings.ts';
import type { MessageTables } from './schema/messages.ts';
import type { OutreachTables } from './schema/outreach.ts';
import type { PeopleTables } from './schema/people.ts';
import type { PrintTables } from './schema/prints.ts';

/** All tables of the product. */
export interface Database
  extends
    CandidateTables,
    PeopleTables,
    InnovationTables,
    LetterheadTables,
    MeetingTables,
    MessageTables,
    OutreachTables,
    PrintTables {}

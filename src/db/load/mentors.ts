// Loads the gakor, their mentors, and messages that people write to each other.
// It reads inside the transaction that will carry out the step, and decides nothing.
import type { MentorNeed } from '../../domain/conversation/mentors/types.ts';
import {
  gakorRows,
  mentorNames,
  mentorPeople,
  messageFor,
  messagesToday,
} from '../views/mentors.ts';
import type { LoadersOf } from './context.ts';

/** Loaders of gakor and messages. */
export const mentorLoaders: LoadersOf<MentorNeed> = {
  gakor: async (_, { db }) => ({
    gakorRows: await gakorRows(db),
    mentorPeople: await mentorPeople(db),
  }),
  mentors: async (_, { db, focus, person }) => ({
    mentors: await mentorNames(db, focus?.unitId ?? person.unitId),
    messagesToday: await messagesToday(db, person.id),
  }),
  message: async (need, { db, person }) => ({
    message: await messageFor(db, need.id, person.id),
    messagesToday: await messagesToday(db, person.id),
  }),
};

// Carries out what is done in reading the record.
// It decides nothing; what changed meanwhile throws `Moved`, and the step is done again from fresh reads.
import type { ReadingEffect } from '../../domain/conversation/reading/types.ts';
import type { CarriersOf } from './carrying.ts';

/** Carrier of reading what another person filled in. */
export const readingCarriers: CarriersOf<ReadingEffect> = {
  note_reading: (carrying, { code }) => carrying.recordOfPerson('record_read', { after: { code } }),
};

// How much of a message the readers of short answers look at. Long texts are answers to long questions, notes and messages
// to people; those are kept whole, and nothing in them is searched for a meaning.

/** Characters. */
export const LONGEST_READ = 1000;

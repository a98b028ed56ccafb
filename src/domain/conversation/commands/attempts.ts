// How often a code may be typed wrong. It counts nothing; the database does.

/** Wrong codes a person may type in 15 minutes. */
export const attemptLimit = 5;

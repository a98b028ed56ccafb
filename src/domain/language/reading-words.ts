// Whose lists, records and scores somebody asks for.
// It only says what words look like; what follows from them is decided in ../conversation.

/** Names innovators. */
export const innovatorWord = /\binovator\b/iu;

/** All units, the whole region. */
export const everyUnit = /\b(?:semua|seluruh|kabupaten)\b/;

/** The own unit. */
export const oneUnit = /\bunit\b/;

/** The score of a unit. */
export const unitWords = /\b(?:unit|skpd)\b/u;

/** The score of the region. */
export const regionWords = /\b(?:daerah|kabupaten|semua|seluruh|region|iid|indeks)\b/u;

// What is typed about broadcasts: for whom, when, and what came of one.
// It only says what words look like; what follows from them is decided in ../conversation.

/** Asks what was replied to a broadcast. */
export const asksForReplies = /^(?:hadir|kehadiran|jawaban)/u;

/** `siaran baru`: says that a new one is meant. */
export const newFirst = /^baru\b/iu;

/** A word of address or politeness. */
export const addressWord = /^(?:min|pak|bu|kak|ya|dong|deh|lah)$/u;

/** What stands between several of a list. */
export const betweenPicks = /[,;/&+\n]|\s(?:dan|serta|sama|atau)\s|(?<=\d)\s+(?=\d)/iu;

/** An "and" in front. */
export const leadingAnd = /^(?:dan|serta)\s+/iu;

/** An "and" between two names. */
export const andBetween = /\s(?:dan|serta|sama|&)\s/iu;

/** A time, with "every" in front of it or not. */
export const maybeRepeated = /^(setiap\s+|tiap\s+|saban\s+)?(.+)$/isu;

/** "Until" between two times. */
export const untilBetween = /\s(?:sampai|hingga|s\/d|s\.d\.?|sd|smp)\s/iu;

/** A zone of Indonesia that is named beside a time and may be another one. */
export const otherZone = /\bwi[bt]\b/u;

/** Says that a day of the week is meant. */
export const dayWord = /\bhari\b/iu;

/** A day of a month, as it stands when letters are doubled no longer. */
export const dayOfMonth = /^(?:bulan )?tangal (\d{1,2})$/u;

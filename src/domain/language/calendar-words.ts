// What is typed about the calendar.
// It only says what words look like; what follows from them is decided in ../conversation.

/** "Change" in front. */
export const changeFirst = /^ubah\s+/u;

/** Asks for the calendar whole. */
export const asksForCalendar = /^(?:sop|edisi|tahapan|kegiatan|tahun)\b/u;

/** Begins with a step. */
export const namesStep = /^\d|^(?:tahapan|langkah)\b/u;

/** The number of a step and what it is moved to. */
export const stepAndDays = /^(?:tahapan |langkah )?(\d{1,2})(?:\s+(\S.*))?$/u;

/** "Until" between two days. */
export const untilBetweenDays = /\s(?:sampai|hingga|s\/d|s\.d\.?|sd|-)\s/u;

/** Says that an exception ends. */
export const removeWord = /\bhapus\b/u;

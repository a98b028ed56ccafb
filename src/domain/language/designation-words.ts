// What is typed about an SK: its number, its date, its scan.
// It only says what words look like; what follows from them is decided in ../conversation.

/** "Number" in front. */
export const numberFirst = /^(?:nomor|no)\b[.:]?\s*/iu;

/** The word in front of a date. */
export const dateWord = /^(?:tanggal|tgl|tertanggal)[.:]?$/iu;

/** Twenty and thirty, written in one word. */
export const joinedTens = /\b(dua|tiga)puluh\b/giu;

/** A caption that begins with an SK. */
export const skCaption =
  /^\/?(?:(?:hasil\s+)?(?:scan|pindaian|pindai)\s+)?sk(?![\p{L}\d])([^]*)$/iu;

/** What stands between the word SK and its number. */
export const aroundSkNumber =
  /^[\s:.,-]*(?:bupati\b[\s:.,-]*)?(?:balangan\b[\s:.,-]*)?(?:(?:nomor|nomer|no)\b[\s:.,-]*)?/u;

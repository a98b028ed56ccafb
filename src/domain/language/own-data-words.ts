// What is typed about own data and open sessions.
// It only says what words look like; what follows from them is decided in ../conversation.

/** A part of the copy, by its number. */
export const partOfCopy = /^(?:(?:unduh|ekspor|salin)\s+)?\d{1,4}$/;

/** Takes a deletion back. */
export const takesBack = /\b(?:batal|batalkan|tidak)\b/;

/** Asks for deletion. */
export const deletes = /\bhapus\b/;

/** Is about the unit. */
export const aboutUnit = /\bunit\b/;

/** Is about the NIP. */
export const aboutNip = /\bnip\b/;

/** Corrects the name. */
export const corrects = /\b(?:koreksi|ubah|ganti|nama)\b/;

/** Withdraws consent. */
export const withdrawsConsent = /\b(?:tarik|cabut|persetujuan)\b/;

/** What is only there after consent. */
export const presupposesConsent =
  /\b(?:koreksi|ubah|ganti|nama|nip|unit|tarik|cabut|persetujuan)\b/i;

/** Asks for the copy, or for another part of it. */
export const copyOrPart = /\b(?:unduh|ekspor|salin)\b|^\d{1,4}$/i;

/** The other sessions. */
export const otherSessions = /\b(?:lain|lainnya|selain)\b/i;

/** All sessions. */
export const allSessions = /\b(?:semua|seluruh)\b/i;

// What newcomers and those who invite type around an answer.
// It only says what words look like; what follows from them is decided in ../conversation.

/** Agrees in the word that was asked for. */
export const wordsOfConsent = /^(saya )?setuju\b/i;

/** What people write in front of their name. */
export const aroundOwnName = /^(nama (saya|ulun|lengkap)|nama|saya|ulun)(?:\s*[:,])?\s+/i;

/** Says that somebody stands in for a head. */
export const actingFirst = /^(?:plt\.?|pelaksana tugas)(?:\s+kepala)?\b\s*/i;

/** A printed invitation by its number, and what is said of it. */
export const printedInvitation = /^(?:no\.?\s?|nomor\s|#)?(\d{1,9})\b[\s:,]*([^]*)$/iu;

/** Asks for those that were not used yet. */
export const notUsedYet = /^(?:yang\s)?belum/iu;

/** Whoever used an invitation is the one who was meant. */
export const rightPerson = /^(?:benar|betul|ya+)\b/iu;

/** Somebody else used an invitation. */
export const wrongPerson = /^(?:bukan|tidak|salah)\b/iu;

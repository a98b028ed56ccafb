// What is typed about the rows of the monev.
// It only says what words look like; what follows from them is decided in ../conversation.

/** A row by its number, and what it is to say. */
export const monevRow =
  /^(?:(?:ubah|ganti|perbaiki|koreksi|edit|revisi|kembali\s+ke)\s+(?:(?:baris|nomor|no\.?)\s*)?|baris\s*(?:ke-?\s*)?(?:(?:nomor|no\.?)\s*)?)([1-7])(?!\d)\s*(?:(?:[:=]|jadi\b|menjadi\b|faktual\b)\s*)?(.*)$/isu;

/** There is nothing. */
export const nothingFactual = /^(?:tidak|tdk|kada|belum|nihil|-)(?: ada)?\.?$/i;

/** All rows are filled. */
export const monevDone = /^(?:selesai|lengkap)\.?$/i;

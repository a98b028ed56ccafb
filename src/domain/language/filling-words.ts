// What is typed while somebody fills in: that something is right, and words that only stand around an answer.
// It only says what words look like; what follows from them is decided in ../conversation.

/** Says that what was read is right. */
export const saysRight = /(?<![\p{L}])(?:benar|betul|sesuai|tepat|ya|iya|bujur)(?![\p{L}])/iu;

/** Wants to go on. */
export const goesOn = /^(?:lanjut|terus|next)/iu;

/** "Date" in front. */
export const dateFirst = /^(?:tanggal|tgl\.?)\s?/iu;

/** "Number" in front, or its abbreviation. */
export const factNumberFirst = /^(?:nomor|no\.?)\s?:?\s?/iu;

/** "About" in front. */
export const aboutFirst = /^tentang\s/iu;

/** Asks for another way to measure. */
export const otherMeasure = /^(?:ganti |ubah )?satuan(?: lain)?[.!]?$/iu;

/** "Number" in front of an answer. */
export const typedNumberFirst = /^nomor\s*:?\s*/i;

/** "About" in front of an answer. */
export const typedAboutFirst = /^tentang\s*:?\s*/i;

/** Begins with a word that goes on with the sentence before. */
export const conjunctions =
  /^(?:dan|atau|serta|selain itu|di samping itu|kemudian|lalu|sehingga|karena|sedangkan|namun|tetapi|tapi|juga|oleh karena itu|oleh sebab itu|selanjutnya|lanjutan|sambungan)\b/iu;

/** A word that adds nothing to an option. */
export const smallWordFirst = /^(?:sudah|sedang|masih|jenisnya|bentuknya|tahapannya) /iu;

/** Words of labels that tell no item from another. */
export const bareLabelWords: ReadonlySet<string> = new Set([
  ...['inovasi', 'daerah', 'waktu', 'nama', 'yang', 'dan'],
]);

/** The first word of a label as it is spoken: "jenisnya". */
export const withoutOwner = (word: string): string => word.replace(/nya$/iu, '');

/** Between two answers on one line. */
export const betweenAnswers = /\s(?:dan|serta|terus|trus|lalu)\s/iu;

/** Asks for what follows in a list. */
export const goesOnInList = /lagi|nya$/u;

/** A level by its number alone. */
export const levelAlone = /^(?:(?:tingkat|level|lv|tkt)(?:nya)? ?)?([1-3])$/iu;

/** A word between the name of an item and its answer. */
export const linkWordFirst =
  /^(?:(?:itu|adalah|yaitu|ialah|saya pilih|pilih|nomor|no\.?|yang)\s+)+/iu;

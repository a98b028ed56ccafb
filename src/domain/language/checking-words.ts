// What checkers type: pages, levels, notes by number, the end of a list.
// It only says what words look like; what follows from them is decided in ../conversation.

/** The page of a list. */
export const pageNumber = /^(?:halaman )?(\d{1,3})$/iu;

/** What people write in front of a number that somebody else gave. */
export const aroundNumber =
  /^(?:(?:id|nya|idnya|nomor|nomornya|nomer|no|kode|kodenya|adalah|yaitu|dengan|ini|itu)\b\.?(?![-/])[\s:=]*)+/iu;

/** An item by number, a level, and why. */
export const levelOfItem =
  /^(?:INV\S*\s+)?((?:indikator\s+)?\d{1,3})(?:\s{0,3}[=:]\s{0,3}|\s+(?:ke\s+|jadi\s+|tingkat\s+)?)([0-3])(?:[\s,;:.]+(\S.*))?$/is;

/** Begins with "not". */
export const startsWithNot = /^bukan\s/i;

/** All of an innovation is asked for. */
export const wholeOfIt = /^(?:semua|semuanya|lengkap|seluruhnya)$/iu;

/** Where a note begins: at numbers of items, with or without a word for them in front. */
export const noteStart =
  /(^|[\n;]|,|\s|\.\s)\s{0,9}(?:(?:dan|serta|lalu|juga)\s{1,9})?(?:(butir|nomor|nomer|no|isian|indikator)\.?\s{0,9})?((?<![\p{L}\d/.,-])\d{1,3}(?:\s{0,9}(?:,|&|dan)\s{0,9}\d{1,3}(?![\d\p{L}])){0,30})(?![\d\p{L}%/-]|[.,]\d)\s{0,9}([:.)=-]?)\s+(?=["'(]?(\p{L}{0,20}))/giu;

/** A number before one of these may count it. */
export const countedThing =
  /^(?:foto|gambar|berkas|file|dokumen|bukti|lembar|lampiran|halaman|hal|surat|video|tautan|link|tanda|stempel|orang|nama|kata|kalimat|baris|kali|buah|poin|angka|hari|minggu|bulan|tahun|jam|menit|dinas|desa|unit|puskesmas|kegiatan|tempat|saja|aja|atau|dan|dari|lagi|yang|di|ke)$/iu;

/** A number before one of these is a day. */
export const monthName =
  /^(?:jan|feb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nov|nop|des)(?:uari|ruari|et|il|i|ustus|tember|t|ober|ember)?$/iu;

/** The word for an indicator. */
export const indicatorWord = /^indikator$/i;

/** An "and" at the end. */
export const trailingAnd = /\s(?:dan|serta|lalu)$/u;

/** An indicator by its number. */
export const indicatorNumber = /^indikator\s*(\d{1,3})$/i;

/** Says that all notes are written. */
export const endsNotes = /^(selesai|sudah|cukup|kirim)\b/i;

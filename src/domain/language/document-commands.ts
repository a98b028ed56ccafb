// The words of commands about old documents: rows of the table of commands.
// They read no message; what is taken of a document is read by taking-words.ts.
import type { Row } from './command-row.ts';

export const DOCUMENT_COMMANDS: readonly Row[] = [
  {
    name: 'documents',
    tail: 'none',
    slips: true,
    words:
      'dokumen|dokumen lama|kirim dokumen|kirim dokumen lama|baca dokumen|ada dokumen lama|ada word lama|punya dokumen lama|yang terbaca|lihat yang terbaca|periksa|periksa yang terbaca',
  },
  {
    name: 'take_read',
    tail: 'rest',
    changes: true,
    tailWords: 'semua semuanya kecuali selain isian indikator nomor dan yang sampai',
    words: 'pakai|pakai semua|pakai kecuali|pakai semua kecuali|pakai nomor|pakai isian',
  },
];

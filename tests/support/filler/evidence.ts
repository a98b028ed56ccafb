// The files that a pretend innovator sends: real small ones of each kind, no two alike where the format allows it.
// They come from the corpus of the file tests; a PDF is made, with words that a document has.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pdf } from '../../files/support/pdf.ts';

const corpus = path.join(import.meta.dirname, '../../files/corpus/files');

type Format = 'pdf' | 'png' | 'jpg' | 'mp4';

/** Formats of which one may be sent. */
export type Formats = readonly Format[];

/** A file as it was sent. */
export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Gives a file in one of the formats; `nth` makes it one's own and turns through the formats. */
export async function evidence(formats: Formats, nth: number): Promise<Sample> {
  // Where a film is taken, a film is what is wanted.
  const format = formats.includes('mp4') ? 'mp4' : (formats[nth % formats.length] ?? 'pdf');
  const bytes =
    format === 'pdf' ? document(nth) : await readFile(path.join(corpus, `ok.${format}`));
  return {
    name: `Bukti ${nth}.${format}`,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Every other one says its number, date and subject, as a decree does. */
function document(nth: number): Buffer {
  const lines: (readonly [number, string])[] =
    nth % 2 === 0
      ? [
          [40, 'KEPUTUSAN KEPALA DINAS'],
          [60, `NOMOR 188.45/${nth}/KUM/2025`],
          [80, 'TENTANG'],
          [100, 'PENETAPAN TIM INOVASI DAERAH'],
          [140, 'Ditetapkan di Paringin pada tanggal 4 Maret 2025'],
        ]
      : [[40, `Catatan kegiatan nomor urut ${nth}, tanpa tanda tangan`]];
  return pdf({ lines });
}

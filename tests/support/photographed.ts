// Invented papers, rendered with a font of the product, and photographed as phones and networks do it: slanted, in the shadow
// of a hand, out of focus, noisy, made small and compressed. The same seed gives the same photo.
import { globSync } from 'node:fs';
import sharp from 'sharp';

const [FONT = ''] = globSync('node_modules/@expo-google-fonts/arimo/400Regular/*.ttf');
const WIDTH = 1240;
const HEIGHT = 1754;

/** Numbers from 0 to 1 that a seed fixes. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An A4 page with these lines, an empty one for a gap. */
export async function paper(lines: readonly string[]): Promise<Buffer> {
  const text = await sharp({
    text: {
      text: lines.map((line) => (line === '' ? ' ' : escaped(line))).join('\n'),
      ...{
        font: 'Arimo 14',
        fontfile: FONT,
        dpi: 150,
        width: WIDTH - 240,
        spacing: 12,
        rgba: true,
      },
    },
  })
    .png()
    .toBuffer();
  return sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#fbfaf5' },
  })
    .composite([{ input: text, left: 120, top: 140 }])
    .png()
    .toBuffer();
}

const escaped = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The photo of a page. `harm` from 0 (a scanner) to 1 (a dark room and a hurry). */
export async function photographed(page: Buffer, seed: number, harm: number): Promise<Buffer> {
  const chance = chances(seed);
  const angle = (chance() - 0.5) * 6 * harm;
  const slanted = await sharp(page)
    .rotate(angle, { background: '#6f675c' })
    .resize(Math.round(WIDTH * (1.1 - 0.35 * harm)))
    .blur(0.3 + 0.7 * harm)
    .toBuffer();
  const { data, info } = await sharp(slanted)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const corner = chance();
  const shadow = 0.55 * harm;
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1) {
      const across = corner > 0.5 ? x / info.width : 1 - x / info.width;
      const light = 1 - (shadow * (across + y / info.height)) / 2;
      const noise = (chance() - 0.5) * 28 * harm;
      const at = (y * info.width + x) * info.channels;
      for (let channel = 0; channel < info.channels; channel += 1)
        data[at + channel] = Math.max(0, Math.min(255, (data[at + channel] ?? 0) * light + noise));
    }
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .jpeg({ quality: Math.round(88 - 45 * harm) })
    .toBuffer();
}

const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus'];
const kinds = ['PENETAPAN INOVASI DAERAH', 'TIM PELAKSANA KELAS GIZI', 'PEDOMAN POSYANDU MALAM'];

/** A decree with its facts, all invented. */
export function decree(seed: number): {
  readonly lines: readonly string[];
  readonly facts: { readonly number: string; readonly date: string; readonly subject: string };
} {
  const chance = chances(seed * 7919);
  const pick = (most: number): number => Math.floor(chance() * most);
  const year = 2024 + pick(3);
  const month = pick(months.length);
  const day = 1 + pick(28);
  const number = `188.45/${100 + pick(800)}/${year}`;
  const subject = `${kinds[pick(kinds.length)] ?? ''} TAHUN ${year}`;
  return {
    facts: {
      number,
      subject,
      date: `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    },
    lines: [
      'KEPUTUSAN BUPATI BALANGAN',
      `NOMOR ${number}`,
      '',
      'TENTANG',
      '',
      subject,
      '',
      'BUPATI BALANGAN,',
      '',
      'Menimbang : a. bahwa pelayanan kepada masyarakat perlu diperbarui;',
      'b. bahwa untuk itu perlu ditetapkan keputusan;',
      'Mengingat : Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;',
      '',
      'MEMUTUSKAN:',
      'Menetapkan : KEPUTUSAN BUPATI.',
      '',
      'Ditetapkan di Paringin',
      `pada tanggal ${day} ${months[month] ?? ''} ${year}`,
      '',
      'BUPATI BALANGAN,',
    ],
  };
}

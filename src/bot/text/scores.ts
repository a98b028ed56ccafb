// The words for scores. Every message says that it is an estimate.
// A message without a sentence does not compile.
import { agency } from '../../domain/region.ts';
import { fitted, lines, paragraphs, score, shorten, theirs } from './format.ts';
import { named } from './phrases.ts';
import { showNumber } from '../../domain/language/index.ts';
import type { WordsOf } from './words.ts';
import type { ScoreMessages } from '../../domain/conversation/scores/messages.ts';
import type { RegionIndex } from '../../domain/score.ts';

const estimate = 'Ini perkiraan menurut isian dan bukti di sini, bukan nilai resmi.';
const points = (value: number): string => showNumber(Math.round(value * 100) / 100);
const scoreOr = (value: number | null, max: number | null, without: string): string =>
  value === null ? without : score(Math.round(value * 100) / 100, max);

const indexOf = ({ index, predicate }: RegionIndex): string | null =>
  index === null ? null : `${points(index)}${predicate === null ? '' : ` (${predicate})`}`;

const parts = ({ sid, countScore, spd }: RegionIndex): string =>
  `SID ${points(sid)}, jumlah inovasi ${points(countScore)}, SPD ${spd === null ? 'belum diketahui' : points(spd)}`;

/** The words. */
export const scoresWords: WordsOf<ScoreMessages> = {
  score_one: ({ code, name, claimed, verified, max, gains, more }) =>
    claimed === null
      ? `${named(code, name)}: bobot indikator edisi ini tidak diketahui, jadi skornya tidak dapat diperkirakan.`
      : paragraphs(
          lines(
            `Skor kematangan ${named(code, name, 100)}: ${score(claimed, max)} menurut isian.`,
            `Terverifikasi: ${scoreOr(verified, max, `belum diperiksa ${agency()}`)}.`,
            estimate,
          ),
          gains.length === 0
            ? 'Semua indikator sudah di tingkat tertinggi dengan bukti.'
            : lines(
                'Yang menambah paling banyak:',
                ...gains.map(({ number, label, level, next, text, gain }) =>
                  next === level
                    ? `• ${number}. ${shorten(label, 60)}: kirim bukti tingkat ${level}, +${points(gain)}`
                    : `• ${number}. ${shorten(label, 40)}: tingkat ${next}${text === null ? '' : ` (${shorten(text, 48)})`}, +${points(gain)}`,
                ),
                more > 0 ? `• dan ${more} indikator lain` : null,
              ),
        ),
  score_unit: ({ unit, count, claimed, verified, max, rows, losses }) =>
    count === 0
      ? `Belum ada inovasi ${unit} yang dikirim pada edisi ini, jadi belum ada skornya.`
      : lines(
          `Skor ${unit}, ${count} inovasi: rata-rata ${scoreOr(claimed, max, 'tidak diketahui')} menurut isian, ${scoreOr(verified, max, 'belum ada')} terverifikasi.`,
          estimate,
          ...fitted(330, (most) =>
            rows
              .slice(0, 6)
              .map(
                (row) =>
                  `• ${theirs(row.name, Math.min(most, 60))} (${row.code}): ${scoreOr(row.claimed, null, '-')}${row.verified === null ? '' : `, terverifikasi ${points(row.verified)}`}`,
              ),
          ),
          losses.length === 0
            ? null
            : `Poin paling banyak hilang di: ${losses.map((loss) => `${shorten(loss.label, 50)} (${points(loss.points)})`).join('; ')}.`,
          'Ketik "skor" dan kodenya untuk rinciannya.',
        ),
  score_region: ({ year, count, verifiedCount, countCap, claimed, verified, missing, losses }) =>
    claimed === null
      ? `Aturan indeks edisi ${year} tidak diketahui, jadi indeks daerah tidak dapat diperkirakan.`
      : lines(
          `Perkiraan Indeks Inovasi Daerah ${year}, bukan nilai resmi.`,
          `Menurut isian, ${count} inovasi: ${parts(claimed)}.`,
          verified === null
            ? 'Terverifikasi: belum ada inovasi yang diterima.'
            : `Terverifikasi, ${verifiedCount} inovasi: ${parts(verified)}.`,
          countCap !== null && count > countCap
            ? `Jumlah inovasi dihitung sampai ${countCap}.`
            : null,
          claimed.koersif.met
            ? `Urusan wajib pelayanan dasar: ${claimed.koersif.covered.length} dari ${claimed.koersif.covered.length + claimed.koersif.missing.length}, syarat terpenuhi.`
            : `Urusan wajib pelayanan dasar baru ${claimed.koersif.covered.length}, perlu ${claimed.koersif.atLeast ?? 'tidak diketahui'}; sampai itu jumlah inovasi bernilai 0. Belum ada: ${missing.map((one) => shorten(one, 44)).join('; ')}.`,
          losses.length === 0
            ? null
            : `Poin paling banyak hilang di: ${losses.map((loss) => `${shorten(loss.label, 34)} (${points(loss.points)})`).join('; ')}.`,
          'Bila berbeda: "bila spd 50" atau "bila 10 inovasi lagi".',
        ),
  what_if_one: ({ code, name, before, after, max }) =>
    before === null || after === null
      ? `${named(code, name)}: bobot indikator edisi ini tidak diketahui, jadi tidak dapat diperkirakan.`
      : lines(
          `Skor ${named(code, name)} menjadi ${score(after, max)}, dari ${points(before)} sekarang (+${points(after - before)}).`,
          `${estimate} Tidak ada yang diubah.`,
        ),
  what_if_region: ({ count, before, after }) => {
    const same = before.sid === after.sid && before.countScore === after.countScore;
    return lines(
      `Perkiraan, bukan nilai resmi; tidak ada yang diubah. Sekarang ${count} inovasi.`,
      same ? null : `Sekarang: ${parts(before)}.`,
      `Bila begitu: ${parts(after)}.`,
      after.total === null || before.total === null
        ? `Selisih tanpa SPD: ${points(after.sid + after.countScore - before.sid - before.countScore)}. Tambahkan "spd 50" untuk indeksnya.`
        : same
          ? `Indeks: ${indexOf(after) ?? '-'}.`
          : `Indeks: ${indexOf(before) ?? '-'} menjadi ${indexOf(after) ?? '-'}.`,
      after.koersif.met ? null : 'Syarat urusan wajib pelayanan dasar belum terpenuhi.',
    );
  },
  what_if_how: ({ region }) =>
    lines(
      'Tulis yang dibayangkan, misalnya:',
      '• "bila indikator 3 tingkat 3" untuk inovasi yang sedang dibuka',
      '• "bila INV-7KQ4M tingkat 3" untuk semua indikatornya',
      region ? '• "bila spd 50", "bila 10 inovasi lagi", "bila semua tingkat 3 spd 50"' : null,
    ),
};

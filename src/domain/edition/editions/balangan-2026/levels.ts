// What all indicators of 2026 share: how three level texts become levels, the source, and the rules of the video.
// It never holds a level text or a weight.
import type { Indicator, Variant } from '../../definition.ts';

/** Names where the names, weights, levels and evidence of 2026 come from. */
export const source =
  'indikator satuan inovasi daerah 2026; dua aplikasi daerah sepakat, salah satunya menyebut Surat Kepala BSKDN 400.10.11/1887/BSKDN tanggal 29 April 2026';

/** Builds one way of measuring from its three level texts, lowest first. */
export function variant(
  code: string,
  label: string,
  one: string,
  two: string,
  three: string,
): Variant {
  return {
    code,
    label,
    levels: [
      { level: 1, text: one },
      { level: 2, text: two },
      { level: 3, text: three },
    ],
  };
}

/** Builds the levels of an indicator that is measured in one way only. */
export function single(one: string, two: string, three: string): readonly Variant[] {
  return [variant('tunggal', 'Tingkat', one, two, three)];
}

/**
 * Holds the video's rules in seconds: the pedoman of Balangan wants 2-3 minutes, the national rule at most 5. A film of
 * 2-3 minutes with all five national elements satisfies both, so only the national limit refuses.
 */
export const video: NonNullable<Indicator['evidence']['video']> = {
  warnBelow: 120,
  warnAbove: 180,
  limit: 300,
  elements: ['latar belakang', 'penjaringan ide', 'pemilihan ide', 'manfaat', 'dampak'],
};

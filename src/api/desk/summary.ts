// What the summary page draws: tables whose cells are bars, in words and numbers of an Indonesian reader.
// It reads nothing; every length is a share of the longest or of the whole.
import { type ListQuery, listAddress } from './filters.ts';
import { showNumber, stageNames, stepTimeNames } from '../../domain/language/index.ts';
import { steps } from '../../domain/innovation/status.ts';
import type { RegionIndex } from '../../domain/score.ts';
import { region } from '../../domain/region.ts';
import { type Summary, yearsSince } from '../../domain/statistics.ts';
import type { ServerParts } from '../parts.ts';

/** A row of a plot; `full` and `soft` are percent of the bar, `href` the list behind the number. */
interface Row {
  readonly label: string;
  readonly href: string | null;
  readonly full: number;
  readonly soft: number;
  readonly value: string;
  readonly extra: string;
  /** A word that marks the row: something is there, or is missing. */
  readonly mark: 'good' | 'late' | null;
}

/** A table that draws. */
export interface Plot {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly heads: readonly [string, string, string];
  readonly rows: readonly Row[];
  /** What stands there instead of rows. */
  readonly empty: string;
}

/** A number of points with at most two decimals. */
export const points = (value: number): string => showNumber(Math.round(value * 100) / 100);

const share = (value: number, whole: number): number =>
  whole <= 0 ? 0 : Math.round((value / whole) * 10_000) / 100;

const row = (label: string, full: number, value: string, more: Partial<Row> = {}): Row => ({
  ...{ label, full, value, href: null, soft: 0, extra: '', mark: null },
  ...more,
});

const most = (counts: readonly { readonly count: number }[]): number =>
  Math.max(1, ...counts.map(({ count }) => count));

/**
 * The plots of a summary, in the order of the page; `list` narrows the lists behind the numbers to what was summed up.
 * `ofAll`: it sums up all units, which had years before this product.
 */
export function plotsOf(
  summary: Summary,
  list: ListQuery,
  { words, ofAll }: Pick<ServerParts, 'words'> & { readonly ofAll: boolean },
): readonly Plot[] {
  return [
    funnel(summary),
    stops(summary),
    times(summary),
    spread(summary),
    losses(summary),
    ...(summary.basics.length === 0 ? [] : [basics(summary)]),
    statesPlot(summary, list, words),
    ...summary.kinds.map((kind): Plot => ({
      id: kind.item.replaceAll('_', '-'),
      title: kind.label,
      caption: 'Inovasi yang sudah dikirim',
      heads: [kind.label, 'Inovasi', ''],
      rows: kind.rows.map(({ label, count }) =>
        row(label, share(count, most(kind.rows)), String(count)),
      ),
      empty: 'Belum ada inovasi yang dikirim.',
    })),
    years(summary, ofAll),
  ];
}

function funnel({ funnel: all }: Summary): Plot {
  const begun = all[0]?.count ?? 0;
  return {
    id: 'corong',
    title: 'Corong',
    caption:
      'Dari mulai diisi sampai aplikasi nasional; kolom terakhir: yang belum lanjut dari tahap sebelumnya',
    heads: ['Tahap', 'Banyaknya', 'Belum lanjut'],
    rows: all.map(({ stage, count }, at) => {
      const before = all[at - 1]?.count ?? count;
      const left = before - count;
      const extra = left > 0 ? `−${left} (${Math.round((left / before) * 100)}%)` : '';
      return row(stageNames[stage], share(count, begun), String(count), { extra });
    }),
    empty: 'Belum ada yang mulai mengisi.',
  };
}

function stops({ stops: all, drafts }: Summary): Plot {
  return {
    id: 'berhenti',
    title: 'Di mana orang berhenti',
    caption: `Isian dan indikator yang paling sering masih kosong pada ${drafts} draf`,
    heads: ['Isian atau indikator', 'Draf', ''],
    rows: all.map(({ number, label, count }) =>
      row(`${number} ${label}`, share(count, drafts), String(count)),
    ),
    empty: 'Tidak ada draf saat ini.',
  };
}

function times({ times: all }: Summary): Plot {
  const longest = Math.max(1, ...all.map(({ days }) => days));
  const named = steps.flatMap((step) => {
    const [label, found] = [stepTimeNames[step], all.find((one) => one.step === step)];
    return found === undefined || label === undefined
      ? []
      : [row(label, share(found.days, longest), `${showNumber(found.days)} hari`)];
  });
  return {
    id: 'waktu',
    title: 'Waktu di setiap langkah',
    caption: 'Nilai tengah, dalam hari',
    heads: ['Langkah', 'Hari', ''],
    rows: named,
    empty: 'Belum ada langkah yang selesai.',
  };
}

function spread({ spread: all, max }: Summary): Plot {
  return {
    id: 'matang',
    title: 'Sebaran kematangan',
    caption:
      max === null
        ? 'Bobot indikator edisi ini tidak diketahui'
        : `Inovasi menurut skor isian, perkiraan, dari ${showNumber(max)} poin`,
    heads: ['Skor', 'Inovasi', ''],
    rows: all.map(({ from, to, count }) =>
      row(`${from}–${to}`, share(count, most(all)), String(count)),
    ),
    empty: 'Skor tidak dapat diperkirakan.',
  };
}

function losses({ losses: all }: Summary): Plot {
  const shown = all.slice(0, 8);
  const whole = Math.max(1, ...shown.map(({ points: lost, reached }) => lost + reached));
  return {
    id: 'poin',
    title: 'Poin yang belum diraih',
    caption: 'Rata-rata per inovasi menurut isian; penuh: diraih, bergaris: belum diraih',
    heads: ['Indikator', 'Belum', 'Diraih'],
    rows: shown.map(({ number, label, points: lost, reached }) =>
      row(`${number} ${label}`, share(reached, whole), points(lost), {
        soft: share(lost, whole),
        extra: points(reached),
      }),
    ),
    empty: 'Tidak ada poin yang dapat dihitung.',
  };
}

function basics({ basics: all, index }: Summary): Plot {
  const least = index?.koersif.atLeast ?? null;
  return {
    id: 'urusan-dasar',
    title: 'Urusan pelayanan dasar',
    caption:
      least === null
        ? 'Inovasi yang sudah dikirim'
        : `Inovasi yang sudah dikirim; aturan edisi ini: paling sedikit ${least} dari ${all.length}`,
    heads: ['Urusan', 'Inovasi', 'Keadaan'],
    rows: all.map(({ label, count }) =>
      row(label, share(count, most(all)), String(count), {
        extra: count > 0 ? 'terisi' : 'belum ada',
        mark: count > 0 ? 'good' : 'late',
      }),
    ),
    empty: '',
  };
}

function statesPlot({ states }: Summary, list: ListQuery, words: ServerParts['words']): Plot {
  return {
    id: 'keadaan',
    title: 'Menurut keadaan',
    caption: 'Semua inovasi edisi ini; draf hanya dihitung',
    heads: ['Keadaan', 'Inovasi', ''],
    rows: states
      .toSorted((a, b) => b.count - a.count)
      .map(({ state, count }) =>
        row(words.state(state), share(count, most(states)), String(count), {
          href:
            state === 'draft' ? null : listAddress('/meja/inovasi', { ...list, keadaan: state }),
        }),
      ),
    empty: 'Belum ada inovasi.',
  };
}

function years({ years: counted, past }: Summary, ofAll: boolean): Plot {
  const all = yearsSince(counted, ofAll ? region().history : [], past);
  return {
    id: 'tahun',
    title: 'Menurut tahun',
    caption: 'Inovasi yang dikirim pada setiap edisi',
    heads: ['Tahun', 'Inovasi', ''],
    rows: all.map(({ year, count, source }) =>
      row(
        source === null ? String(year) : `${year}, menurut ${source}`,
        share(count, most(all)),
        String(count),
      ),
    ),
    empty: 'Belum ada inovasi yang dikirim.',
  };
}

/** The index in figures and its parts as a bar of the whole. */
export function indexOf(index: RegionIndex, whole: number) {
  return {
    index: index.index === null ? null : points(index.index),
    predicate: index.predicate,
    spd: index.spd === null ? null : points(index.spd),
    sid: points(index.sid),
    countScore: points(index.countScore),
    spdShare: share(index.spd ?? 0, whole),
    sidShare: share(index.sid, whole),
    countShare: share(index.countScore, whole),
    covered: index.koersif.covered.length,
    basics: index.koersif.covered.length + index.koersif.missing.length,
    atLeast: index.koersif.atLeast,
    met: index.koersif.met,
  };
}

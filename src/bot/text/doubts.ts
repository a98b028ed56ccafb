// How the items of a checker's card read, and what a checker should look at.
// It decides on no doubt: each came with the message.
import { agency, roleName } from '../../domain/region.ts';
import type { Provenance } from '../../domain/edition/answer.ts';
import type { CheckingMessages } from '../../domain/conversation/checking/messages.ts';
import type { ProofDoubt } from '../../domain/innovation/proof-doubts.ts';
import { showDate } from '../../domain/language/index.ts';
import { count, length, lines, score, theirs } from './format.ts';
import { named } from './phrases.ts';
import { warningText } from './warnings.ts';

/** Keeps the lines of an answer under its label. */
const inset = (text: string) => text.replaceAll('\n', '\n   ');

/** One item with its value, or with the value before and now. */
export function cardLine(line: CardLine): string {
  return lines(
    line.before === null
      ? `${count(line.number)}. ${line.label}: ${inset(line.value)}`
      : `${count(line.number)}. ${line.label} (diubah)`,
    line.before === null ? null : `   Sebelumnya: ${inset(line.before)}`,
    line.before === null ? null : `   Sekarang: ${inset(line.value)}`,
    line.files.length === 0 ? null : `   Berkas: ${line.files.join('; ')}`,
    line.from === undefined ? null : `   ${provenance(line.from)}`,
  );
}

const factNames = { number: 'nomor', date: 'tanggal', subject: 'tentang' } as const;

/** Says where a value comes from, if not from somebody's own typing. */
export function provenance({ document, photo, sure }: Provenance): string {
  const page = document?.page ? ` halaman ${count(document.page)}` : '';
  const from =
    document === null
      ? null
      : `${document.photo ? 'terbaca dari foto' : 'diambil dari'} ${theirs(document.name, 60)}${page}, dipastikan pengisi`;
  const facts =
    photo.length === 0
      ? null
      : `${photo.map((fact) => factNames[fact]).join(', ')} dokumen terbaca dari foto, ${sure ? '' : 'belum '}dipastikan pengisi`;
  const text = [from, facts].filter((one) => one !== null).join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

type CardLine = CheckingMessages['card']['lines'][number];

/** Whether an item has nothing to show. */
export const isEmpty = (line: CardLine) =>
  line.value === '-' && line.files.length === 0 && line.before === null;

/** Names what was left out in one line, so that a long card stays readable. */
export function emptyLine(all: readonly CardLine[]): string | null {
  const empty = all.filter(isEmpty).map((line) => `${count(line.number)}. ${line.label}`);
  return empty.length === 0 ? null : `Belum ada atau dikosongkan: ${empty.join('; ')}`;
}

/** The files that stand in several places, each once with all its places. */
export function sameFileTexts(files: CheckingMessages['card']['sameFiles']): readonly string[] {
  return [...Map.groupBy(files, ({ name, otherCode }) => `${name}\n${otherCode}`).values()].map(
    (same) => {
      const [first] = same;
      if (first === undefined) return '';
      const numbers = [
        ...new Set(same.flatMap(({ number, otherNumber }) => [number, otherNumber ?? number])),
      ].toSorted((one, other) => one - other);
      const elsewhere = first.otherNumber === null ? `, dan di ${first.otherCode}` : '';
      return `Berkas ${theirs(first.name, 60)} dipakai di butir ${numbers.map(count).join(', ')}${elsewhere}.`;
    },
  );
}

/** What a checker should look at, one short sentence each; the most telling first. */
export function doubtTexts({
  flags,
  warnings,
  sameFiles,
}: Pick<CheckingMessages['sheet'], 'flags' | 'warnings' | 'sameFiles'>): readonly string[] {
  return [
    ...(flags === null ? [] : flagTexts(flags)),
    ...warnings.map(warningText),
    ...sameFileTexts(sameFiles),
  ];
}

/** Most doubts that a sheet names; the others are read on demand. */
export const DOUBTS = 4;

/** The doubts that are the checker's alone. */
export function flagTexts(flags: CheckingMessages['check_flags']): readonly string[] {
  return [
    flags.verified === null
      ? null
      : `Skor terverifikasi ${score(flags.verified, flags.max)} (terpisah dari perkiraan pengisi).`,
    ...flags.levels.map(
      (set) =>
        `Butir ${count(set.number)}. ${set.label}: diklaim tingkat ${set.claimed}, menurut ${roleName('verifier')} tingkat ${set.level} (${set.reason}).`,
    ),
    flags.age === null
      ? null
      : `Mulai ${flags.age.date}, di luar masa ${flags.age.from} sampai ${flags.age.to}.`,
    ...flags.similar.map(
      (other) => `Mirip dengan ${named(other.code, other.name)} dari ${other.unit}.`,
    ),
    flags.elsewhere === true ? `Ada yang mirip di unit lain; ${agency()} akan melihatnya.` : null,
    ...flags.unsupported.map(
      (item) =>
        `Butir ${count(item.number)}. ${item.label}: tingkatnya hanya didukung tautan, tanpa berkas yang dapat diperiksa.`,
    ),
    flags.selfChecked
      ? 'Diperiksa oleh orang yang ikut mengisi, karena di unitnya belum ada pemeriksa lain.'
      : null,
    flags.unreachable.length === 0
      ? null
      : `Pemberitahuan tidak sampai kepada: ${flags.unreachable.join(', ')}.`,
    ...(flags.otherScans ?? []).map(
      (name) => `Formulir bertanda tangan dari versi atau cetakan lain: ${name}.`,
    ),
    ...(flags.proofs ?? []).map(proofText),
    ...flags.scans.map((name) => `Formulir bertanda tangan: ${name}.`),
  ].filter((one) => one !== null);
}

const counted = {
  dated: ['kali', 'dokumen'],
  methods: ['metode', 'berkas'],
  years: ['tahun', 'tahun yang disebut'],
  regions: ['daerah', 'surat'],
} as const;

/** One doubt about proofs. */
function proofText(doubt: ProofDoubt): string {
  switch (doubt.what) {
    case 'fewer': {
      const [unit, proofs] = counted[doubt.of];
      return `Indikator ${count(doubt.no)}: tingkat ${doubt.level} (${count(doubt.wanted)} ${unit}), ${proofs} baru ${count(doubt.found)}.`;
    }
    case 'dated': {
      const [from, to] = doubt.years;
      const told = `Indikator ${count(doubt.no)}: dokumen bertanggal ${showDate(doubt.date)}`;
      if (doubt.why === 'ahead') return `${told}, belum sampai harinya.`;
      return doubt.why === 'late'
        ? `${told}; regulasi semestinya ditetapkan sebelum ${to}.`
        : `${told}, di luar ${from}–${to}.`;
    }
    case 'unnamed':
      return doubt.photo
        ? `Indikator ${count(doubt.no ?? 1)}: nama inovasi belum terbaca pada foto ${theirs(doubt.file, 60)}.`
        : `Indikator ${count(doubt.no ?? 1)}: nama inovasi belum ditemukan dalam ${theirs(doubt.file, 60)}.`;
    case 'order':
      return `${doubt.earlier} lebih dulu daripada ${doubt.later}.`;
    case 'film':
      return `Indikator ${count(doubt.no)}: film ${length(doubt.seconds)}.`;
    case 'photo':
      return doubt.why === 'small'
        ? `Indikator ${count(doubt.no)}: ${theirs(doubt.file, 60)} lebih kecil dari 800 piksel.`
        : `Indikator ${count(doubt.no)}: ${theirs(doubt.file, 60)} diambil ${showDate(doubt.taken ?? '')}, lebih dari setahun sebelum inovasinya dimulai.`;
    case 'copied':
      return `Butir ${count(doubt.number)}. ${doubt.label}: satu paragraf sama dengan ${doubt.elsewhere === true ? 'inovasi unit lain' : (doubt.code ?? 'contoh pada formulir')}.`;
    case 'no_facts':
      return `Nomor dan tanggal dokumen belum ada: indikator ${doubt.numbers.map(count).join(', ')}.`;
  }
}

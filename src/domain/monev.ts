// Form C.2 of the pedoman: its seven rows, and what the data says about each before anybody has looked on the spot.
// The wording of the rows and of the prefilled text is the form's own; it never fills a row that a person must judge.
import type { EditionDefinition } from './edition/definition.ts';
import { formOf } from './edition/journey.ts';
import { showDate } from './language/index.ts';
import type { Innovation } from './innovation/innovation.ts';

/** The rows of the table on Form C.2 (document 001, Lampiran C.2), in order. */
export const monevRows = [
  'Inovasi sudah berjalan minimal 2 tahun, atau masih dalam tahapan inisiatif dan uji coba',
  'Mengandung inovasi daerah sebagian atau seluruhnya',
  'Diperkuat regulasi daerah dan/atau turunannya',
  'Dukungan anggaran melalui renstra, renja dan RKA',
  'Didukung indikator lainnya',
  'Dilengkapi video singkat profil inovasi',
  'Catatan',
] as const;

/** Number of a row of Form C.2, from 1. */
export type MonevNo = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A row as it was written down. */
export interface MonevRow {
  readonly no: MonevNo;
  readonly factual: string;
  readonly advice: string | null;
}

/** Tells whether a number is a row of Form C.2. */
export function isMonevNo(no: number): no is MonevNo {
  return Number.isInteger(no) && no >= 1 && no <= monevRows.length;
}

/** The first row without a finding; null when all seven are written. */
export function nextRow(rows: readonly MonevRow[]): MonevNo | null {
  const written = new Set<number>(rows.map((row) => row.no));
  for (let no = 1; no <= monevRows.length; no += 1)
    if (isMonevNo(no) && !written.has(no)) return no;
  return null;
}

/** What the data says for the *faktual* column of a row; null where a person writes it (domain reference, section 4). */
export function prefilled(
  definition: EditionDefinition,
  innovation: Innovation,
  no: MonevNo,
): string | null {
  const counted = evidenced(definition, innovation);
  switch (no) {
    case 1:
      return startText(definition, innovation);
    case 3:
      return evidenceText(counted, innovation, 'regulasi', 'Regulasi');
    case 4:
      return evidenceText(counted, innovation, 'anggaran', 'Dukungan anggaran');
    case 5: {
      const others = [...counted].filter((item) => !apart.has(item));
      const all = indicatorsOf(definition).filter((item) => !apart.has(item));
      return `${others.length} dari ${all.length} indikator lainnya berbukti.`;
    }
    case 6: {
      const film = innovation.files.find(
        (file) => file.state === 'stored' && file.mime === 'video/mp4',
      );
      if (film === undefined) return 'Video belum ada.';
      const seconds = film.durationSeconds;
      return seconds === null
        ? `Video ada: ${film.name}.`
        : `Video ada: ${film.name}, ${Math.floor(seconds / 60)} menit ${Math.round(seconds % 60)} detik.`;
    }
    default:
      return null;
  }
}

/** Indicators with rows of their own on the form. */
const apart = new Set(['regulasi', 'anggaran', 'kualitas_video', 'video']);

function indicatorsOf(definition: EditionDefinition): readonly string[] {
  return formOf(definition)
    .items.filter((item) => item.kind === 'indicator')
    .map((item) => item.id);
}

function evidenced(definition: EditionDefinition, innovation: Innovation): ReadonlySet<string> {
  return new Set(
    indicatorsOf(definition).filter((item) => {
      const value = innovation.answers.get(item)?.value;
      if (value?.type !== 'indicator') return false;
      return (
        value.links.length > 0 ||
        innovation.files.some((file) => file.item === item && file.state === 'stored')
      );
    }),
  );
}

function evidenceText(
  counted: ReadonlySet<string>,
  innovation: Innovation,
  item: string,
  label: string,
): string {
  if (!counted.has(item)) return `${label} belum berbukti.`;
  const value = innovation.answers.get(item)?.value;
  const number = value?.type === 'indicator' ? value.document?.number : undefined;
  return number === undefined ? `${label} berbukti.` : `${label} berbukti: nomor ${number}.`;
}

function startText(definition: EditionDefinition, innovation: Innovation): string | null {
  if (definition.startItem === null) return null;
  const start = innovation.answers.get(definition.startItem)?.value;
  if (start?.type !== 'date') return null;
  return `Dimulai ${showDate(start.date)}.`;
}

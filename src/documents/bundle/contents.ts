// What stands in the national bundle: folders, evidence by number, plain text of every field, an index with a sheet for each
// indicator, the check list, and how to use it all. It reads no file; evidence is named by its hash.
import type { Indicator } from '../../domain/edition/definition.ts';
import { applies, formOf, missing } from '../../domain/edition/journey.ts';
import { claimedMaturity } from '../../domain/innovation/levels.ts';
import { wordCount } from '../../domain/language/index.ts';
import type { InnovationMaterial } from '../../domain/paper-material.ts';
import { fewestWords, takenByPortal } from '../../domain/portal.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Table, Value } from '../sheet.ts';
import { linesOf, reportLayout, textOf, uraian } from '../papers/values.ts';
import type { Filled } from '../sheet.ts';
import { distinct, safeName } from './names.ts';
import { type DrawnPdf, goesAsPictures, notDrawn, pageName } from './pictures.ts';

/** One evidence file in the bundle. */
interface BundleFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  /** Where a page that was drawn lies; absent for what the store has. */
  readonly place?: string;
}

/** A text in the bundle. */
interface BundleText {
  readonly path: string;
  readonly text: string;
}

/** Something that the portal will refuse or miss. */
interface Finding {
  readonly code: string;
  readonly name: string;
  readonly what: string;
}

/** A bundle before it is written. */
export interface BundleContents {
  readonly files: readonly BundleFile[];
  readonly texts: readonly BundleText[];
  readonly index: readonly Table[];
  readonly findings: readonly Finding[];
}

const text = (value: string | null): Value =>
  value === null || value === '' ? { kind: 'empty' } : { kind: 'text', text: value };

const inWords = (value: Filled): string | null => {
  switch (value.kind) {
    case 'empty':
      return null;
    case 'text':
      return value.text;
    case 'choice':
      return value.picked;
    case 'date':
      return [value.day, value.month, value.year].filter((part) => part !== null).join(' ');
    case 'parts':
      return value.parts
        .flatMap(({ heading, text: words }) => (words === null ? [] : [`${heading}\n${words}`]))
        .join('\n\n');
  }
};

/** The lines of the national profile in the portal's order, in words. */
const profileOf = (one: InnovationMaterial): readonly (readonly [string, string | null])[] =>
  linesOf(one, 'national-profile', reportLayout).map(({ label, value }, at) => {
    const line = one.definition.papers.find(({ id }) => id === 'national-profile')?.lines[at];
    const words =
      line?.from[0] === 'maturity'
        ? String(claimedMaturity(one.definition, one.innovation).score ?? '')
        : inWords(value);
    return [`${line?.no ?? ''} ${label}`.trim(), words];
  });

const indicatorsOf = ({ definition }: InnovationMaterial): readonly Indicator[] =>
  formOf(definition)
    .items.filter((item): item is Indicator => item.kind === 'indicator')
    .toSorted((a, b) => (a.nationalNo ?? 99) - (b.nationalNo ?? 99));

/**
 * Puts a bundle together. `isThere` tells whether the store has the bytes; `drawn` what came of drawing a PDF, nothing while that
 * was not tried: then it stands for its pictures.
 */
export function bundleOf(
  innovations: readonly InnovationMaterial[],
  region: Region,
  isThere: (sha256: string) => boolean,
  drawn: (sha256: string) => DrawnPdf | undefined = () => undefined,
): BundleContents {
  const path = distinct();
  const files: BundleFile[] = [];
  const texts: BundleText[] = [];
  const findings: Finding[] = [];
  /** Names in the bundle by innovation and item, for the index. */
  const named = new Map<string, string[]>();
  for (const one of innovations) {
    const { innovation, unit } = one;
    const name = innovation.name ?? innovation.code;
    const folder = `${safeName(unit, 60)}/${safeName(`${innovation.code} - ${name}`, 80)}`;
    const find = (what: string) => findings.push({ code: innovation.code, name, what });
    texts.push({ path: path(`${folder}/Isian.txt`), text: plainText(one) });
    for (const what of checksOf(one)) find(what);
    for (const item of formOf(one.definition).items) {
      const no = item.kind === 'indicator' ? item.nationalNo : null;
      const own = innovation.files.filter(
        (file) => file.item === item.id && file.state === 'stored' && file.sha256 !== null,
      );
      const names: string[] = [];
      named.set(`${innovation.code} ${item.id}`, names);
      for (const [at, file] of own.entries()) {
        const { name: called, sha256, size } = file;
        if (sha256 === null || size === null) continue;
        if (!isThere(sha256)) {
          find(`${item.label}: berkas "${called}" tidak ada di penyimpanan, jadi tidak ikut`);
          continue;
        }
        const begins = [no, safeName(item.label, 30), '-', String(at + 1).padStart(2, '0')];
        const add = (ending: string, bytes: Omit<BundleFile, 'path'>): void => {
          const whole = `${begins.filter((part) => part !== null).join(' ')} ${ending}`;
          const one = path(`${folder}/${whole}`);
          files.push({ path: one, ...bytes });
          names.push(one.slice(folder.length + 1));
        };
        const pdf = goesAsPictures(one.definition, item, file) ? drawn(sha256) : undefined;
        if (pdf !== undefined && 'pages' in pdf) {
          const { pages } = pdf;
          for (const [nth, page] of pages.entries())
            add(pageName(called, nth + 1, pages.length), page);
          continue;
        }
        if (pdf !== undefined) find(notDrawn(`${no ?? ''} ${item.label}`.trim(), called, pdf));
        add(safeName(called, 60), { sha256, size });
      }
    }
  }
  return { files, texts, index: indexOf(innovations, region, named), findings };
}

/** Every field in the order of the portal, ready to be pasted; then every indicator with its level and words. */
function plainText(one: InnovationMaterial): string {
  const profile = profileOf(one).map(([label, words]) => `${label}\n${words ?? '(belum diisi)'}`);
  const indicators = indicatorsOf(one).map((item) => {
    const level = levelOf(one, item);
    return `${item.nationalNo ?? ''} ${item.label}\nTingkat: ${level.kind === 'number' ? level.number : '-'}\n${uraian(one, item.id) ?? '(belum diisi)'}`.trim();
  });
  // Windows programs of old show line ends only when they are written like this.
  return [...profile, ...indicators].join('\n\n').replaceAll('\n', '\r\n');
}

/** What the portal will refuse of one innovation, or what is missing; a rule that is not known says nothing. */
function checksOf(one: InnovationMaterial): readonly string[] {
  const { definition, innovation } = one;
  const gaps = missing(formOf(definition), innovation.answers, innovation.files);
  const design = profileOf(one).find(([label]) => /rancang bangun/iu.test(label))?.[1] ?? '';
  const words = wordCount(design ?? '');
  return [
    ...gaps.map(({ item }) => {
      const no = item.kind === 'indicator' ? item.nationalNo : null;
      return `${no === null ? '' : `${no} `}${item.label}: belum lengkap`;
    }),
    ...(words < fewestWords ? [`Rancang bangun ${words} kata, paling sedikit ${fewestWords}`] : []),
    ...indicatorsOf(one)
      .filter((item) => applies(item, innovation.answers))
      .flatMap((item) => {
        const taken = takenByPortal(definition.year, item.nationalNo);
        if (taken === null) return [];
        return innovation.files
          .filter((file) => file.item === item.id && file.state === 'stored')
          .filter((file) => !goesAsPictures(definition, item, file))
          .filter(({ name }) => !taken.some((format) => endsWith(name, format)))
          .map(
            ({ name }) =>
              `${item.nationalNo} ${item.label}: "${name}" bukan ${taken.join(', ')} seperti yang diterima portal`,
          );
      }),
  ];
}

const endsWith = (name: string, format: string): boolean =>
  new RegExp(`\\.${format === 'jpg' ? 'jpe?g' : format}$`, 'iu').test(name);

/** The index: the profile of all in the portal's order, then a sheet for each indicator. */
function indexOf(
  innovations: readonly InnovationMaterial[],
  region: Region,
  named: ReadonlyMap<string, readonly string[]>,
): readonly Table[] {
  const [first] = innovations;
  if (first === undefined) return [];
  const title = `Indeks bundel nasional ${region.district}, Tahun ${first.definition.year}`;
  const head = [
    { title: 'No', width: 5 },
    { title: 'Kode', width: 12 },
    { title: 'Nama SKPD', width: 30 },
  ];
  const begins = (one: InnovationMaterial, at: number): readonly Value[] => [
    { kind: 'number', number: at + 1 },
    text(one.innovation.code),
    text(one.unit),
  ];
  return [
    {
      name: 'Indeks',
      title,
      notes: ['Urutan kolom menurut isian portal nasional; kematangan adalah perkiraan.'],
      columns: [...head, ...profileOf(first).map(([label]) => ({ title: label, width: 30 }))],
      rows: innovations.map((one, at) => [
        ...begins(one, at),
        ...profileOf(one).map(([, words]) => text(words)),
      ]),
    },
    ...indicatorsOf(first).map((item): Table => ({
      name: safeName(`${item.nationalNo ?? item.no} ${item.label}`, 31),
      title: `${item.nationalNo ?? ''} ${item.label}`.trim(),
      notes: [title],
      columns: [
        ...head,
        { title: 'Nama Inovasi', width: 40 },
        { title: 'Tingkat', width: 9 },
        { title: 'Uraian', width: 60 },
        { title: 'Bukti', width: 50 },
      ],
      rows: innovations.map((one, at) => [
        ...begins(one, at),
        text(textOf(one, one.definition.nameItem, null)),
        levelOf(one, item),
        text(uraian(one, item.id)),
        text((named.get(`${one.innovation.code} ${item.id}`) ?? []).join('\n')),
      ]),
    })),
  ];
}

function levelOf({ innovation }: InnovationMaterial, { id }: Indicator): Value {
  const value = innovation.answers.get(id)?.value;
  return value?.type === 'indicator' && value.level !== null
    ? { kind: 'number', number: value.level }
    : { kind: 'empty' };
}

/** The page for whoever sits at the portal. */
export const readMe = (count: number, files: number, findings: readonly Finding[]): string =>
  [
    'BUNDEL NASIONAL',
    '',
    `Isi: ${count} inovasi, ${files} berkas bukti.`,
    '',
    '1. Buka Indeks.xlsx: lembar pertama memuat isian menurut urutan portal, lembar berikutnya satu untuk setiap indikator.',
    '2. Buka folder unit, lalu folder inovasi. Isian.txt berisi semua teks siap disalin.',
    '3. Berkas bukti diawali nomor indikator nasional, misalnya "16 Regulasi - 01 ...". Di indikator yang hanya menerima gambar, setiap halaman PDF menjadi satu gambar ("... halaman 1.jpg").',
    '4. Periksa.txt memuat yang kemungkinan ditolak portal. Perbaiki dahulu di Sepeda Baru, lalu minta bundel lagi.',
    '5. SHA256SUMS.txt membuktikan keutuhan berkas (sha256sum -c SHA256SUMS.txt).',
    '',
    findings.length === 0
      ? 'Tidak ada temuan pemeriksaan.'
      : `${findings.length} temuan pemeriksaan; lihat Periksa.txt.`,
    'Batas ukuran berkas di portal tidak diketahui, jadi tidak diperiksa.',
  ].join('\r\n');

/** The check list as a text. */
export const checkList = (findings: readonly Finding[]): string =>
  findings.length === 0
    ? 'Tidak ada temuan.'
    : findings.map(({ code, name, what }) => `${code} ${name}: ${what}`).join('\r\n');

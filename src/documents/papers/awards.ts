// The piagam for innovators whose innovations were designated: one page for each, signed by the head of the region.
import { paperNames, showDate } from '../../domain/language/index.ts';
import type { AwardMaterial, ContestAwardMaterial } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import type { Block, Body } from '../sheet.ts';
import { bodyOf } from './body.ts';
import { gap, letterSignature, regentOf, regentSigns } from './letters.ts';

/** Lays out awards, for innovations that were designated or for those with a place in the contest. */
export const awardsBody = (
  material:
    | { readonly kind: 'award'; readonly of: AwardMaterial }
    | { readonly kind: 'contest_award'; readonly of: ContestAwardMaterial },
  region: Region,
): Body =>
  material.kind === 'award'
    ? awardBody(material.of, region)
    : contestAwardBody(material.of, region);

/** Lays out the awards of a year, bound in one file. */
function awardBody(material: AwardMaterial, region: Region): Body {
  const { year, innovations } = material;
  return bodyOf(region, {
    title: `Piagam Penghargaan Inovasi Daerah Tahun ${year}`,
    code: `Piagam ${year}`,
    version: `${innovations.length} inovasi`,
    name: paperNames.piagam,
    ...{ landscape: true, paper: 'a4', size: 12 },
    blocks: innovations.flatMap((one, at): Block[] => [
      ...(at === 0 ? [] : [{ kind: 'page' as const }]),
      ...award(material, at, region),
    ]),
  });
}

function award(
  { year, innovations, decision, regent, emblem }: AwardMaterial,
  at: number,
  region: Region,
): readonly Block[] {
  const one = innovations[at];
  if (one === undefined) return [];
  const { innovation, unit } = one;
  const decided =
    decision === null
      ? ''
      : ` berdasarkan Keputusan ${region.head} ${region.place} Nomor ${decision.number} tanggal ${showDate(decision.day)}`;
  return [
    {
      kind: 'certificate',
      emblem,
      above: [regentOf(region)],
      title: 'PIAGAM PENGHARGAAN',
      number: `NOMOR: ${gap}${gap}`,
      lines: [
        { text: 'diberikan kepada', size: 13 },
        { text: innovation.ownerName ?? unit, size: 20, strong: true },
        ...(innovation.ownerName === null ? [] : [{ text: unit, size: 13 }]),
        { text: 'atas inovasi', size: 13 },
        { text: innovation.name ?? innovation.code, size: 15, strong: true },
        {
          text: `yang ditetapkan sebagai peserta penilaian Indeks Inovasi Daerah Tahun ${year}${decided}.`,
          size: 12,
        },
      ],
    },
    letterSignature(
      [
        `${region.seat}, ${decision === null ? `.......................... ${year}` : showDate(decision.day)}`,
      ],
      regentSigns(region, regent),
    ),
  ];
}

/** Lays out the certificates of those with a place in the contest, bound in one file. */
function contestAwardBody(material: ContestAwardMaterial, region: Region): Body {
  const { year, contest, rows, decided, regent, emblem } = material;
  return bodyOf(region, {
    title: `Piagam ${contest} Tahun ${year}`,
    code: `Piagam ${contest} ${year}`,
    version: `${rows.length} pemenang`,
    name: paperNames['piagam-lomba'],
    ...{ landscape: true, paper: 'a4', size: 12 },
    blocks: rows.flatMap((one, at): Block[] => [
      ...(at === 0 ? [] : [{ kind: 'page' as const }]),
      {
        kind: 'certificate',
        emblem,
        above: [regentOf(region)],
        title: 'PIAGAM PENGHARGAAN',
        number: `NOMOR: ${gap}${gap}`,
        lines: [
          { text: 'diberikan kepada', size: 13 },
          { text: one.unit, size: 20, strong: true },
          {
            text: `sebagai ${one.place} ${contest} Tahun ${year}, kategori ${one.category},`,
            size: 13,
          },
          { text: 'atas inovasi', size: 13 },
          { text: one.name, size: 15, strong: true },
        ],
      },
      letterSignature([`${region.seat}, ${showDate(decided)}`], regentSigns(region, regent)),
    ]),
  });
}

// The agenda pemenuhan of a unit: what each innovation still lacks, the days of the calendar, and who begins which candidate
// by when.
import { roleName } from '../../domain/region.ts';
import { formOf, missing } from '../../domain/edition/journey.ts';
import { paperNames, showDate, stateNames } from '../../domain/language/index.ts';
import type { AgendaMaterial, InnovationMaterial } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Body, cell } from '../sheet.ts';
import { bodyOf, rightSignature } from './body.ts';
import { signer } from './signature.ts';

/** Up to how many missing items are named; the rest is counted. */
const NAMED = 12;

/** Lays out the agenda. */
export function agendaBody(material: AgendaMaterial, region: Region): Body {
  const { unit, year, innovations, candidates, calendar, signers } = material;
  const steps = calendar?.steps ?? [];
  return bodyOf(region, {
    title: `Agenda Pemenuhan Tahun ${year} – ${unit}`,
    code: unit,
    version: `${innovations.length} inovasi`,
    name: paperNames.agenda,
    blocks: [
      {
        kind: 'title',
        lines: ['AGENDA PEMENUHAN DATA INOVASI DAERAH', `TAHUN ${year}`],
        size: 12.5,
      },
      { kind: 'fields', rows: [{ label: 'Nama SKPD', value: { kind: 'text', text: unit } }] },
      { kind: 'heading', text: 'Jadwal' },
      steps.length === 0
        ? { kind: 'paragraph', text: `Jadwal tahun ini belum dibuka oleh ${region.agencyShort}.` }
        : {
            kind: 'table',
            size: 9.5,
            columns: [
              { title: 'Langkah', width: 16, align: 'center' },
              { title: 'Kegiatan', width: null, align: 'left' },
              { title: 'Mulai', width: 36, align: 'left' },
              { title: 'Sampai', width: 36, align: 'left' },
            ],
            rows: steps.map(({ no, title, starts, ends }) => [
              cell(String(no)),
              cell(title),
              cell(showDate(starts)),
              cell(showDate(ends)),
            ]),
            closing: null,
          },
      { kind: 'heading', text: 'Inovasi dan yang masih perlu dilengkapi' },
      innovations.length === 0
        ? {
            kind: 'paragraph',
            text: `Belum ada inovasi yang mulai diisi. Ketik "baru" di obrolan untuk memulai; bila unit memang belum punya inovasi, ${roleName('unit_admin')} mengetik "nihil".`,
          }
        : {
            kind: 'table',
            size: 9.5,
            columns: [
              { title: 'No', width: 10, align: 'center' },
              { title: 'Inovasi', width: 52, align: 'left' },
              { title: 'Keadaan', width: 28, align: 'left' },
              { title: 'Yang masih perlu dilengkapi', width: null, align: 'left' },
              { title: 'Selesai tanggal', width: 26, align: 'left' },
            ],
            rows: innovations.map((one, at) => [
              cell(String(at + 1)),
              cell([one.innovation.name, one.innovation.code].filter(Boolean).join('\n')),
              cell(stateNames[one.innovation.state]),
              cell(lacks(one)),
              cell(null),
            ]),
            closing: null,
          },
      ...(candidates.length === 0 ? [] : candidateBlocks(candidates)),
      {
        kind: 'signatures',
        left: signer(['', `${roleName('unit_admin')} SKPD`], signers.admin, false, true),
        right: rightSignature(region, year, unit, signers.head),
        ...{ room: 20, size: 10.5 },
      },
    ],
  });
}

/** Who begins which candidate, and until when; blanks are filled in by hand. */
function candidateBlocks(candidates: AgendaMaterial['candidates']): Body['blocks'] {
  return [
    { kind: 'heading', text: 'Temuan yang akan dimulai' },
    {
      kind: 'table',
      size: 9.5,
      columns: [
        { title: 'Nomor', width: 16, align: 'center' },
        { title: 'Temuan', width: null, align: 'left' },
        { title: 'Yang memulai', width: 44, align: 'left' },
        { title: 'Paling lambat', width: 32, align: 'left' },
      ],
      rows: candidates.map(({ number, sentence, ownerName, taken, remindOn }) => [
        cell(`T-${number}`),
        cell(sentence),
        cell(ownerName === null || taken ? ownerName : `${ownerName} (belum menjawab)`),
        cell(remindOn === null || ownerName === null ? null : showDate(remindOn)),
      ]),
      closing: null,
    },
  ];
}

/** What an innovation lacks, or that it is complete. */
function lacks({ definition, innovation }: InnovationMaterial): string {
  const gaps = missing(formOf(definition), innovation.answers, innovation.files);
  if (gaps.length === 0) return 'Lengkap.';
  const named = gaps.slice(0, NAMED).map(({ item }) => item.label);
  const rest = gaps.length - named.length;
  return `${named.join('; ')}${rest > 0 ? `; dan ${rest} lainnya` : ''}.`;
}

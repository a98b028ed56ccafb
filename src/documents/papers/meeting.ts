// The papers of a meeting: the letter that invites to it, the list to sign, the minutes, and a certificate for each who came.
import { paperNames, showDate, showMode } from '../../domain/language/index.ts';
import { isWhole } from '../../domain/letterhead.ts';
import {
  isSpeaker,
  type Meeting,
  meetingName,
  type MeetingPerson,
  type MeetingPoint,
  speakersOf,
} from '../../domain/meeting.ts';
import type { MeetingPaper } from '../../domain/papers.ts';
import type { MeetingMaterial, Signer } from '../../domain/paper-material.ts';
import { zoneName } from '../../domain/region.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Block, type Body, cell, filled, type Line } from '../sheet.ts';
import { bodyOf, undated } from './body.ts';
import { letterheadOf } from './letterhead.ts';
import { gap, letterNumber, letterSignature, letterText } from './letters.ts';
import { letterSigner } from './signature.ts';
import { weekday } from './when.ts';

const clock = (time: string, region: Region): string =>
  `${time.replace(':', '.')} ${zoneName(region)}`;

const dayOf = ({ meeting }: MeetingMaterial): string =>
  `${weekday(meeting.day)}, ${showDate(meeting.day)}`;

/** Title, code and name of a meeting's paper. */
const shape = (material: MeetingMaterial, paper: MeetingPaper) => ({
  title: `${paperNames[paper]} – ${material.meeting.title}`,
  code: meetingName(material.meeting.number),
  version: showDate(material.meeting.day),
  name: paperNames[paper],
});

const told = {
  kind: 'Jenis kegiatan',
  aim: 'Tujuan',
  material: 'Materi',
  speakers: 'Narasumber',
  link: 'Tautan daring',
  mode: 'Pelaksanaan',
} as const;

/** Lines of what was told of a meeting besides; nothing where it was not told. */
const toldOf = ({ details }: Meeting, which: readonly (keyof typeof told)[]): readonly Line[] =>
  which.flatMap((one) =>
    details?.[one] === undefined
      ? []
      : [field(told[one], one === 'mode' ? showMode(details[one]) : details[one])],
  );

const field = (label: string, text: string | null): Line => ({ label, value: filled(text) });

/** Lays out the letter with its list of addressees. */
function invitationBody(material: MeetingMaterial, region: Region): Body {
  const { meeting, head, units } = material;
  const { title, starts, ends, place } = meeting;
  const year = meeting.day.slice(0, 4);
  const subject = `Undangan ${title}`;
  return bodyOf(region, {
    ...shape(material, 'surat-undangan'),
    size: 11.5,
    blocks: [
      letterheadOf(head, region),
      { kind: 'line', text: undated(region, Number(year)), align: 'right', size: 11.5 },
      {
        kind: 'fields',
        label: 24,
        width: 130,
        rows: [
          field('Nomor', meeting.letter ?? letterNumber(region, year, region.agencyShort)),
          field('Sifat', 'Biasa'),
          field('Lampiran', '1 (satu) berkas'),
          field('Hal', subject),
        ],
      },
      { kind: 'space', height: 4 },
      { kind: 'line', text: 'Yth. Daftar undangan terlampir', align: 'left', size: 11.5 },
      { kind: 'line', text: `di – ${region.seat}`, align: 'left', size: 11.5 },
      { kind: 'space', height: 3 },
      letterText(
        `Dalam rangka pemenuhan data inovasi daerah di lingkungan ${region.government}, kami mengundang Bapak/Ibu untuk hadir pada:`,
      ),
      {
        kind: 'fields',
        label: 32,
        indent: 12,
        rows: [
          field('Hari, tanggal', dayOf(material)),
          field(
            'Waktu',
            `Pukul ${clock(starts, region)} s.d. ${ends === null ? 'selesai' : clock(ends, region)}`,
          ),
          field('Tempat', place),
          ...toldOf(meeting, ['mode', 'link']),
          field('Acara', title),
          ...toldOf(meeting, ['aim', 'speakers', 'material']),
        ],
      },
      letterText(
        'Mengingat pentingnya acara tersebut, kehadiran dapat dijawab melalui pesan Sepeda Baru yang diterima Bapak/Ibu. Bila berhalangan, mohon menugaskan wakil.',
      ),
      letterText('Demikian disampaikan, atas perhatian dan kehadirannya diucapkan terima kasih.'),
      letterSignature([], signs(material.signer, region)),
      { kind: 'page' },
      {
        kind: 'annex',
        title: `LAMPIRAN SURAT KEPALA ${region.agency.toUpperCase()}`,
        rows: [
          field('NOMOR', meeting.letter ?? letterNumber(region, year, region.agencyShort)),
          field('HAL', subject),
        ],
      },
      { kind: 'title', lines: ['DAFTAR UNDANGAN'], size: 12.5 },
      {
        kind: 'table',
        size: 10.5,
        columns: [
          { title: 'No', width: 12, align: 'center' },
          { title: 'Yang diundang', width: null, align: 'left' },
        ],
        rows: units.map((name, at) => [cell(String(at + 1)), cell(`Kepala ${name}`)]),
        closing: null,
      },
    ],
  });
}

const signs = (who: Signer | null, region: Region) =>
  letterSigner([`KEPALA ${region.agency.toUpperCase()} ${region.district.toUpperCase()},`], who);

/** Who signs: whoever came in the hall, else whoever said they would come. */
function signing({ came, attendance }: MeetingMaterial): readonly Invited[] {
  const inHall = came.filter(({ way }) => way === 'onsite');
  if (came.length > 0) return inHall.map((one) => ({ ...one, representative: null }));
  return (attendance ?? []).filter(({ answer }) => answer !== 'absent');
}

/** Those who took part by video, who sign nothing, and the total of both ways. */
function onlineBlocks({ came }: MeetingMaterial): readonly Block[] {
  if (came.length === 0) return [];
  const online = came.filter(({ way }) => way === 'online');
  return [
    ...(online.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: 'Hadir daring' },
          {
            kind: 'table' as const,
            size: 10,
            columns: [
              { title: 'No', width: 10, align: 'center' as const },
              { title: 'Nama', width: 60, align: 'left' as const },
              { title: 'Instansi/Unit', width: null, align: 'left' as const },
            ],
            rows: online.map((one, at) => [
              cell(String(at + 1)),
              cell(one.name),
              cell(one.unit ?? ''),
            ]),
            closing: null,
          },
        ]),
    {
      kind: 'paragraph',
      text: `Jumlah hadir ${came.length} orang: ${came.length - online.length} luring dan ${online.length} daring.`,
    },
  ];
}

type Invited = Omit<NonNullable<MeetingMaterial['attendance']>[number], 'answer'>;

/** Lays out the list to sign: whoever came or said they would, else rows to fill in by hand. */
function attendanceBody(material: MeetingMaterial, region: Region): Body {
  const { meeting, head } = material;
  const named = signing(material);
  const empty = Array.from({ length: Math.max(5, 25 - named.length) }, () => null);
  return bodyOf(region, {
    ...shape(material, 'daftar-hadir'),
    blocks: [
      ...(isWhole(head) ? [letterheadOf(head, region)] : []),
      { kind: 'title', lines: ['DAFTAR HADIR'], size: 12.5 },
      {
        kind: 'fields',
        label: 34,
        rows: [
          field('Acara', meeting.title),
          field('Hari, tanggal', dayOf(material)),
          field('Waktu', `Pukul ${clock(meeting.starts, region)}`),
          field('Tempat', meeting.place),
        ],
      },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Nama', width: 38, align: 'left' },
          { title: 'NIP', width: 37, align: 'left' },
          { title: 'Instansi/Unit', width: null, align: 'left' },
          { title: 'Jabatan', width: 22, align: 'left' },
          { title: 'Tanda tangan', width: 30, align: 'left' },
        ],
        rows: [...named, ...empty].map((one, at) => [
          cell(String(at + 1)),
          // Whoever sends somebody names them; otherwise the line is for the pen.
          cell(one === null ? '' : (one.representative ?? one.name)),
          cell(one === null || one.representative !== null ? '' : (one.nip ?? '')),
          cell(one?.unit ?? ''),
          cell(''),
          {
            // Odd numbers on the left, even ones on the right, so that signatures have room.
            ...{ text: `${at % 2 === 0 ? '' : '\u00a0'.repeat(14)}${at + 1}.`, strong: false },
            ...{ span: 1, height: 9 },
          },
        ]),
        closing: null,
      },
      ...onlineBlocks(material),
    ],
  });
}

/** How many came, in one line. */
function cameIn({ attendance, meeting, came: counted }: MeetingMaterial): string | null {
  if (counted.length > 0) {
    const online = counted.filter(({ way }) => way === 'online').length;
    const offices = new Set(counted.flatMap(({ unit }) => unit ?? []));
    return `${counted.length} orang dari ${offices.size} unit hadir: ${counted.length - online} luring, ${online} daring`;
  }
  if (attendance === null || meeting.broadcast === null) return null;
  const of = (answer: string) => attendance.filter((one) => one.answer === answer);
  const came = [...of('present'), ...of('represented')];
  const units = new Set(came.flatMap(({ unit }) => unit ?? []));
  const absent = of('absent').length;
  const silent = attendance.length - came.length - absent;
  return [
    `${came.length} orang dari ${units.size} unit menyatakan hadir`,
    ...(absent === 0 ? [] : [`${absent} tidak hadir`]),
    ...(silent === 0 ? [] : [`${silent} belum menjawab`]),
  ].join('; ');
}

const numbered = (points: readonly MeetingPoint[]): string =>
  points.map(({ text }, at) => `${at + 1}. ${text.replace(/\s+/gu, ' ')}`).join('\n');

const asSigner = (who: MeetingPerson | null): Signer | null =>
  who === null ? null : { name: who.name, nip: who.nip, rank: who.rank };

/** Lays out the minutes. */
function minutesBody(material: MeetingMaterial, region: Region): Body {
  const { meeting, head } = material;
  const { chair, secretary, points } = meeting;
  const said = points.filter(({ kind }) => kind === 'discussion');
  const decided = points.filter((point) => point.kind === 'decision');
  const ends = meeting.ends === null ? 'selesai' : clock(meeting.ends, region);
  return bodyOf(region, {
    ...shape(material, 'notulensi'),
    blocks: [
      ...(isWhole(head) ? [letterheadOf(head, region)] : []),
      { kind: 'title', lines: ['NOTULENSI'], size: 12.5 },
      {
        kind: 'fields',
        label: 38,
        rows: [
          field('Acara', meeting.title),
          field('Hari, tanggal', dayOf(material)),
          field('Waktu', `Pukul ${clock(meeting.starts, region)} s.d. ${ends}`),
          field('Tempat', meeting.place),
          ...toldOf(meeting, ['kind', 'aim', 'speakers', 'material', 'link']),
          field('Surat undangan', meeting.letter === null ? null : `Nomor ${meeting.letter}`),
          field(
            'Pimpinan rapat',
            chair === null ? null : [chair.name, chair.office].filter(Boolean).join(', '),
          ),
          field('Notulis', secretary?.name ?? null),
          field('Peserta', cameIn(material)),
        ],
      },
      { kind: 'heading', text: 'A. Pembahasan' },
      { kind: 'paragraph', text: said.length === 0 ? '.'.repeat(60) : numbered(said) },
      { kind: 'heading', text: 'B. Keputusan dan tindak lanjut' },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'No', width: 10, align: 'center' },
          { title: 'Keputusan / tindak lanjut', width: null, align: 'left' },
          { title: 'Penanggung jawab', width: 50, align: 'left' },
          { title: 'Batas waktu', width: 38, align: 'left' },
        ],
        rows: (decided.length === 0 ? [null, null, null] : decided).map((point, at) => [
          cell(String(at + 1)),
          cell(point?.text ?? null),
          cell(point?.who ?? null),
          cell(point === null || point.until === null ? null : showDate(point.until)),
        ]),
        closing: null,
      },
      {
        kind: 'paragraph',
        text: `Rapat ditutup pukul ${meeting.ends === null ? '..........' : ends}.`,
      },
      {
        kind: 'signatures',
        left: letterSigner(['Mengetahui,', 'Pimpinan Rapat,'], asSigner(chair)),
        right: letterSigner(
          [`${region.seat}, ${showDate(meeting.day)}`, 'Notulis,'],
          asSigner(secretary),
        ),
        ...{ room: 20, size: 10.5 },
      },
    ],
  });
}

/**
 * Who has a certificate: whoever came or said so, null where nobody is known, and the speakers. Whoever speaks and came has
 * one, as a speaker.
 */
function certified({ meeting, came: counted, attendance }: MeetingMaterial) {
  const came =
    counted.length > 0
      ? counted
      : (attendance ?? [])
          .filter(({ answer }) => answer === 'present' || answer === 'represented')
          .map(({ representative, name, unit }) => ({ name: representative ?? name, unit }));
  const left = [...speakersOf(meeting)];
  const people = came.map(({ name, unit }) => {
    const at = left.findIndex((speaker) => name !== null && isSpeaker(speaker, name));
    if (at >= 0) left.splice(at, 1);
    return { name, unit, speaks: at >= 0 };
  });
  return [
    ...(people.length === 0 ? [null] : people),
    ...left.map((name) => ({ name, unit: null, speaks: true })),
  ];
}

/** Lays out a certificate for each who came, with its hours, and for each who spoke. */
function certificateBody(material: MeetingMaterial, region: Region): Body {
  const { meeting, head, signer } = material;
  const year = Number(meeting.day.slice(0, 4));
  return bodyOf(region, {
    ...shape(material, 'sertifikat'),
    ...{ landscape: true, paper: 'a4', size: 12 },
    blocks: certified(material).flatMap((one, at): Block[] => [
      ...(at === 0 ? [] : [{ kind: 'page' as const }]),
      {
        kind: 'certificate',
        emblem: head.emblem,
        above: [region.government.toUpperCase(), region.agency.toUpperCase()],
        title: 'SERTIFIKAT',
        number: `NOMOR: ${gap}${gap}`,
        lines: [
          { text: 'diberikan kepada', size: 13 },
          {
            text: one?.name ?? '.'.repeat(40),
            ...{ size: 20, strong: true },
          },
          ...(one === null || one.unit === null ? [] : [{ text: one.unit, size: 13 }]),
          {
            // One line, so that the page still holds the signature.
            text: `sebagai ${one?.speaks === true ? 'narasumber' : 'peserta'}${meeting.hours === undefined ? '' : `, setara ${meeting.hours} jam pelajaran (JP)`}`,
            size: 13,
          },
          { text: meeting.title, size: 15, strong: true },
          { text: `pada ${dayOf(material)} di ${meeting.place}`, size: 12 },
        ],
      },
      letterSignature([undated(region, year)], signs(signer, region)),
    ]),
  });
}

/** The layout of each paper of a meeting. */
export const meetingBodies: Readonly<
  Record<MeetingPaper, (material: MeetingMaterial, region: Region) => Body>
> = {
  'surat-undangan': invitationBody,
  'daftar-hadir': attendanceBody,
  notulensi: minutesBody,
  sertifikat: certificateBody,
};

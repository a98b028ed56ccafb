// The words for proposals of people who belong to no office.
// They promise nothing but that it is passed on, and say where it stands.
import type {
  ProposalMessages,
  ProposalShown,
} from '../../domain/conversation/proposals/messages.ts';
import type { CandidateState } from '../../domain/candidate.ts';
import type { Origin, ProposalState } from '../../domain/proposal.ts';
import { proposalName } from '../../domain/proposal.ts';
import { agency, region, roleName } from '../../domain/region.ts';
import { count, lines, quoted, theirs } from './format.ts';
import { stateNames } from './labels.ts';
import type { WordsOf } from './words.ts';

const example = '"usul warga; Fulan bin Fulan; pos ronda menjadi tempat baca anak setiap malam"';

const from = (origin: Origin): string =>
  origin.kind === 'citizen' ? 'warga' : theirs(origin.name, 60);

const stateWords: Readonly<Record<ProposalState, string>> = {
  waiting: 'menunggu unit',
  forwarded: 'ditanyakan kepada unit',
  taken: 'diambil alih unit',
  closed: 'ditutup',
};

const candidateWords: Readonly<Record<CandidateState, string>> = {
  new: 'belum mulai diisi',
  assigned: 'sudah ada yang akan mengisi',
  begun: 'sedang diisi',
  postponed: 'ditunda',
  not_innovation: 'ditutup sebagai bukan inovasi',
  same: 'sama dengan yang sudah ada',
};

const head = ({ number, origin, by, sentence }: ProposalShown, most: number): string =>
  `${proposalName(number)} dari ${by === null ? from(origin) : `${theirs(by, 60)} (${from(origin)})`}: ${quoted(sentence, most)}`;

/** The words. */
export const proposalWords: WordsOf<ProposalMessages> = {
  proposal_how: () =>
    lines(
      'Bukan pegawai unit? Inovasi Bapak/Ibu tetap dapat masuk. Tulis asal, nama, lalu ceritanya dengan titik koma:',
      `• warga: ${example}`,
      '• desa: "usul desa Contoh; Fulan; kebun gizi dirawat bergiliran"',
      '• anggota DPRD: "usul dprd Komisi II; Fulan; jalan rusak dilaporkan lewat foto"',
      '• peserta latsar, PKA, PKP: "usul latsar XII-2026; Fulan; antrean loket lewat pesan singkat"',
      'Nama Bapak/Ibu tetap tercantum, dan kabarnya datang ke sini.',
    ),
  proposal_for_offices: () =>
    'Usulan itu untuk yang tidak bertugas di unit. Untuk unit Bapak/Ibu, ketik "temuan:" lalu kegiatannya.',
  proposal_name_unclear: () =>
    `Namanya belum terbaca, jadi belum ada yang disimpan. Tulis asal, nama, lalu ceritanya, misalnya ${example}.`,
  proposal_enough: ({ most }) =>
    `Sudah ada ${count(most)} usulan Bapak/Ibu yang menunggu. Mohon tunggu kabarnya dahulu, lalu kirim lagi.`,
  proposal_made: ({ number, name }) =>
    lines(
      `✔ Tersimpan sebagai usulan ${proposalName(number)}${name === null ? '' : ` atas nama ${theirs(name, 80)}`}.`,
      `${agency()} mencarikan unit yang dapat menjalankannya; kabarnya datang ke sini.`,
      `Melihat sampai di mana: ketik "${proposalName(number)}".`,
    ),
  proposal_list: ({ rows, total, counts, forwards }) =>
    total === 0
      ? 'Belum ada usulan dari luar unit yang dapat dibaca di sini.'
      : lines(
          `${count(total)} usulan; semuanya ${count(counts.class)} dari pelatihan, ${count(counts.village)} dari desa, ${count(counts.council ?? 0)} dari DPRD, ${count(counts.citizen)} dari warga:`,
          ...rows.map(
            ({ number, by, sentence, state }) =>
              `• ${proposalName(number)} ${theirs(by ?? '', 18)}: ${theirs(sentence, 24)}, ${stateWords[state]}`,
          ),
          total > rows.length ? `dan ${count(total - rows.length)} lainnya.` : null,
          `Menurut asal: "usulan desa", "usulan warga", "usulan dprd", "usulan latsar".`,
          forwards
            ? `Meneruskan: ketik misalnya "${proposalName(rows[0]?.number ?? 1)} untuk ${region().examples.otherUnit}".`
            : null,
        ),
  proposal_shown: (shown) => {
    const { number, state, unit, candidate, innovation, reason, forwards, takes } = shown;
    return lines(
      `${head(shown, 200)}.`,
      `Keadaan: ${stateWords[state]}${unit === null ? '' : `, ${theirs(unit, 60)}`}.`,
      candidate === null
        ? null
        : `Di unit: temuan T-${candidate.number}, ${innovation === null ? candidateWords[candidate.state] : stateNames[innovation]}.`,
      reason === null ? null : `Alasan: ${theirs(reason, 200)}`,
      takes
        ? `Ambil alih: ketik "${proposalName(number)} ambil"; bila bukan tugas unit: "${proposalName(number)} bukan untuk kami".`
        : null,
      forwards
        ? `Meneruskan: "${proposalName(number)} untuk ${region().examples.otherUnit}"; menutup: "${proposalName(number)} tutup: alasan".`
        : null,
    );
  },
  proposal_changed: (shown) => {
    const name = proposalName(shown.number);
    switch (shown.what) {
      case 'forward':
        return `✔ ${name} diteruskan ke ${theirs(shown.unit ?? '', 60)}. ${roleName('unit_admin')}nya kami tanya, dan pengusulnya kami beri tahu.`;
      case 'take':
        return `✔ ${name} diambil alih sebagai temuan T-${shown.candidate ?? 0}; pengusulnya kami beri tahu. Mulai mengisi: ketik "mulai T-${shown.candidate ?? 0}".`;
      case 'give_back':
        return `✔ ${name} dikembalikan; ${agency()} mencarikan unit lain.`;
      case 'close':
        return `✔ ${name} ditutup; pengusulnya kami beri tahu alasannya.`;
    }
  },
  proposal_unit_unclear: ({ number, typed }) =>
    `Unit ${quoted(typed, 60)} belum dikenali, jadi ${proposalName(number)} belum diteruskan. Tulis nama lengkapnya, misalnya "${proposalName(number)} untuk ${region().examples.otherUnit}".`,
  proposal_reason: ({ number }) =>
    `Mohon tulis alasannya juga, misalnya "${proposalName(number)} tutup: sudah dijalankan unit lain".`,
  proposal_not_now: ({ number, state }) =>
    `${proposalName(number)} sekarang ${stateWords[state]}, jadi langkah itu tidak dapat dilakukan. Melihatnya: ketik "${proposalName(number)}".`,
  proposal_unknown: () =>
    'Usulan dengan nomor itu tidak ditemukan. Mohon periksa nomornya, misalnya "U-4".',
  notice_proposal: (shown) => {
    const name = proposalName(shown.number);
    const unit = theirs(shown.unit ?? '', 60);
    switch (shown.what) {
      case 'new':
        return lines(
          `Usulan baru dari luar unit, ${head(shown, 200)}.`,
          `Meneruskan: ketik "${name} untuk ${region().examples.otherUnit}"; menutup: "${name} tutup: alasan".`,
        );
      case 'asked':
        return lines(
          `${agency()} menanyakan apakah ${unit} mengambil alih ${head(shown, 200)}.`,
          `Bila ya, ketik "${name} ambil"; bila bukan tugas unit: "${name} bukan untuk kami".`,
        );
      case 'elsewhere':
        return `Usulan ${name} tidak ditanyakan lagi kepada unit Bapak/Ibu. Tidak ada yang perlu dilakukan.`;
      case 'forward':
        return `Usulan Bapak/Ibu ${name} sedang ditanyakan kepada ${unit}.`;
      case 'take':
        return `Usulan Bapak/Ibu ${name} diambil alih ${unit}. Nama Bapak/Ibu tetap tercantum; melihat sampai di mana: ketik "${name}".`;
      case 'give_back':
        return lines(
          `Usulan ${head(shown, 200)} dikembalikan unitnya.`,
          `Meneruskan ke unit lain: ketik "${name} untuk ${region().examples.otherUnit}".`,
        );
      case 'close':
        return `Usulan Bapak/Ibu ${name} ditutup. Alasan: ${theirs(shown.detail ?? '', 200)}. Terima kasih sudah mengusulkannya.`;
    }
  },
};

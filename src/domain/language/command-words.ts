// Words around commands: what may follow them, what may stand before them, and what only looks like one.
// Data only; words are separated by spaces.

/** Words of the form that may follow `ubah` and `bukti`; a message with any other word is an answer. */
export const ITEM_WORDS =
  'nama judul inovasi nya tanggal bulan tahun mulai dimulai waktu uji coba ujicoba penerapan implementasi bentuk jenis tahapan tahap inisiator urusan tema tematik prioritas unit skpd instansi dinas puskesmas latar belakang permasalahan masalah isu strategis metode strategi pemecahan keunggulan kebaharuan kebaruan cara kerja dasar hukum tujuan manfaat dampak hasil rancang bangun anggaran profil regulasi sdm ketersediaan dukungan bimtek rkpd jejaring sosialisasi pedoman teknis kemudahan informasi layanan kecepatan penyelesaian pengaduan online replikasi alat kemanfaatan monitoring evaluasi monev kualitas video indikator butir isian bagian jawaban pertanyaan nomor soal data bukti dukung foto dokumen berkas file sk ke yang terakhir tadi itu ini nip penghargaan kematangan level tingkat parameter sk st sop hulu atau hilir daerah terhadap penggunaan it program dan kegiatan di renstra opd pengelola partisipasi stakeholder dihasilkan sistem kepuasan kebijakan klasifikasi utama beririsan asta cita klaster pkpn pengembangan terbaru koordinat asal pelatihan spesifikasi diperoleh peran integrasi dalam keterlibatan aktor pelaksana proses terintegrasi penciptaan sumber bisnis haki';

/** Words of courtesy that may stand before a command. */
export const LEADING =
  'tolong coba saya mau bisa boleh silakan silahkan oke ya siap baik betul ayo mari langsung maaf permisi halo selamat pagi siang sore malam kalau';

/** Words of which a greeting is made; a message of only these (and words of address) greets. */
export const GREETINGS =
  'halo selamat pagi siang sore malam petang assalamualaikum asalamualaikum asalamualaikum asalamu asalamualikum askum mikum alaikum walaikum waalaikumsalam waalaikumussalam asalam ass aslm asslm asalm aswrwb salam wr wb warahmatullahi wabarakatuh warohmatullahi wabarokatuh test tes testing tess ping p pp permisi punten kulonuwun misi sejahtera kita semua mlm sre sng siank';

/** Words of which thanks are made, beside `terima kasih`. */
export const THANKS =
  'terima kasih matur nuwun banyak sekali banget ya atas bantuannya infonya sudah baik sama sangat';

/** Real words one slip away from a command's word; they are answers, never slips. */
export const NO_SLIPS =
  'batas bantal bukit bakti budi tarif terik tolok halus harus hangus bekas berkat bernas datar datang saran beras beret cakup cukur cabul kurung karang kurus kirin lihai salat salah salak salam kelas keluar kekar kolar statis statik tungku terapkan terima setuju tertib berita barat kembang kembar lewah bentar benar bantai banting badan prestasi jadual draf drama forum format daftarkan beriku bertiga ringkih mulia mula lampir selasai kiriman kursi kering bukan';

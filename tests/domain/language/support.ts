// Shared by the tests of the readers: today, the questions that are asked, the register of units.
// Holds no expectations.
import type { ChoiceOption, DateReading, UnitNames } from '../../../src/domain/language/index.ts';

export const TODAY = { year: 2026, month: 11, day: 22 };

const options = (written: string): readonly ChoiceOption[] =>
  written.split('|').map((pair) => {
    const [code = '', label = ''] = pair.split('=');
    return { code, label };
  });
export const STAGE = options('initiative=Inisiatif|trial=Uji Coba|applied=Penerapan');
export const KIND = options('digital=Digital|non_digital=Non Digital');
export const FORM = options('governance=Tata Kelola|service=Pelayanan Publik|other=Lainnya');
export const LONG_FORM = options(
  'governance=Inovasi tata kelola pemerintahan daerah|service=Inovasi pelayanan publik|other=Inovasi daerah lainnya sesuai dengan urusan pemerintahan',
);
export const INITIATOR = options(
  'head=Kepala Daerah|dprd=DPRD|asn=ASN|unit=SKPD|public=Masyarakat',
);
export const ATTENDANCE = options('present=Hadir|absent=Tidak|deputy=Diwakili');
export const YES_NO = options('yes=Ya|no=Tidak');

const unit = (
  id: string,
  name: string,
  short: string | null = null,
  former: readonly string[] = [],
): UnitNames => ({ id, name, short, aliases: [], former });
export const UNITS: readonly UnitNames[] = [
  unit('bapperida', 'Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah', 'Bapperida', [
    'Balitbangda',
    'Bappedalitbang',
  ]),
  unit('disdikbud', 'Dinas Pendidikan dan Kebudayaan'),
  unit('dukcapil', 'Dinas Kependudukan dan Pencatatan Sipil', 'Disdukcapil'),
  unit('pupr', 'Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat dan Kawasan Permukiman'),
  unit('dinkes', 'Dinas Kesehatan'),
  unit('satpolpp', 'Satuan Polisi Pamong Praja'),
  unit('bpbd', 'Badan Penanggulangan Bencana Daerah', 'BPBD'),
  unit('bkpsdm', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM', ['BKPPD']),
  unit('inspektorat', 'Inspektorat'),
  unit('setda', 'Sekretariat Daerah'),
  unit('setwan', 'Sekretariat DPRD'),
  unit('rsud', 'RSUD Datu Kandang Haji', null, ['RSUD Balangan']),
  unit('pkm-paringin', 'UPT Puskesmas Paringin'),
  unit('pkm-paringin-selatan', 'UPT Puskesmas Paringin Selatan'),
  unit('pkm-juai', 'UPT Puskesmas Juai'),
  unit('pkm-pirsus', 'UPT Puskesmas Pirsus II Juai'),
  unit('pkm-batumandi', 'UPT Puskesmas Batumandi'),
  unit('pkm-lampihong', 'UPT Puskesmas Lampihong'),
  unit('pkm-tanah-habang', 'UPT Puskesmas Tanah Habang'),
  unit('kec-batumandi', 'Kecamatan Batumandi'),
];

/** Writes a reading of a date in one line: `2021-01-02`, `2021-01 ?vague`, `2022-01..2022-06`, `invalid`. */
export function dateLine(reading: DateReading): string {
  if (reading.kind === 'date') {
    return reading.confirm ? `${reading.value} ?${reading.why ?? ''}` : reading.value;
  }
  if (reading.kind === 'range') return `${reading.from}..${reading.to}`;
  return reading.hint === null ? reading.kind : `${reading.kind} ${reading.hint}`;
}

/** Cuts a table of `input → expected` lines. */
export function rows(table: string): [string, string][] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.lastIndexOf(' → ');
      return [line.slice(0, at), line.slice(at + 3)];
    });
}

// Choices by number, label, synonym and near match.
import { describe, expect, test } from 'vitest';
import {
  type ChoiceOption,
  type ChoiceReading,
  readChoice,
} from '../../../src/domain/language/index.ts';
import { ATTENDANCE, FORM, INITIATOR, KIND, LONG_FORM, rows, STAGE, YES_NO } from './support.ts';

function line(reading: ChoiceReading): string {
  if (reading.kind === 'none') return 'none';
  if (reading.kind === 'unknown_answer') return 'unknown';
  const codes = reading.codes.join(',');
  return reading.kind === 'several' ? `several ${codes}` : reading.confirm ? `${codes} ?` : codes;
}

// The first rows of each table are the recorded ones.
const TABLES: readonly [string, readonly ChoiceOption[], boolean, string][] = [
  [
    'tahapan',
    STAGE,
    false,
    `
    1 → initiative
    no 1 → initiative
    nomer satu → initiative
    yg pertama → initiative
    1️⃣ → initiative
    ١ → initiative ?
    sdh diterapkan → applied
    masih ujicoba → trial
    ujcoba → trial ?
    inisiatif pak → initiative
    baru ide → initiative ?
    tidak tau → unknown
    UJI-COBA → trial
    belum diterapkan → none
    3. → applied
    (3) → applied
    ke-3 → applied
    terakhir → applied
    B → trial
    d → none
    opsi b → trial
    0 → none
    99 → none
    -1 → none
    1.5 → none
    1. Inisiatif → initiative
    2. Inisiatif → several initiative,trial
    penerpan → applied ?
    penerap → applied ?
    sdh berjalan 2 tahun → applied ?
    inovasi kami sudah diterapkan sejak tahun 2021 di seluruh desa → applied ?
    ga tau → unknown
    bingung → unknown
    ? → unknown
    1 atau 2 → several initiative,trial
    semua → several initiative,trial,applied
    pilih yang kedua ya bu → trial
    uji coba? → trial ?
    bukan inisiatif → none
    ② → trial ?
    p → none
    g → none
    ya → none
  `,
  ],
  [
    'jenis',
    KIND,
    false,
    `
    non digital → non_digital
    nondigital → non_digital
    bukan digital → non_digital
    kada digital → non_digital
    bukan non digital → digital
    digital pak → digital
    manual → non_digital
    pakai aplikasi → digital
    online → digital ?
    belum digital → non_digital ?
    tanpa aplikasi → non_digital ?
    dgital → digital ?
    non digtal → non_digital ?
    dua2nya → several digital,non_digital
    digital dan non digital → several digital,non_digital
    3 → none
  `,
  ],
  [
    'bentuk',
    FORM,
    false,
    `
    pelayanan publik → service
    tata kelola dan pelayanan publik → several governance,service
    layanan publik → service
    tatakelola → governance
    pemerintahan → governance ?
    lain2 → other
  `,
  ],
  [
    'bentuk with long labels',
    LONG_FORM,
    false,
    `
    lainnya → other
    pelayanan publik → service
    tata kelola → governance
    inovasi → none
  `,
  ],
  [
    'inisiator',
    INITIATOR,
    false,
    `
    1,3,5 → several head,asn,public
    dpr → dprd ?
    masy → public
    dinas → unit ?
    bupati → head
    pns → asn
    masyarkat → public ?
    ASN dan masyarakat → several asn,public
  `,
  ],
  [
    'inisiator, many',
    INITIATOR,
    true,
    `
    1,3,5 → head,asn,public
    1 3 5 → head,asn,public
    1-3 → head,dprd,asn
    a dan c → head,asn
    semua → head,dprd,asn,unit,public
    semua kecuali 2 → head,asn,unit,public ?
    dprd dan asn → dprd,asn
    2,9 → none
  `,
  ],
  [
    'ya atau tidak',
    YES_NO,
    false,
    `
    inggih → yes
    g → no
    kada → no
    tidakya → none
  `,
  ],
  [
    'kehadiran',
    ATTENDANCE,
    false,
    `
    siap hadir → present
    tidak hadir → absent
    wakil → deputy
    izin → absent ?
  `,
  ],
];
describe.each(TABLES)('%s', (_, options, many, table) => {
  test.each(rows(table))('%s', (input, expected) => {
    expect(line(readChoice(input, options, { many }))).toBe(expected);
  });
});

test('words of the edition are known as well as the labels', () => {
  const options = [
    { code: 'a', label: 'Kesehatan', words: ['posyandu', 'gizi'] },
    { code: 'b', label: 'Pendidikan', words: ['sekolah'] },
  ];
  expect(readChoice('urusan posyandu', options)).toMatchObject({ kind: 'picked', codes: ['a'] });
  expect(readChoice('sekolah', options)).toEqual({ kind: 'picked', codes: ['b'], confirm: false });
});

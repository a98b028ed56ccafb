// What an office told of itself as it stands on paper: the head with its emblem, who is only acting, who signs for somebody else.
import { afterAll, expect, test } from 'vitest';
import { createPrinter } from '../../src/documents/printer.ts';
import { innovationBody } from '../../src/documents/papers/innovation.ts';
import { annexBody, indexListBody } from '../../src/documents/papers/lists.ts';
import { nilBody } from '../../src/documents/papers/unit.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import {
  acting,
  annex,
  head,
  imprint,
  material,
  nil,
  onBehalf,
  unitMaterial,
} from '../support/papers.ts';
import { printed } from '../support/printed.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

test('a letter bears the head of its office, with its emblem, and the rank of who signs', async () => {
  const { text, tree } = await printed(
    printer,
    nilBody({ ...nil, head, confirmedBy: acting }, balangan),
  );
  expect(text).toContain(
    'PEMERINTAH KABUPATEN BALANGAN KECAMATAN AWAYAN Jalan Contoh Nomor 1, Paringin, Kalimantan Selatan, Kode Pos 00000 Telepon (0000) 000000',
  );
  expect(text.indexOf('PEMERINTAH KABUPATEN')).toBeLessThan(text.indexOf('SURAT KETERANGAN NIHIL'));
  expect(tree).toContain('"alt":"Lambang"');
  expect(text).toContain(
    'Plt. Kepala Kecamatan Awayan, H. Fulan, S.STP., M.M. Pembina NIP. 197505052000031005',
  );
});

test('without a whole head a unit prints on its own paper', async () => {
  const { text, tree } = await printed(printer, nilBody(nil, balangan));
  expect(text).not.toContain('PEMERINTAH KABUPATEN');
  expect(tree).not.toContain('Lambang');
});

test('forms keep their words and say who is only acting', async () => {
  const one = { ...material(), signers: { head: acting, admin: null } };
  const { pages } = await printed(printer, innovationBody('form-c1', one, balangan));
  expect(pages.at(-1)).toContain('Plt. Kepala SKPD');
  expect(pages.at(-1)).toContain('( H. Fulan, S.STP., M.M. )');
  expect(pages.at(-1)).not.toContain('Pembina');
  const draft = await printed(
    printer,
    innovationBody('form-c1', { ...material('submitted'), signers: one.signers }, balangan),
  );
  expect(draft.pages.at(-1)).not.toMatch(/Plt|Fulan, S\.STP/u);
});

test('lists of all units are signed by the head of the agency whom the coordinator named', async () => {
  const of = { ...unitMaterial(), unit: null, signers: { head: acting, admin: null } };
  const { pages } = await printed(printer, indexListBody(of, balangan));
  expect(pages.at(-1)).toContain(`Plt. Kepala ${balangan.agency}`);
  expect(pages.at(-1)).toContain('H. Fulan, S.STP., M.M.');
});

test('the annex names who signs for the regent, without degree, rank and NIP', async () => {
  const { pages } = await printed(printer, annexBody({ ...annex, regent: onBehalf }, balangan));
  expect(pages.at(-1)).toContain('a.n. BUPATI BALANGAN SEKRETARIS DAERAH, FULAN BIN FULAN');
  expect(pages.at(-1)).not.toMatch(/M\.Si|Pembina|NIP|19680303/u);
});

test('a picture that cannot be read is a defect, never a letter without its emblem', async () => {
  const broken = new Map([['e'.repeat(64), new TextEncoder().encode('no picture')]]);
  const done = await printer.print({
    ...{ kind: 'pdf', imprint, pictures: broken },
    body: nilBody({ ...nil, head }, balangan),
  });
  expect(done).toMatchObject({ ok: false, problem: { type: 'defect' } });
});

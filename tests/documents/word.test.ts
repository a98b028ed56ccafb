// Papers as Word documents, written for real and read back: the same words in the same order as on the PDF, as text, with the
// code and the address of the print in the foot; nothing that people wrote is a field or a link.
import { afterAll, describe, expect, test } from 'vitest';
import mammoth from 'mammoth';
import { createPrinter } from '../../src/documents/printer.ts';
import { circularBody } from '../../src/documents/papers/circular.ts';
import { innovationBody } from '../../src/documents/papers/innovation.ts';
import { meetingBodies } from '../../src/documents/papers/meeting.ts';
import { filledForms } from '../../src/documents/papers/unit.ts';
import type { Body } from '../../src/documents/sheet.ts';
import { balangan } from '../../src/domain/regions/balangan.ts';
import { imprint, material, meeting, official, pictures, unitMaterial } from '../support/papers.ts';
import { inOrder, printed } from '../support/printed.ts';

const printer = createPrinter();
afterAll(() => printer.stop());

async function word(body: Body): Promise<Uint8Array> {
  const done = await printer.print({ kind: 'word', body, imprint, pictures });
  if (!done.ok) throw new Error(JSON.stringify(done.problem));
  return done.value.bytes;
}

const bare = (text: string): string => text.replace(/[\s\u00a0\u200b]+/gu, '');

describe.each([
  ['surat edaran', circularBody(official, balangan)],
  ['surat undangan', meetingBodies['surat-undangan'](meeting, balangan)],
  ['notulensi', meetingBodies.notulensi(meeting, balangan)],
  ['form pengisian', innovationBody('form-pengisian', material(), balangan)],
  ['form pengisian, a draft', innovationBody('form-pengisian', material('submitted'), balangan)],
  ['form pengisian of a unit', filledForms(unitMaterial(), balangan)],
] as const)('%s', (_name, body) => {
  test('says every word of the PDF', async () => {
    const bytes = await word(body);
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const pdf = await printed(printer, body);
    // The foot stands on every page of the PDF and once in the document; lines of dots are drawn of other lengths.
    const words = (text: string) =>
      text.split(/[\s\u00a0]+/u).filter((one) => /[\p{L}\p{N}]/u.test(one));
    const foot = new Set(
      words(
        `${imprint.printed} Halaman dari ${body.code} ${body.version} ${body.name} DRAF ${body.draft ?? ''}`,
      ),
    );
    const missing = words(pdf.text).filter(
      (one) =>
        !bare(value).includes(bare(one)) && !foot.has(one) && !/^\d+$|inovasi\.contoh/u.test(one),
    );
    expect(missing).toEqual([]);
    expect(value).not.toMatch(/undefined|\[object/u);
  });
});

test('the minutes keep their order and their signatures', async () => {
  const { value } = await mammoth.extractRawText({
    buffer: Buffer.from(await word(meetingBodies.notulensi(meeting, balangan))),
  });
  expect(
    inOrder(value, [
      ...['PEMERINTAH KABUPATEN BALANGAN', 'NOTULENSI', 'A. Pembahasan', 'Pimpinan rapat'],
      ...['B. Keputusan dan tindak lanjut', 'Setiap unit menunjuk', '11 Desember 2026'],
      ...['Mengetahui,', 'Pimpinan Rapat,', 'Fulan Abdullah, S.T., M.T.', 'Notulis,', 'Fulanah'],
    ]),
  ).toBe(true);
});

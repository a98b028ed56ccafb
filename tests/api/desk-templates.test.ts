// Templates of Word papers at the desk: a coordinator sends one, it is checked before it is taken, papers are printed with it, and
// it is taken back. What is wrong is said in a sentence and changes nothing; nobody else reaches the pages.
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from 'docx';
import { sql } from 'kysely';
import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DeskTest, startDeskTest } from '../support/desk.ts';
import { partsOf } from '../support/zip-parts.ts';
import { createToken } from '../../src/db/transactions/create-token.ts';
import { zip } from '../files/support/zip.ts';

let desk: DeskTest;
let address: string;
beforeAll(async () => {
  desk = await startDeskTest();
  address = await desk.server.listen();
});
afterAll(() => desk.close());

const place = '/meja/berkas/templat';
const circular = `${place}/surat-edaran`;
const token = `sb_templat_${'t'.repeat(40)}`;

/** Sends a file as a browser does. */
async function send(name: string, bytes: Uint8Array, who = 'coordinator', to = circular) {
  const form = new FormData();
  form.append('berkas', new File([new Uint8Array(bytes)], name));
  const cookies = Object.entries(await desk.cookiesOf(who)).map(([key, of]) => `${key}=${of}`);
  const answer = await fetch(`${address}${to}`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
    headers: { cookie: cookies.join('; '), origin: address },
  });
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    body: await answer.text(),
  };
}
const alertsIn = (body: string): readonly string[] =>
  [...(/role="alert">([^]*?)<\/div>/u.exec(body)?.[1] ?? '').matchAll(/<li>([^]*?)<\/li>/gu)].map(
    ([, text = '']) => text.replaceAll('&quot;', '"'),
  );
const letter = async (...lines: readonly string[]): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toArrayBuffer(
      new Document({
        sections: [
          {
            children: [
              ...lines.map((line) => new Paragraph(line)),
              new Paragraph({
                children: [
                  new ExternalHyperlink({
                    link: 'https://balangankab.contoh.go.id',
                    children: [new TextRun('laman')],
                  }),
                ],
              }),
            ],
          },
        ],
      }),
    ),
  );
const whole = [
  ...['KOP SENDIRI {nomor}', '{qr}', '{yth}', '{isi_edaran}', '{pejabat_nama}'],
  ...['{#jadwal}', '{kegiatan} {mulai} {sampai}', '{/jadwal}', '{#data}', '{label}', '{/data}'],
  ...['{#indikator}', '{label}: {bukti}', '{/indikator}'],
];
/** The document with parts added or changed. */
const with_ = (bytes: Uint8Array, parts: Readonly<Record<string, string>>): Promise<Uint8Array> =>
  Promise.resolve(
    zip(
      [...new Map([...partsOf(bytes), ...Object.entries(parts)])].map(([name, content]) => ({
        name,
        content,
      })),
    ),
  );
const used = async () =>
  (
    await sql<{ version: number; name: string; used: boolean }>`
    select version, name, ended_at is null as used from paper_template where paper = 'surat-edaran' order by version`.execute(
      desk.db,
    )
  ).rows;
async function circularAsWord(): Promise<string> {
  const answer = await desk.server.app.inject({
    url: '/api/v1/papers/surat-edaran?format=docx',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.statusCode).toBe(200);
  return (await mammoth.extractRawText({ buffer: answer.rawPayload })).value;
}

it('is for whoever sets templates', async () => {
  const right = await letter(...whole);
  for (const who of ['verifier', 'unit_admin', 'unit_head', 'operator']) {
    for (const at of [place, circular, `${circular}/awal`, `${circular}/versi/1`])
      expect([at, who, (await desk.open(at, who)).statusCode]).toEqual([at, who, 404]);
    expect([who, (await send('surat.docx', right, who)).status]).toEqual([who, 404]);
    expect((await desk.send(`${circular}/bawaan`, who, { versi: '1' })).statusCode).toBe(404);
  }
  expect((await desk.open(`${place}/form-c1`, 'coordinator')).statusCode).toBe(400);
  expect(await used()).toEqual([]);
});

it('says in a sentence each what is wrong, and takes nothing', async () => {
  const right = await letter(...whole);
  const rels = partsOf(right).get('word/_rels/document.xml.rels') ?? '';
  const outside = (type: string, target: string) =>
    rels.replace(
      '</Relationships>',
      `<Relationship Id="rx" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    );
  const bad: Readonly<Record<string, readonly [string, Uint8Array]>> = {
    'unknown field': ['surat.docx', await letter(...whole, '{bupati}')],
    'unknown in a list': ['surat.docx', await letter(...whole, '{#data}{label}{harga}{/data}')],
    'missing field': ['surat.docx', await letter(...whole.slice(2))],
    'missing in a list': [
      'surat.docx',
      await letter(...whole.map((line) => line.replace('{sampai}', ''))),
    ],
    'list not closed': ['surat.docx', await letter(...whole, '{#data}')],
    'brace alone': ['surat.docx', await letter(...whole, '{kode')],
    macro: ['surat.docx', await with_(right, { 'word/vbaProject.bin': 'macro' })],
    'picture from outside': [
      'surat.docx',
      await with_(right, {
        'word/_rels/document.xml.rels': outside('image', 'https://jahat.contoh/x.png'),
      }),
    ],
    'template from outside': [
      'surat.docx',
      await with_(right, {
        'word/_rels/settings.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://jahat.contoh/x.dotm" TargetMode="External"/></Relationships>`,
      }),
    ],
    'broken zip': ['surat.docx', right.subarray(0, right.length - 300)],
    'no zip': ['surat.docx', Buffer.from('PK\u0003\u0004'.padEnd(2000, 'x'))],
    'another kind': ['surat.pdf', Buffer.from('%PDF-1.7\n'.padEnd(2000, ' '))],
    empty: ['surat.docx', Buffer.alloc(0)],
    'too large': ['surat.docx', Buffer.alloc(2 * 1024 * 1024 + 100_000)],
  };
  const said: Record<string, readonly string[]> = {};
  for (const [what, [name, bytes]] of Object.entries(bad)) {
    const { status, body } = await send(name, bytes);
    expect([what, status]).toEqual([what, 422]);
    said[what] = alertsIn(body);
    expect([what, said[what].length]).not.toEqual([what, 0]);
  }
  expect(said).toMatchSnapshot();
  expect(await used()).toEqual([]);
});

it('prints with the one that was taken, keeps every version, and goes back', async () => {
  await createToken(desk.db, {
    ...{ token, role: 'coordinator', unitId: null, label: null, days: 1 },
  });
  await sql`insert into signatory (unit_id, place, name, on_behalf) values (null, 'regent', 'H. Fulan', false)`.execute(
    desk.db,
  );
  const shipped = await circularAsWord();
  expect(shipped).not.toContain('KOP SENDIRI');
  const taken = await send('Surat kami.docx', await letter(...whole));
  expect(taken).toMatchObject({ status: 303, location: `${circular}?dipakai=1` });
  const first = await circularAsWord();
  expect(first).toContain('KOP SENDIRI');
  expect(first).toContain('H. Fulan');
  expect(first).not.toMatch(/[{}]/u);
  await send('Surat kami 2.docx', await letter('EDISI DUA', ...whole));
  expect(await circularAsWord()).toContain('EDISI DUA');
  expect(await used()).toEqual([
    { version: 1, name: 'Surat kami.docx', used: false },
    { version: 2, name: 'Surat kami 2.docx', used: true },
  ]);
  const page = (await desk.open(circular, 'coordinator')).body;
  expect(page).toContain('templat sendiri, versi 2');
  expect((await desk.open(`${circular}?dipakai=2`, 'coordinator')).body).toContain(
    '✔ Templat versi 2 dipakai',
  );
  for (const late of [1, 3])
    expect((await desk.open(`${circular}?dipakai=${late}`, 'coordinator')).body).not.toContain(
      '✔ Templat versi',
    );
  const old = await desk.open(`${circular}/versi/1`, 'coordinator');
  expect((await mammoth.extractRawText({ buffer: old.rawPayload })).value).toContain('{nomor}');
  const sample = await desk.open(`${circular}/versi/2/contoh`, 'coordinator');
  expect((await mammoth.extractRawText({ buffer: sample.rawPayload })).value).toContain(
    '«Nomor surat»',
  );
  const starter = await desk.open(`${circular}/awal`, 'coordinator');
  expect(await send('awal.docx', starter.rawPayload)).toMatchObject({ status: 303 });

  // Somebody else's page is out of date by now.
  const late = await desk.send(`${circular}/bawaan`, 'coordinator', { versi: '2' });
  expect([late.statusCode, alertsIn(late.body).length]).toEqual([422, 1]);
  expect((await desk.send(`${circular}/bawaan`, 'coordinator', { versi: '3' })).statusCode).toBe(
    200,
  );
  expect((await used()).some((version) => version.used)).toBe(false);
  expect(await circularAsWord()).toBe(shipped);
  const { rows } = await sql<{ type: string; after: { version: number } | null }>`
    select type, after from event where subject = 'template:surat-edaran' order by seq`.execute(
    desk.db,
  );
  expect(rows.map(({ type, after }) => [type, after?.version ?? null])).toEqual([
    ['template_taken', 1],
    ['template_taken', 2],
    ['template_taken', 3],
    ['template_ended', null],
  ]);
});

it('stands at the papers of an innovation, as Word beside its PDF, while it is in use', async () => {
  const code = await desk.innovation('accepted');
  const papers = `/meja/inovasi/${code}/cetak`;
  const word = `${papers}/form-pengisian?sebagai=word`;
  expect((await desk.open(papers, 'verifier')).body).not.toContain('sebagai=word');
  const form = await letter(
    ...['FORMULIR KANTOR {draf} {unit} {kepala_nama}', '{qr}', '{#inovasi}', '{kode_inovasi}'],
    ...['{#isian}', '{label}: {nilai}', '{/isian}', '{#indikator}', '{label} {uraian} {bukti}'],
    ...['{/indikator}', '{/inovasi}'],
  );
  const sent = await send('Formulir.docx', form, 'coordinator', `${place}/form-pengisian`);
  expect([sent.status, alertsIn(sent.body)]).toEqual([303, []]);
  expect((await desk.open(papers, 'verifier')).body).toContain(`href="${word}"`);
  const printed = await desk.open(word, 'verifier');
  expect(printed.headers['content-disposition']).toContain('.docx');
  const { value } = await mammoth.extractRawText({ buffer: printed.rawPayload });
  expect(value).toContain('FORMULIR KANTOR');
  expect(value).toContain(code);
  // Who may not read the innovation gets no Word of it either.
  expect((await desk.open(word, 'other admin')).statusCode).toBe(404);
});

it('is never changed once it was taken', async () => {
  for (const change of [
    `update paper_template set name = 'lain' where version = 1`,
    `update paper_template set ended_at = null where version = 1`,
    `delete from paper_template`,
  ])
    await expect(sql.raw(change).execute(desk.db)).rejects.toThrow('is not changed');
});

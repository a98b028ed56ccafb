// Row 27: what help calls "kapan saja" works while a yes or no is waited for, and "iya" with the verb of the question is a yes.
// Played with everything running: the product as a process and the real client of Telegram.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../src/domain/edition/journey.ts';
import { openLastingSetting, opening } from '../faults/setting.ts';
import { soundAnswer } from '../support/builders.ts';
import type { Phone } from '../support/telegram/phone.ts';

let setting: Awaited<ReturnType<typeof openLastingSetting>>;
let rina: Phone;
beforeAll(async () => {
  setting = await openLastingSetting();
  rina = setting.telegram.phone(900_027);
  for (const text of opening(27)) await answered(text, /\S/u);
  await fillIn();
  await answered('kirim', /Kirim sekarang\?/u);
}, 60_000);
afterAll(() => setting.close());

/** Answers everything behind the name at once, with links for evidence: how that is typed is shown elsewhere. */
async function fillIn(): Promise<void> {
  const { db } = setting.database;
  const {
    id,
    owner_id: by,
    version,
  } = await db
    .selectFrom('innovation')
    .select(['id', 'owner_id', 'version'])
    .executeTakeFirstOrThrow();
  const items = formOf(balangan2026).items.filter(
    (item) => item.optional !== true && item.id !== balangan2026.nameItem,
  );
  const links = [{ url: 'https://jdih.balangankab.go.id/dokumen' }];
  const values = items.map((item) => {
    const value = soundAnswer(item);
    const told = value.type === 'indicator' ? { ...value, level: 1, links } : value;
    return { innovation_id: id, item: item.id, value: JSON.stringify(told) };
  });
  await db
    .insertInto('answer')
    .values(values.map((row) => ({ ...row, revision: 1, written_by: by })))
    .execute();
  await db
    .updateTable('innovation')
    .set({ version: version + 1 })
    .execute();
}

/** Types a text; gives all that is said in answer to it. */
async function answered(text: string, last: RegExp): Promise<string> {
  const before = rina.shown().length;
  await rina.says(text);
  await rina.sees(last);
  return rina
    .shown()
    .slice(before)
    .map((one) => one.text)
    .join('\n');
}

const waits = /Masih ditunggu: kirim inovasinya\?/u;

describe('row 27: any time', () => {
  it.each([
    ['jadwal', /[Jj]adwal Sepeda Baru/u],
    ['data saya', /Data Anda yang kami simpan/u],
    ['riwayat', /Riwayat INOVASI WARGA/u],
    ['berhenti', /Pengingat dan siaran tidak akan dikirim lagi/u],
  ])(
    '"%s" is answered while handing in is asked for, and the question stays',
    async (text, said) => {
      expect(await answered(text, waits)).toMatch(said);
    },
  );

  it('"iya" with the verb of the question is a yes, to handing in and to taking back', async () => {
    await answered('iya kirim', /Tersimpan dan terkirim/u);
    await answered('tarik', /[Tt]arik[^]*\?/u);
    await answered('iya tarik', /ditarik/u);
    const { db } = setting.database;
    const states = await db.selectFrom('innovation').select('state').execute();
    expect(states).toEqual([{ state: 'withdrawn' }]);
  });
});

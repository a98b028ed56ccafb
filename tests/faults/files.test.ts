// kill -9 in the middle of a file: it is stored whole and told once, or asked for again; never half, never forgotten.
// The long form is files.long.test.ts.
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { pdf, stream } from '../files/support/pdf.ts';
import { createFiller, onTelegram } from '../support/filler.ts';
import { openSetting, seeded } from './setting.ts';

/** How many files are hit, each at another place; the long form takes twelve. */
const files = Number(process.env['FILE_KILLS'] ?? 1);

test(
  'at some place of a file of six megabytes',
  { timeout: 120_000 + files * 10_000 },
  async () => {
    const { product, telegram, database, check } = await openSetting();
    const random = seeded(3);
    const siti = telegram.phone(960_001);
    const filler = createFiller(onTelegram(telegram, 960_001), {
      unit: 'Dinas Kesehatan',
      name: 'Rina Wulandari',
      innovation: 'SIAP PANEN',
    });
    await filler.until(/Isian 2\//);
    await filler.says('ubah indikator 1');
    await filler.says('1');
    const sent: string[] = [];
    const inState = async (...states: string[]): Promise<number> => {
      const rows = await database.db
        .selectFrom('evidence_file')
        .select('id')
        .where('state', 'in', states)
        .execute();
      return rows.length;
    };
    for (let nth = 1; nth <= files; nth += 1) {
      const bytes = pdf({ objects: [stream('', randomBytes(6_000_000))] });
      sent.push(createHash('sha256').update(bytes).digest('hex'));
      await siti.sendsFile(`Surat ${nth}.pdf`, bytes);
      await expect.poll(() => inState('fetching', 'stored'), { interval: 2 }).toBeGreaterThan(0);
      // Somewhere between its first byte and its acknowledgement.
      await sleep(random() * 60);
      await product.kill();
      await product.start();
      await siti.sees(new RegExp(`Tersimpan: Surat ${nth}\\.pdf`));
      await filler.says('hapus 1');
    }
    await check();
    const rows = await database.db
      .selectFrom('evidence_file')
      .select(['sha256'])
      .orderBy('id')
      .execute();
    expect(rows.map(({ sha256 }) => sha256)).toEqual(sent);
    for (let nth = 1; nth <= files; nth += 1) {
      const told = siti
        .shown()
        .filter(({ text }) => text.includes(`✔ Tersimpan: Surat ${nth}.pdf`));
      expect([nth, told.length]).toEqual([nth, 1]);
    }
  },
);

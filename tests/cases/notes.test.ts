// Rows 18 and 39: a checker's note returns what it names, and nothing else by itself.
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/domain/edition/journey.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import { TestWorld } from '../support/world.ts';
import { draftOf } from '../support/builders.ts';
import { Chat, code, unitId } from './chat.ts';

/** An admin who has just looked at what was handed in; gives the chat and the code of the card. */
function checking(): { readonly admin: Chat; readonly card: string } {
  const world = new TestWorld();
  const rina = Chat.of(world, 'Rina', [{ role: 'innovator', unitId }]);
  world.add(draftOf(code, rina.who.person, { upTo: 'kualitas_video' }));
  world.place(code, 'submitted');
  const admin = Chat.of(world, 'Admin', [{ role: 'unit_admin', unitId }]);
  const said = admin.says(`lihat ${code}`);
  const card = /setujui (\d{4})/u.exec(said)?.[1];
  if (card === undefined) throw new Error(said);
  return { admin, card };
}

/** The items that were returned, by their numbers in the form. */
function returned(chat: Chat): readonly number[] | null {
  const { openItems } = chat.world.innovations.get(code) ?? { openItems: null };
  const { numberOf } = formOf(balangan2026);
  return openItems === null ? null : [...openItems.keys()].map((item) => numberOf.get(item) ?? 0);
}

describe('rows 18 and 39: notes of a return', () => {
  it.each([
    'indikator 7 fotonya buram, kirim ulang\n2 foto saja yang jelas',
    '8 1,2;3 dan 4',
    '7 fotonya buram\n12 titik belum ada',
    '7 fotonya buram; 9 harus jelas',
    '2 foto saja yang jelas',
    'indikator 7 kurang jelas\nLatar Belakang belum menyebut datanya',
  ])('%j is shown before anything is sent', (note) => {
    const { admin, card } = checking();
    const said = admin.says(`kembalikan ${card} ${note}`);
    expect(returned(admin)).toBeNull();
    expect(said).toContain('Belum dikembalikan');
    admin.says('selesai');
    expect(returned(admin)).not.toBeNull();
  });

  it.each([
    ['indikator 5 lampirkan surat tugas; indikator 1 foto halaman lampiran', [29, 33]],
    ['7 belum jelas', [7]],
    ['7: fotonya buram\n9: tanggalnya salah', [7, 9]],
    ['isian 6 tulis gelarnya\nselesai', [6]],
    ['indikator 7 fotonya buram, kirim ulang\nyang jelas saja', [35]],
  ])('%j is certain', (note, items) => {
    const { admin, card } = checking();
    admin.says(`kembalikan ${card} ${note}`);
    expect(returned(admin)?.toSorted((a, b) => a - b)).toEqual(items);
  });
});

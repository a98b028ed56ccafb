// What is said to an edit, a deletion and an opened chat, whatever network they come from.
import { expect, it } from 'vitest';
import { playTranscript } from '../support/transcript.ts';
import { TestWorld } from '../support/world.ts';

const begin = `@ Rina: innovator puskesmas-awayan
@ INV-AAAA1 of Rina: complete, except permasalahan isu_strategis
> lanjut
`;

it('row 11: an edit without readable words is explained, a deletion keeps what is stored', () => {
  const played = playTranscript(
    `${begin}> Antrean kami panjang sekali setiap pagi.
> selesai
> (edit: Antrean kami panjang sekali setiap pagi.)
> (delete: Antrean kami panjang sekali setiap pagi.)`,
  );
  const [, afterEdit = ''] = played.split('> (edit');
  expect(afterEdit).not.toContain('= save_answer');
  expect(afterEdit).toMatch(/ubah \d+/u);
});

it('a chat that is opened greets a stranger once, and disturbs no form', () => {
  const world = new TestWorld();
  const stranger = world.meet('Sari');
  expect(world.send(stranger, { kind: 'opened' }, 'm1').step.reply).not.toBeNull();
  expect(world.send(stranger, { kind: 'opened' }, 'm2').step.reply).toBeNull();
  const rina = world.meet('Rina', {
    consented: true,
    unitId: 'puskesmas-awayan',
    grants: [{ role: 'innovator', unitId: 'puskesmas-awayan' }],
  });
  const before = rina.conversation;
  expect(world.send(rina, { kind: 'opened' }, 'm3').step.reply).toBeNull();
  expect(rina.conversation).toEqual(before);
});

// Whatever is open: what is asked beside it is answered on one screen, names what is open in one line and leaves it open;
// "batal" never leaves anybody without an answer.
import { describe, expect, test } from 'vitest';
import { questionOf } from '../../../src/domain/conversation/open-question.ts';
import type { Mode } from '../../../src/domain/conversation/state.ts';
import { balangan2026 } from '../../../src/domain/edition/editions/balangan-2026.ts';
import { formOf } from '../../../src/domain/edition/journey.ts';
import { allModes, settingOfModes, titleOf, typedText } from '../../support/modes.ts';
import { tooLong } from '../../support/screen.ts';

/** What is answered beside the open question, whatever that is. */
const beside = ['bantuan', 'privasi', 'terima kasih', 'profil', 'bantuan lengkap'];

/** The same, where the person has a unit and a name; some of it leaves a dialogue in which somebody writes. */
const more = ['kurang', 'skor', 'ringkasan', 'status', 'jadwal', 'berkas', 'riwayat'];

/** Where nothing is open, or where words of one's own are written to somebody else and a command closes that. */
const without = new Set<Mode['name']>(['new', 'group', 'idle', 'consent']);

/** Where a word that needs unit and name is answered by asking for them. */
const registering = new Set<Mode['name']>(['choosing_unit', 'giving_name']);

/** Where one writes to somebody, or into a paper: thanks may be what is written. */
const isWriting = (mode: Mode): boolean =>
  mode.name === 'broadcasting'
    ? mode.step === 'text' || mode.step === 'options'
    : /^(?:asking_mentor|answering_message|writing_unit|representing|monev)/u.test(mode.name);

/** What says that something is open. */
const naming = new Set<string>(['still_open', 'item_still_open']);

describe('beside what is open', () => {
  const { world, enter } = settingOfModes();

  test.each(allModes.map((form) => [titleOf(form), form] as const))('in %s', (_, form) => {
    const long: string[] = [];
    const unanswered: string[] = [];
    const asked: string[] = [];
    const words = registering.has(form.name) ? beside : [...beside, ...more];
    const said = words.filter((word) => word !== 'terima kasih' || !isWriting(form));
    for (const word of [...said, 'batal']) {
      const who = enter(form);
      const before = who.conversation;
      const { reply, state } = world.peek(who, typedText(word));
      if (reply === null) {
        unanswered.push(word);
        continue;
      }
      const size = word === 'bantuan lengkap' ? null : tooLong(reply);
      if (size !== null) long.push(`${word}: ${size}`);
      const open = questionOf(state.mode) === questionOf(before.mode);
      const last = reply.parts.at(-1)?.key ?? '';
      const names = naming.has(last) && state.prompt === before.prompt;
      if (!without.has(form.name) && word !== 'batal' && open && !names)
        asked.push(`${word}: ${reply.parts.map(({ key }) => key).join(', ')}`);
      if (!without.has(form.name) && beside.includes(word) && !open)
        asked.push(`${word} closes it`);
    }
    expect({ long, unanswered, asked }).toEqual({ long: [], unanswered: [], asked: [] });
  });

  test('each item of the form is explained on one screen', () => {
    const long = formOf(balangan2026).items.flatMap((item) => {
      const step = item.kind === 'indicator' ? ('level' as const) : ('value' as const);
      const who = enter({ name: 'asking', item: item.id, step, revision: 0 });
      const { reply } = world.peek(who, typedText('bantuan'));
      const size = reply === null ? 'unanswered' : tooLong(reply);
      return size === null ? [] : [`${item.id}: ${size}`];
    });
    expect(long).toEqual([]);
  });
});

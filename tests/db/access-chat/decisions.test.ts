// The access matrix in chat, rows 17 to 28: decisions, nobody's own ones, and codes that were meant for somebody else.
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellOf, check, onCard, oneOfEach } from './check.ts';
import { decisionTries, paper } from './decisions.ts';
import { Setting, nameOf, roles } from './setting.ts';

check(decisionTries);

describe('beside the rows', () => {
  let setting: Setting;
  beforeAll(async () => {
    setting = await Setting.open();
  });
  afterAll(() => setting.close());

  const keysOf = async (who: string, line: Parameters<Setting['say']>[1]) => {
    const told = await setting.say(who, line);
    return told.flatMap(({ message }) => message.parts.map(({ key }) => key));
  };

  // Row of the decision, state, what is typed with the innovation's code.
  const own = [
    [18, 'submitted', 'setujui {}'],
    [17, 'unit_verified', 'kembalikan {} 6 gelar'],
    [19, 'unit_verified', 'tetapkan {}'],
    [21, 'unit_endorsed', 'terima {}'],
    [20, 'unit_endorsed', 'kembalikan {} 6 gelar'],
    [22, 'unit_endorsed', 'tolak {} bukan inovasi'],
    [23, 'accepted', 'buka lagi {} salah'],
    [27, 'designated', 'entri {} IGA-1'],
    [24, 'accepted', 'tingkat {} indikator 1 2 sudah'],
    [24, 'accepted', 'monev {}'],
  ] as const;

  describe.each(own)('row 28: what row %i allows, from %s: %s', (row, state, typed) => {
    const told = (role: (typeof roles)[number]) =>
      JSON.stringify([
        cellOf(row, role, 'unit'),
        cellOf(12, role, 'own'),
        cellOf(12, role, 'unit'),
      ]);
    const chosen = oneOfEach(roles, told, row + state.length);
    it.each(chosen.map((role) => [role]))('%s, on what they filled in themselves', async (role) => {
      const who = nameOf(role);
      const code = await setting.innovation('own', who, state);
      await setting.settle();
      const [denied, before] = [await setting.denials(who), await setting.state()];
      const keys = await keysOf(who, typed.replace('{}', code));
      // Whom the row allows such decisions is told why not this one; findings are no decision that others know of.
      const known = row === 24 || [cellOf(12, role, 'own'), cellOf(12, role, 'unit')].some(Boolean);
      const told = cellOf(row, role, 'unit') !== null ? 'step_refused' : null;
      expect([keys, await setting.state()]).toEqual([
        [told ?? (known ? 'not_allowed' : 'not_found')],
        before,
      ]);
      expect(await setting.denials(who)).toBe(denied + 1);
      // Nor is there a card with a code to try.
      await setting.settle();
      const shown = (await setting.say(who, `lihat ${code}`)).map(({ text }) => text).join('\n');
      expect(shown).not.toMatch(
        /[•;] (?:setujui|tetapkan|terima|kembalikan|tolak|buka lagi|entri) \d/,
      );
    });
  });

  it.each(roles.map((role) => [role]))(
    '%s cannot use a code that somebody else was shown, and learns nothing from it',
    async (role) => {
      const who = nameOf(role);
      const code = await setting.innovation('unit', who, 'submitted');
      await setting.settle();
      const card = (await setting.say('Sari', `lihat ${code}`)).map(({ text }) => text).join('\n');
      const decides = onCard('setujui')(card) ?? '';
      expect(decides).toMatch(/^setujui \d{4}$/);
      const wrongCodes = async () =>
        setting.number(
          sql`select count(*)::int as n from event where type = 'wrong_code' and person_id = ${await setting.id(who)}`,
        );
      const [wrong, before] = [await wrongCodes(), await setting.state()];
      expect(await keysOf(who, decides)).toEqual(['wrong_card_code']);
      expect([await wrongCodes(), await setting.state()]).toEqual([wrong + 1, before]);
    },
  );

  // What a caption names, the row that lets somebody send it, and the row without which it reads like nothing.
  const papers = [
    ['a signed Form C.1', 'submitted', '{}', null],
    ['the scan of the SK', 'designated', 'SK Bupati 1/2026', 26],
  ] as const;
  describe.each(papers)('%s', (_name, state, caption, row) => {
    it.each(roles.map((role) => [role]))('from %s', async (role) => {
      const who = nameOf(role);
      for (const thing of ['unit', 'other'] as const) {
        const code = await setting.innovation(thing, who, state);
        await setting.settle();
        const [denied, before] = [await setting.denials(who), await setting.state()];
        const keys = await keysOf(who, paper(caption.replace('{}', code)));
        const allowed =
          row === null
            ? [18, 19, 24].some((n) => cellOf(n, role, thing) !== null)
            : cellOf(row, role, null) !== null;
        const known = row !== null || cellOf(12, role, thing) !== null;
        const refusal = known ? 'not_allowed' : 'not_found';
        expect([thing, allowed ? [] : keys]).toEqual([thing, allowed ? [] : [refusal]]);
        expect([thing, (await setting.state()) !== before]).toEqual([thing, allowed]);
        expect([thing, await setting.denials(who)]).toEqual([thing, denied + (allowed ? 0 : 1)]);
      }
    });
  });
});

// Walks through conversations by chance: several people of all roles, every word of the table of commands, answers, buttons,
// files, silence. What must hold at every step is checked here; chance comes from a seed alone.
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Role } from '../../src/domain/access.ts';
import type { Input } from '../../src/domain/conversation/input.ts';
import type { Mode } from '../../src/domain/conversation/state.ts';
import type { Step } from '../../src/domain/conversation/engine.ts';
import { cleanText, isBlank, readCommand } from '../../src/domain/language/index.ts';
import { COMMANDS } from '../../src/domain/language/commands.ts';
import { draftOf } from './builders.ts';
import type { Inhabitant } from './inhabitant.ts';
import { tooLong } from './screen.ts';
import { TestWorld } from './world.ts';

const unit = 'puskesmas-awayan';
const code = (n: number): string => `INV-AAAA${n}`;

/** Words of commands, each row by several of its phrases, and what may follow them. */
const commands: readonly string[] = COMMANDS.flatMap(({ words, tail }) => {
  const phrases = words.split('|').slice(0, 4);
  if (tail === 'none') return phrases;
  const behind = ['3', 'indikator 7', 'INV-AAAA1', 'INV-AAAA2', 'semua', '4821 6 tulis gelar'];
  return [...phrases, ...behind.map((rest) => `${phrases[0] ?? ''} ${rest}`)];
});
const answers =
  'ya|tidak|1|2|3|4|9|benar|ya semua|saya|admin|belum ada|sisanya belum ada|lanjut|nanti|7=2|2, 8 dan 9|tingkat 2|14 orang|indikator 7|i17|+ lagi|pelayanan publik|3 februari 2025|kesehatan|Siti Aminah|puskesmas awayan|Kelas Gizi|Kader menimbang balita di rumah setiap bulan dan mencatat hasilnya.|setuju, Siti Aminah, puskesmas juai|temuan: antar KTP ke rumah|T-101|mulai T-101|siapa belum mulai|apa itu inovasi?|ada yang menunggu saya|pakai semua|unit puskesmas juai|siaran untuk admin puskesmas: Besok rapat.|undang banyak|Puskesmas Juai; Siti Aminah; 081234567890; admin|rapat: Sosialisasi; 15 desember; 9; Aula|https://contoh.id/x|asdf|?|👍|setujui semua|hapus 1|pindah ke 9|batal yang tadi|bila spd 50'.split(
    '|',
  );

/** Words that ask for all there is. */
const askedForMore: ReadonlySet<string> = new Set(['help_all', 'missing_all', 'summary_all']);

/** Modes from which nobody needs a way out: nothing is open, or the way in is still being asked. */
const atRest: ReadonlySet<Mode['name']> = new Set([
  'idle',
  'new',
  'group',
  'consent',
  'choosing_unit',
  'giving_name',
]);

/** What went wrong, with the words that lead there. */
export interface Finding {
  readonly what: string;
  readonly said: readonly string[];
}

/** What came of a walk. */
export interface Walked {
  readonly steps: number;
  readonly modes: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

const typed = (raw: string): Input => {
  const { text, changed } = cleanText(raw);
  return { kind: 'text', text, cleaned: changed, seen: Infinity, shown: Infinity };
};

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function peopled(): TestWorld {
  const world = new TestWorld();
  world.outreach.open('2026-01-05', 'warn');
  const known = { consented: true, unitId: unit };
  const with_ = (key: string, ...roles: Role[]): Inhabitant =>
    world.meet(key, {
      ...known,
      name: key,
      grants: roles.map((role) => ({
        role,
        unitId: ['innovator', 'unit_admin', 'unit_head'].includes(role) ? unit : null,
      })),
    });
  const rina = with_('Rina', 'innovator');
  const budi = with_('Budi', 'innovator');
  with_('Salmiah', 'unit_admin', 'innovator');
  with_('Fauzan', 'unit_head');
  with_('Vera', 'verifier');
  with_('Rusdi', 'coordinator');
  with_('Murni', 'mentor');
  world.meet('Orang baru');
  for (const who of world.inhabitants)
    if (who.person.consented) who.conversation = { ...who.conversation, mode: { name: 'idle' } };
  world.add(draftOf(code(1), rina.person, { upTo: 'hasil', fillers: [budi.person.id] }));
  world.add(draftOf(code(2), rina.person, { upTo: 'penghargaan' }));
  world.add(draftOf(code(3), budi.person, { upTo: 'penghargaan' }));
  world.place(code(3), 'unit_verified');
  world.add(draftOf(code(4), budi.person, { upTo: 'penghargaan' }));
  world.place(code(4), 'unit_endorsed');
  return world;
}

class Walk {
  readonly modes = new Set<string>();
  readonly findings: Finding[] = [];
  private readonly world = peopled();
  private readonly said: string[] = [];
  private readonly next: () => number;
  private sent = 0;

  constructor(seed: number) {
    this.next = chance(seed);
  }

  private pick<T>(all: readonly T[]): T {
    const found = all[Math.floor(this.next() * all.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  step(): void {
    const who = this.pick(this.world.inhabitants.slice(0, 8));
    if (this.next() < 0.01) this.world.now += 3_600_000 * Math.ceil(this.next() * 60);
    const input = this.input(who);
    this.said.push(`${who.key}> ${input.kind === 'text' ? input.text : input.kind}`);
    this.sent += 1;
    try {
      const { step, notices } = this.world.send(who, input, `m${this.sent}`);
      if (input.kind === 'text' || input.kind === 'choice')
        this.judge(input.kind === 'text' ? `"${input.text}": ` : 'a button: ', step, input);
      for (const { message } of notices)
        if (isBlank(renderMessage(message).text)) this.find('an empty notice');
    } catch (error) {
      this.find(`threw ${error instanceof Error ? error.message : String(error)}`);
    }
    this.modes.add(who.conversation.mode.name);
    if (this.sent % 10 === 0) this.look(who);
  }

  private input(who: Inhabitant): Input {
    const dice = this.next();
    const last = who.shown.at(-1);
    const choices = last === undefined ? [] : renderMessage(last).choices;
    if (dice < 0.3 && choices.length > 0)
      return { kind: 'choice', token: this.pick(choices).token };
    const words = last === undefined ? '' : renderMessage(last).text;
    const codes = [...words.matchAll(/"?((?:\p{L}+ )?(?:semua )?\d{0,3} ?\d{4})(?!\d)/gu)].flatMap(
      ([, found]) => found ?? [],
    );
    if (dice < 0.4 && codes.length > 0) return typed(this.pick(codes));
    if (dice < 0.75) return typed(this.pick(commands));
    if (dice < 0.95) return typed(this.pick(answers));
    if (dice < 0.97) return { kind: 'voice' } as Input;
    const count = Math.ceil(this.next() * 3);
    return {
      kind: 'files',
      sentFor: null,
      files: Array.from({ length: count }, (_, index) => ({
        index,
        name: `${this.pick(['berkas', '07 SK', 'form c1', 'IMG'])}-${this.sent}-${index}.pdf`,
        size: 1000,
      })),
      caption: this.pick([null, 'tingkat 2', '2, 8 dan 9', 'form c1', 'lambang']),
      tooLarge: [],
      seen: Infinity,
      shown: Infinity,
    };
  }

  /** What must hold wherever somebody is, tried without leaving a trace. */
  private look(who: Inhabitant): void {
    const { conversation } = who;
    const name = conversation.mode.name;
    try {
      for (const word of ['bantuan', 'kurang', 'batal', this.pick(commands)])
        this.judge(`"${word}" in ${name}: `, this.world.peek(who, typed(word)), typed(word));
      for (let tries = 0; tries < 4 && !atRest.has(who.conversation.mode.name); tries += 1) {
        const { mode } = who.conversation;
        // Stopping is asked about once; a yes is what is typed then.
        const word = mode.name === 'confirming_cancel' ? 'ya' : 'batal';
        who.conversation = this.world.peek(who, typed(word)).state;
      }
      if (!atRest.has(who.conversation.mode.name)) this.find(`no way out of ${name}`);
    } catch (error) {
      this.find(`in ${name}: threw ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      who.conversation = conversation;
    }
  }

  private judge(where: string, { reply }: Step, input: Input): void {
    if (reply === null) return this.find(`${where}no answer`);
    if (isBlank(renderMessage(reply).text)) return this.find(`${where}an empty answer`);
    const command = input.kind === 'text' ? readCommand(input.text)?.name : undefined;
    const long = command !== undefined && askedForMore.has(command) ? null : tooLong(reply);
    if (long !== null) this.find(`${where}too long: ${long}`);
  }

  private find(what: string): void {
    this.findings.push({ what, said: this.said.slice(-12) });
  }
}

/** Walks so many steps from a seed, in worlds of 500 steps each. */
export function walk(seed: number, steps: number): Walked {
  const modes = new Set<string>();
  const findings: Finding[] = [];
  for (let begun = 0; begun < steps; begun += 500) {
    const one = new Walk(seed + begun);
    for (let at = 0; at < Math.min(500, steps - begun); at += 1) one.step();
    for (const mode of one.modes) modes.add(mode);
    findings.push(...one.findings);
  }
  return { steps, modes, findings };
}

// Plays a conversation written in a file on real networks and writes the file again with what came of it.
//
//   @ Rina: telegram, webchat                     who takes part, and where
//   $ invite --role coordinator                   the operator's command line; its last line is an invitation
//   Rina (telegram)> text                         what somebody types; placeholders as in transcript-words.ts
//   Rina (telegram)> [SK.pdf] text                a real file of that kind, with a caption
//   @ Rina (telegram) fills in Siap Timbang, killed at 20, 61
//                                                 a pretend innovator answers question by question, to the summary; every
//                                                 so many messages the process is killed with one in hand
//   ~ kill -9 and start                           between two messages
//   ~ kill -9 while the next message is unread | once it is received | once an answer is shown
//
// The rest is written by the player: `<` what somebody is shown, `>>` and `<<` the same, in short, while a form is filled in.
import { createFiller, type Chat, type Seen } from '../filler.ts';
import { blurred, completed, shortened } from '../transcript-words.ts';
import { fileNamed } from './files.ts';
import type { Kill, LiveSeason, Seat, Told } from './season.ts';

/** What came of a transcript. */
export interface Played {
  readonly text: string;
  /** The innovations' codes, in the order they began. */
  readonly codes: readonly string[];
  /** Every file that people sent, by name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const kills: Readonly<Record<string, Kill>> = {
  '~ kill -9 while the next message is unread': 'unread',
  '~ kill -9 once the next message is received': 'received',
  '~ kill -9 once an answer to the next message is shown': 'shown',
};

/** Plays a transcript; an input that is not understood fails. */
export async function playLive(season: LiveSeason, source: string): Promise<Played> {
  const player = new Player(season);
  for (const line of source.split('\n'))
    if (line === '' || /^(?:[#@~$]|\w+ \(\w+\)> )/.test(line)) {
      try {
        await player.take(line);
      } catch (error) {
        throw new Error(`at "${line}"`, { cause: error });
      }
    }
  return { text: player.text(), codes: player.codes, files: player.files };
}

class Player {
  readonly codes: string[] = [];
  readonly files = new Map<string, Buffer>();
  private readonly season: LiveSeason;
  private readonly out: string[] = [];
  private invitation = '';
  private kill: Kill | null = null;

  constructor(season: LiveSeason) {
    this.season = season;
  }

  text(): string {
    return `${this.out.join('\n').trimEnd()}\n`;
  }

  async take(line: string): Promise<void> {
    if (line === '' && this.out.at(-1) === '') return;
    this.out.push(line);
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('$')) {
      this.invitation = await this.season.admin(...line.slice(1).trim().split(' '));
      return;
    }
    if (line === '~ kill -9 and start') return this.show(await this.season.restart());
    const kill = kills[line];
    if (kill !== undefined) {
      this.kill = kill;
      return;
    }
    const [, joins, networks] = /^@ (\w+): ([\w, ]+)$/.exec(line) ?? [];
    if (joins !== undefined)
      for (const network of networks?.split(', ') ?? []) {
        if (network !== 'telegram' && network !== 'webchat') throw new Error('no such network');
        await this.season.join(joins, network);
      }
    const [, fills = '', network = '', named, at = ''] =
      /^@ (\w+) \((\w+)\) fills in ([^,]+)(?:, killed at ([\d, ]+))?$/.exec(line) ?? [];
    if (named !== undefined)
      return this.fillIn(this.season.seat(fills, network), named, at.split(', ').map(Number));
    const [, who = '', where = '', file, said = ''] =
      /^(\w+) \((\w+)\)> (?:\[([^\]]+)\] ?)?(.*)$/.exec(line) ?? [];
    if (who !== '') await this.say(this.season.seat(who, where), said, file);
    else if (joins === undefined) throw new Error('not understood');
  }

  private async say(seat: Seat, said: string, file: string | undefined): Promise<void> {
    const text = this.complete(seat, said);
    const { kill } = this;
    this.kill = null;
    const what =
      file === undefined ? () => seat.chat.says(text) : await this.sending(seat, file, text);
    this.show(await this.season.act(seat, what, kill));
  }

  private async sending(
    seat: Seat,
    name: string,
    caption: string,
  ): Promise<() => Promise<unknown>> {
    const bytes = await fileNamed(name);
    this.files.set(name, bytes);
    return () => seat.chat.sendsFile(name, bytes, caption);
  }

  /** Answers every question as a sensible person would, until the summary is shown. */
  private async fillIn(seat: Seat, innovation: string, killedAt: readonly number[]): Promise<void> {
    let nth = 0;
    const turn = async (typed: string, what: () => Promise<unknown>): Promise<void> => {
      nth += 1;
      const kill = killedAt.includes(nth) ? 'received' : null;
      const mark = kill === null ? '' : ' ~ kill -9 once it is received';
      // What was typed on several lines stands on one here.
      this.out.push(`${nameOf(seat)}>> ${typed.replaceAll('\n', ' | ')}${mark}`);
      for (const { to, seen } of await this.season.act(seat, what, kill)) {
        if (to === seat) this.number(seen);
        const lines = to === seat ? inShort(seen.text) : seen.text.split('\n');
        for (const line of lines) this.write(to, '<<', blurred(line, this.codes));
      }
    };
    const chat: Chat = {
      shown: () => seat.chat.shown(),
      says: (text) => turn(text, () => seat.chat.says(text)),
      sendsFile: (name, bytes) => {
        this.files.set(name, Buffer.from(bytes));
        return turn(`[${name}]`, () => seat.chat.sendsFile(name, bytes));
      },
      news: async (count) => (await seat.chat.shown()).length > count,
    };
    await createFiller(chat, { unit: '', name: '', innovation }).until(/^Siap dikirim/);
  }

  private complete(seat: Seat, said: string): string {
    const shownTo = (fits: (told: Told) => boolean): string[] =>
      this.season.told.filter(fits).map(({ seen }) => seen.text);
    const own = shownTo(({ to }) => to === seat);
    const all = [`Kode: ${this.invitation}`, ...shownTo(() => true)];
    return completed(said, { codes: this.codes, own, all });
  }

  private show(told: readonly Told[]): void {
    for (const { to, seen } of told) {
      const file = seen.file === undefined ? '' : `[${seen.file.name}] `;
      for (const line of shortened(`${file}${blurred(seen.text, this.codes)}`))
        this.write(to, '<', line);
    }
  }

  private write(to: Seat, mark: string, line: string): void {
    this.out.push(`${nameOf(to)}${mark} ${line}`.trimEnd());
  }

  /** Numbers the innovations in the order in which they are filled in. */
  private number({ text }: Seen): void {
    for (const [code] of text.matchAll(/\bINV-[0-9A-HJKMNP-TV-Z]{5}\b/g))
      if (!this.codes.includes(code)) this.codes.push(code);
  }
}

const nameOf = ({ who, network }: Seat): string => `${who} (${network})`;

/** What was stored, where one stands, and the name of the next question; of a message that asks nothing, its beginning. */
function inShort(text: string): readonly string[] {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => /^(?:Isian|Indikator) \d+\/\d+ /.test(line));
  if (at < 0) return lines.filter((line, nth) => nth === 0 || line.startsWith('✔'));
  const asked = lines.slice(at + 1).find((line) => line !== '') ?? '';
  return [...lines.filter((line) => line.startsWith('✔')), lines[at] ?? '', asked];
}

// Plays a conversation written in a file against the real database and writes the file again with what came of it.
//
//   # played by: database                           the first line
//   @ Rina: innovator puskesmas-awayan webchat      somebody joins with an invitation (role, unit or -, channel)
//   @ Rina fills Siap Timbang                       an innovation, complete, in Rina's hands
//   Rina> [a.pdf] text                              the same with a file; its text is the caption
//   ~ all are accepted                              innovations as if the agency had accepted them
//   ~ files arrive                                  what was sent is fetched, and found sound
//   ~ claims end                                    leases that end
//   ~ January: roles run out in 20 days             terms of the past innovation year; their notices
//   ~ Vina is silent for 91 days                    somebody has not written for so long; the notices about it
//   ~ February: roles have run out                  the same, thirty days later
//   Rina> text                                      what somebody writes; {terima} is the code they were shown after
//                                                   that word, {1} the first innovation's code, {undangan} an invitation
//
// Codes and times are written as placeholders, so that the file is the same in every run; long cards are shortened.
import { sql } from 'kysely';
import type { Role } from '../../src/domain/access.ts';
import type { ChannelId } from '../../src/domain/conversation/input.ts';
import type { Season, Told } from './season.ts';
import { blurred, completed, shortened } from './transcript-words.ts';

/** Plays a transcript on a season and gives it back with everything that was said. */
export async function playSeason(season: Season, source: string): Promise<string> {
  const player = new SeasonPlayer(season);
  const out: string[] = [];
  for (const line of source.split('\n')) {
    if (!(line === '' || /^(?:[#@~]|\w+>)/.test(line))) continue;
    if (line === '' && out.at(-1) === '') continue;
    out.push(line, ...(await player.take(line)));
  }
  return `${out.join('\n').trimEnd()}\n`;
}

class SeasonPlayer {
  private readonly season: Season;
  private readonly shown = new Map<string, string[]>();
  private readonly codes: string[] = [];

  constructor(season: Season) {
    this.season = season;
  }

  async take(line: string): Promise<readonly string[]> {
    const [, joins, role, unit, channel] =
      /^@ (\w+): (\w+)(?: ([\w-]+))?(?: (webchat|telegram))?$/.exec(line) ?? [];
    if (joins !== undefined && role !== undefined) {
      const unitId = unit === undefined || unit === '-' ? null : unit;
      await this.season.join(joins, role as Role, unitId, (channel ?? 'telegram') as ChannelId);
      return [];
    }
    const [, fills, called] = /^@ (\w+) fills (.+)$/.exec(line) ?? [];
    if (fills !== undefined && called !== undefined) {
      this.codes.push(await this.season.fill(fills, called));
      await this.season.told();
      return [];
    }
    if (line === '~ files arrive') return this.show(await this.season.fetchFiles());
    if (line === '~ all are accepted') {
      await this.season.acceptAll();
      return [];
    }
    if (line === '~ claims end') {
      await sql`delete from claim`.execute(this.season.db);
      return [];
    }
    if (line.startsWith('~ January') || line.startsWith('~ February')) {
      const days = line.startsWith('~ January') ? 20 : -1;
      return this.show(await this.season.termsEndIn(days));
    }
    const [, silent, days] = /^~ (\w+) is silent for (\d+) days$/.exec(line) ?? [];
    if (silent !== undefined) return this.show(await this.season.silentFor(silent, Number(days)));
    const [, who, name, said = ''] = /^(\w+)> ?(?:\[([^\]]+)\] ?)?(.*)$/.exec(line) ?? [];
    if (who === undefined) return [];
    const files =
      name === undefined ? undefined : [{ ref: { id: name }, name, mime: null, size: 1000 }];
    return this.show(await this.season.say(who, this.fill(who, said), files));
  }

  private fill(who: string, said: string): string {
    const own = this.shown.get(who) ?? [];
    return completed(said, { codes: this.codes, own, all: [...this.shown.values()].flat() });
  }

  private show(told: readonly Told[]): string[] {
    return told.flatMap(({ to, text }) => {
      this.shown.set(to, [...(this.shown.get(to) ?? []), text]);
      return shortened(blurred(text, this.codes)).map((line) => `${to}< ${line}`.trimEnd());
    });
  }
}

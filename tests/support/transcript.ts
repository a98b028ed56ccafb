// Plays a conversation written in a file against the pure engine, and writes the file again with what came of it.
//
//   # played by: engine                               the first line
//   # A title, or a remark.
//   @ Rina: innovator puskesmas-awayan                 a person who is registered already
//   @ questions at once: 4                             a network where each message costs money
//   @ INV-AWAN1 of Rina: complete, except regulasi     an innovation; also `empty`, `up to jenis`,
//                                                      `with Budi`, `named X`, `evidence only sdm`, `carried jenis sdm` (not confirmed yet), `submitted`, `in STATE`
//   > text            Rina writes            Admin> text     somebody else writes
//   >| text           … and goes on in the next line of the same message
//   > [SK.pdf 1,2 MB] caption                          files, separated by `;`
//   > (quote: words of a message) (quote 2) text     quotes something that was said, or the last message but one
//   > (press 2) (old press 2) (voice) (sticker) (edit: old text) new text (delete: old text) (early) text
//   ~ SK.pdf stored                                    how fetching a file ended, see `readEnd`
//   ~ 26 hours later
//
// The rest is written by the runner: `= effect`, `< what is said`, `Admin< what somebody else is told`, `< [Button]`.
import { renderMessage } from '../../src/bot/text/id.ts';
import type { Role } from '../../src/domain/access.ts';
import type { Effect } from '../../src/domain/conversation/effect.ts';
import type { FileOutcome, Input } from '../../src/domain/conversation/input.ts';
import type { Message } from '../../src/domain/conversation/message.ts';
import { quotedOf } from '../../src/domain/conversation/read-quoted.ts';
import { balangan2026 } from '../../src/domain/edition/editions/balangan-2026.ts';
import type { Item } from '../../src/domain/edition/definition.ts';
import { applies, formOf } from '../../src/domain/edition/journey.ts';
import { headingsOf } from '../../src/domain/edition/editions/headings.ts';
import type { DocumentReading } from '../../src/domain/excerpts/excerpt.ts';
import { offPhoto } from '../../src/bot/file-fetcher/examine.ts';
import { readDocument } from '../../src/domain/excerpts/read-document.ts';
import { states } from '../../src/domain/innovation/status.ts';
import { cleanText, wordCount } from '../../src/domain/language/index.ts';
import { written } from './written.ts';
import { readFileSync } from 'node:fs';
import { answered, soundAnswer, storedFile } from './builders.ts';
import { fillBroadcast } from './outreach.ts';
import type { Inhabitant } from './inhabitant.ts';
import { type Outcome, TestWorld } from './world.ts';

const form = formOf(balangan2026);
const mega = 1024 * 1024;
const telegramLimit = 20 * 1024 * 1024;

/** Plays a transcript and gives it back with everything that was said and done; `hear` is told of every message. */
export function playTranscript(
  source: string,
  hear: (message: Message) => void = () => {},
): string {
  const player = new Player(hear);
  const inputs = source.split('\n').filter((line) => line === '' || /^(?:[#@~]|\w*>)/.test(line));
  const out: string[] = [];
  for (let at = 0; at < inputs.length; at++) {
    const block = [inputs[at] ?? ''];
    while ((inputs[at + 1] ?? '').startsWith('>|')) block.push(inputs[++at] ?? '');
    if (block[0] === '' && out.at(-1) === '') continue;
    try {
      out.push(...block, ...player.take(block));
    } catch (error) {
      throw new Error(`at "${block.join(' ')}"`, { cause: error });
    }
  }
  return `${out.join('\n').trimEnd()}\n`;
}

class Player {
  private readonly hear: (message: Message) => void;
  private readonly world = new TestWorld();
  private readonly ids = new Map<string, string>();
  private messages = 0;
  private main = 'Rina';

  constructor(hear: (message: Message) => void) {
    this.hear = hear;
  }

  take(block: readonly string[]): string[] {
    const [line = ''] = block;
    if (line === '' || line.startsWith('#')) return [];
    if (line.startsWith('@')) return this.prepare(line.slice(1).trim());
    if (line.startsWith('~')) return this.happen(line.slice(1).trim());
    const [, name = '', said = ''] = /^(\w*)> ?(.*)$/u.exec(line) ?? [];
    const who = this.world.meet(name === '' ? this.main : name);
    const text = [said, ...block.slice(1).map((more) => more.replace(/^>\| ?/u, ''))].join('\n');
    this.messages += 1;
    const id = `m${this.messages}`;
    const typed = this.fill(who, fillBroadcast(who, text));
    const outcome = this.world.send(who, this.read(who, typed), id);
    this.ids.set(`${who.key}:${typed}`, id);
    return this.tell(who, outcome);
  }

  /** Reads `@` lines: people, innovations, invitations. */
  private prepare(line: string): string[] {
    const calendar = /^calendar from (\S+), (warn|close)$/u.exec(line);
    if (calendar !== null) {
      this.world.outreach.open(calendar[1] ?? '', calendar[2] === 'close' ? 'close' : 'warn');
      return [];
    }
    const together = /^questions at once: (\d)$/u.exec(line)?.[1];
    if (together !== undefined) {
      this.world.questionsAtOnce = Number(together);
      return [];
    }
    const invitation = /^invitation (\w+): (\w+)(?: (\S+))?$/u.exec(line);
    if (invitation !== null) {
      const [, code = '', role = '', unitId] = invitation;
      this.world.invite(code, role as Role, unitId ?? null);
      return [];
    }
    const [, code, owner, rest = ''] = /^(INV-\w{5}) of (\w+): (.+)$/u.exec(line) ?? [];
    if (code !== undefined && owner !== undefined) {
      const state = states.find((one) => rest.endsWith(`, in ${one}`));
      const submitted = rest.endsWith(', submitted');
      this.innovation(code, this.world.meet(owner), rest.replace(/, (?:submitted|in \w+)$/u, ''));
      if (state !== undefined) this.world.place(code, state);
      if (submitted) this.submit(this.world.meet(owner));
      return [];
    }
    const [, name, roles = ''] = /^(\w+): (.+)$/u.exec(line) ?? [];
    if (name === undefined) throw new Error(`not understood: ${line}`);
    const grants = roles.split(',').map((held) => {
      const [role = '', unitId] = held.trim().split(' ');
      return { role: role as Role, unitId: unitId ?? null };
    });
    const unitId = grants.find((grant) => grant.unitId !== null)?.unitId ?? null;
    const who = this.world.meet(name, { name, consented: true, unitId, grants });
    who.conversation = { ...who.conversation, mode: { name: 'idle' } };
    return [];
  }

  /** Hands in as its owner would, without writing it down: the story begins afterwards. */
  private submit(owner: Inhabitant): void {
    this.world.send(owner, this.text('kirim', Number.POSITIVE_INFINITY), 'before-1');
    this.world.send(owner, this.text('ya', Number.POSITIVE_INFINITY), 'before-2');
  }

  private innovation(code: string, owner: Inhabitant, how: string): void {
    const [fillTo = '', ...more] = how.split(',').map((part) => part.trim());
    const upTo = /^up to (\w+)$/u.exec(fillTo)?.[1];
    const except = more.flatMap((part) => /^except (.+)$/u.exec(part)?.[1]?.split(' ') ?? []);
    const fillers = more.flatMap((part) => /^with (.+)$/u.exec(part)?.[1]?.split(' ') ?? []);
    const name = more.flatMap((part) => /^named (.+)$/u.exec(part)?.[1] ?? [])[0];
    const shown = more.flatMap((part) => /^evidence only (.+)$/u.exec(part)?.[1]?.split(' ') ?? []);
    const carried = more.flatMap((part) => /^carried (.+)$/u.exec(part)?.[1]?.split(' ') ?? []);
    const last = upTo === undefined ? form.items.length : (form.numberOf.get(upTo) ?? 0);
    const items = form.items
      .slice(0, fillTo === 'empty' ? 1 : last)
      .filter((item) => !except.includes(item.id));
    const answers = new Map(
      // What is optional was left out, so that it is not asked in the middle of another story.
      items.map((item) => [
        item.id,
        answered(
          item.optional === true || (shown.length > 0 && isUnshown(item, shown))
            ? { type: 'none' }
            : soundAnswer(item, name),
          owner.person.id,
        ),
      ]),
    );
    const given = items.filter((item) => applies(item, answers));
    const nameValue = answers.get('nama')?.value;
    this.world.add({
      id: this.world.innovations.size + 1,
      code,
      unitId: owner.person.unitId ?? '',
      ownerId: owner.person.id,
      ownerName: owner.person.name,
      fillers: fillers.map((filler) => this.world.meet(filler).person.id),
      state: 'draft',
      version: 1,
      editionId: form.definition.id,
      editionVersion: form.definition.version,
      name: nameValue?.type === 'text' ? nameValue.text : null,
      answers: new Map(
        [...answers]
          .filter(([id]) => given.some((item) => item.id === id))
          .map(([id, answer]) => [id, { ...answer, toConfirm: carried.includes(id) }]),
      ),
      files: given
        .filter((item) => answers.get(item.id)?.value.type === 'indicator')
        .map((item, index) => storedFile(1000 + index, item.id, `${item.id}.pdf`)),
      openItems: null,
      returnedFrom: null,
      submittedAt: null,
      stateSince: new Date(this.world.now).toISOString(),
    });
  }

  /** Reads `~` lines: time that passes, files whose fetching ended. */
  private happen(line: string): string[] {
    const [, amount, unit] = /^(\d+) (minutes?|hours?|days?) later$/u.exec(line) ?? [];
    if (amount !== undefined) {
      const each = { m: 60_000, h: 3_600_000, d: 86_400_000 }[(unit ?? 'm')[0] as 'm' | 'h' | 'd'];
      this.world.now += Number(amount) * each;
      return [];
    }
    if (line === 'reminders') {
      const sent = this.world.outreach.remind();
      for (const { to, message } of sent) to.shown.push(message);
      return sent.flatMap(({ to, message }) => show(to.key === this.main ? '' : to.key, message));
    }
    const [, name = '', how = ''] =
      /^(.+?\.\w{2,4}) ((?:stored|text|holds|refused|failed|gone|full)\b.*)$/u.exec(line) ?? [];
    const [, waiting = '0'] = /, (\d+) waiting$/u.exec(how) ?? [];
    const who = this.world.meet(this.main);
    return this.tell(who, this.world.endFile(who, name, readEnd(name, how), Number(waiting)));
  }

  /** Puts the codes people saw into what they type, so that no transcript depends on a number. */
  private fill(who: Inhabitant, text: string): string {
    return text
      .replace(
        /\{(card|batch|link|fill|invitation|code)\}/gu,
        (_, kind: 'card' | 'batch' | 'link' | 'fill' | 'invitation' | 'code') => {
          const seen = {
            card: /(?:• |; )(?:setujui|tetapkan|terima|kembalikan|buka lagi|tolak|entri|bekukan) (\d{4})|terima (\d{4}), atau/u,
            batch: /(?:tetapkan semua|bekukan|catat sk) (\d{4})/u,
            link: /(TAUT(?:-\w{4}){3})/u,
            fill: /(ISI(?:-\w{4}){3})/u,
            invitation: /Kode: (\w{26})/u,
            code: /kode ini: (\d{4})/u,
            broadcast: /kodenya: \d+ (\d{4})/u,
            siaran: /[Ss]iaran (S\d{4})/u,
          };
          const people = kind === 'card' || kind === 'batch' ? [who] : this.world.inhabitants;
          const said = people.flatMap(({ shown }) =>
            shown.map((message) => renderMessage(message).text),
          );
          const found = said.findLast((one) => seen[kind].test(one));
          const match = seen[kind].exec(found ?? '');
          return match?.[1] ?? match?.[2] ?? '????';
        },
      )
      .replace(
        /\{printed (\d+)\}/gu,
        (_, nth: string) => this.world.printedCodes[Number(nth) - 1] ?? '????',
      )
      .replace(/\{(\d+) words\}/gu, (_, count: string) =>
        Array.from({ length: Number(count) }, (_, at) => `kata${at + 1}`).join(' '),
      );
  }

  private read(who: Inhabitant, typed: string): Input {
    const [, sign = '', more = '', rest = ''] =
      /^\(([a-z ]+)(?:: (.*?)| (\d+))?\)/su.exec(typed) ?? [];
    const after = typed.replace(/^\([^)]*\) ?/u, '');
    switch (sign) {
      case 'voice':
      case 'sticker':
      case 'location':
      case 'contact':
      case 'reaction':
      case 'undecryptable':
      case 'group':
        return { kind: sign };
      case 'press':
        return { kind: 'choice', token: press(who.shown.at(-1), Number(rest)) };
      case 'old press':
        return { kind: 'choice', token: press(who.shown.at(-2), Number(rest)) };
      case 'edit':
        return {
          kind: 'edit',
          text: after,
          target: this.ids.get(`${who.key}:${more}`) ?? 'unknown',
        };
      case 'delete':
        return { kind: 'delete', target: this.ids.get(`${who.key}:${more}`) ?? 'unknown' };
      case 'quote': {
        const said =
          rest === ''
            ? who.shown.findLast((message) => renderMessage(message).text.includes(more))
            : who.shown.at(-Number(rest));
        if (said === undefined) throw new Error(`nobody said ${more}`);
        const quoted = quotedOf(said);
        const input = this.read(who, after);
        return (quoted === null ? input : { ...input, quoted }) as Input;
      }
      case 'early':
        return this.text(after, 0);
      default:
        return typed.startsWith('[')
          ? readFiles(typed)
          : this.text(typed, Number.POSITIVE_INFINITY);
    }
  }

  private text(typed: string, seen: number): Input {
    const { text, changed } = cleanText(
      typed.replaceAll('\\u0000', '\u0000').replaceAll('\\u200b', '\u200b'),
    );
    return { kind: 'text', text, cleaned: changed, seen, shown: seen };
  }

  private tell(who: Inhabitant, { step, notices }: Outcome): string[] {
    const me = who.key === this.main ? '' : who.key;
    for (const message of [step.reply, ...notices.map(({ message: one }) => one)])
      if (message !== null) this.hear(message);
    return [
      ...step.effects.flatMap(showEffect).map((effect) => `= ${effect}`),
      ...(step.reply === null ? [] : show(me, step.reply)),
      ...notices.flatMap(({ to, message }) => show(to.key === this.main ? '' : to.key, message)),
    ];
  }
}

/** True for an indicator that the story leaves without evidence. */
function isUnshown(item: Item, shown: readonly string[]): boolean {
  return item.kind === 'indicator' && !shown.includes(item.id);
}

function press(message: Message | undefined, number: number): string {
  const choice = message === undefined ? undefined : renderMessage(message).choices[number - 1];
  if (choice === undefined) throw new Error(`no button ${number}`);
  return choice.token;
}

/** Reads a document that is written down, as the product would. */
function readWritten(place: string): DocumentReading {
  const text = readFileSync(place, 'utf8');
  const pages = /^#pages (\d+)\n/u.exec(text)?.[1];
  const body = pages === undefined ? text : text.slice(text.indexOf('\n') + 1);
  const today = { year: 2026, month: 11, day: 2 };
  if (body.startsWith('#photo'))
    return offPhoto(
      (blocks) => readDocument(blocks, form, headingsOf(form.definition.id), today),
      body.slice('#photo\n'.length),
    );
  return readDocument(
    written(body, pages === undefined ? null : Number(pages)),
    form,
    headingsOf(form.definition.id),
    today,
  );
}

function readFiles(typed: string): Input {
  const [, list = '', caption = ''] = /^\[(.+?)\]\s*(.*)$/su.exec(typed) ?? [];
  const files = list.split(';').map((one, index) => {
    const [, name = one.trim(), size, unit] =
      /^\s*(.+?)(?: ([\d,]+) (KB|MB))?\s*$/u.exec(one) ?? [];
    const bytes =
      size === undefined ? null : Number(size.replace(',', '.')) * (unit === 'KB' ? 1024 : mega);
    return { index, name, size: bytes };
  });
  const large = (size: number | null) => size !== null && size > telegramLimit;
  return {
    kind: 'files',
    sentFor: null,
    seen: Number.POSITIVE_INFINITY,
    shown: Number.POSITIVE_INFINITY,
    files: files.filter((file) => !large(file.size)),
    caption: caption === '' ? null : caption,
    tooLarge: files
      .filter((file) => large(file.size))
      .map((file) => ({ name: file.name, size: file.size ?? 0, limit: telegramLimit })),
  };
}

/**
 * Reads how a file ended: `stored` (`95 seconds`, `sha abc`, `number …; date …; subject …`, `photo …` before them where they were read off one, `warning restricted`),
 * `text …` (what was read from it), `holds report` (an old document, written down in `documents/report.txt`), `refused TYPE_MISMATCH html`, `failed`, `gone` (failed for good),
 * `full` (no room to keep it).
 */
function readEnd(name: string, how: string): FileOutcome {
  const rest = how.replace(/, \d+ waiting$/u, '');
  const [, refused, found] = /^refused (\w+)(?: (\w+))?$/u.exec(rest) ?? [];
  if (refused !== undefined)
    return {
      result: 'refused',
      problem: { code: refused, ...(found === undefined ? {} : { found }) },
    };
  if (['failed', 'gone', 'full'].includes(rest))
    return { result: 'failed', final: rest === 'gone', full: rest === 'full' };
  const text = /^text (.+)$/su.exec(rest)?.[1];
  if (text !== undefined) return { result: 'text', text, words: wordCount(text) };
  const holds = /^holds (\S+)$/u.exec(rest)?.[1];
  if (holds !== undefined)
    return {
      result: 'document',
      reading: readWritten(`tests/conversations/documents/${holds}.txt`),
    };
  const part = (key: string) => new RegExp(`\\b${key} ([^;]+)`, 'u').exec(rest)?.[1]?.trim();
  const format = name.split('.').at(-1) ?? 'pdf';
  const mimes: Record<string, string> = {
    pdf: 'application/pdf',
    mp4: 'video/mp4',
    png: 'image/png',
  };
  const seconds = /(\d+) seconds/u.exec(rest)?.[1];
  const told = { number: part('number'), date: part('date'), subject: part('subject') };
  const facts = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  const warning = part('warning');
  return {
    result: 'stored',
    size: 1_200_000,
    mime: mimes[format] ?? 'image/jpeg',
    sha256: part('sha') ?? `sha-of-${name}`,
    format,
    durationSeconds: seconds === undefined ? null : Number(seconds),
    warnings: warning === undefined ? [] : [warning],
    facts,
    ...(rest.startsWith('stored photo ') ? { photo: facts } : {}),
    duplicateOf: null,
  };
}

/** Names an effect in a few words; what is recorded only, or follows from the next lines, is left out. */
function showEffect(effect: Effect): string[] {
  switch (effect.kind) {
    case 'save_answer':
      return [`save_answer ${effect.item}`];
    case 'take_file':
      return [`take_file ${effect.item}${effect.purpose === 'text' ? ' as text' : ''}`];
    case 'remove_file':
      return [`remove_file ${effect.item} ${effect.name}`];
    case 'move_file':
      return [
        `move_file ${effect.from} to ${[effect.to, ...effect.copies].join(', ')} ${effect.name}`,
      ];
    case 'take_step':
      return [
        `take_step ${effect.transition.step}: ${effect.transition.from} to ${effect.transition.to}${effect.onlyPerson ? ', only person' : ''}`,
      ];
    case 'repaired':
    case 'unrepaired':
      return [`${effect.kind} ${effect.item}`];
    case 'record':
      return [`record ${effect.what}`];
    case 'set_unit':
      return [`set_unit ${effect.unitId}`];
    case 'create_invitations':
      return [
        `create_invitations ${effect.lines.length}${effect.replaces.length === 0 ? '' : ` instead of ${effect.replaces.length}`}`,
      ];
    case 'answer_invitation':
      return [`answer_invitation ${effect.right ? 'right' : 'wrong'}`];
    case 'accept_invitation':
      return [
        `accept_invitation ${effect.role}${effect.unitId === null ? '' : ` ${effect.unitId}`}${effect.rests === true ? ', rests' : ''}`,
      ];
    case 'count_attempt':
      return [`count_attempt ${effect.what}`];
    case 'notify':
    case 'tell_joined':
    case 'notify_batch':
    case 'note_reading':
      return [];
    case 'set_level':
      return [`set_level ${effect.item} ${effect.level}`];
    case 'claim':
    case 'show_batch':
      return [];
    default:
      return [effect.kind];
  }
}

function show(name: string, message: Message): string[] {
  const { text, file } = renderMessage(message);
  const buttons = message.choices.flatMap((choice, index) =>
    choice.numbered ? [] : [`[${renderMessage(message).choices[index]?.label ?? ''}]`],
  );
  return [
    ...(file === undefined ? [] : [`(file ${file.name})`]),
    ...text.split('\n'),
    ...(buttons.length === 0 ? [] : [buttons.join(' ')]),
  ].map((line) => `${name}< ${line}`.trimEnd());
}

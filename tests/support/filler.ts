// A pretend innovator: reads what the bot shows on the phone and answers as a sensible person would, until it is done.
// It knows how people answer questions, not how the product works: every rule is about words that are shown.
//
//   const siti = createFiller(onTelegram(telegram, 900001), { unit: 'Dinas Kesehatan', … });
//   await siti.until(/Tersimpan dan terkirim/);   // consent, unit, name, every question, evidence, kirim, ya
//   siti.sent                                      // the files that were sent, by name
//   siti.said                                      // everything that was typed
//
// When nothing is shown for a while the last message is sent once more, as people do.
import { setTimeout as sleep } from 'node:timers/promises';
import type { StandIn } from './telegram/stand-in.ts';
import { evidence, type Formats, type Sample } from './filler/evidence.ts';

/** A message of the bot as the person sees it. */
export interface Seen {
  readonly id: string;
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

/** A chat as one person has it, whatever the network. */
export interface Chat {
  /** What the bot shows, oldest first. */
  shown(): Promise<readonly Seen[]>;
  says(text: string): Promise<unknown>;
  sendsFile(name: string, bytes: Uint8Array, caption?: string): Promise<unknown>;
  /** Resolves to true as soon as more than `count` messages are shown, to false after `withinMs`. */
  news(count: number, withinMs: number): Promise<boolean>;
}

/** Who fills in, and how. */
export interface Person {
  readonly unit: string;
  readonly name: string;
  readonly innovation: string;
  /** How long the person waits before saying it again. Milliseconds. */
  readonly patienceMs?: number;
  /** Answers that go before the usual ones: the first whose words are in the question. */
  readonly answers?: readonly (readonly [RegExp, string])[];
  /** Picks one of so many numbered options, 1-based; the first unless given. */
  readonly choose?: (options: readonly string[], question: string) => number;
}

/** A person with a phone. */
export interface Filler {
  readonly said: readonly string[];
  readonly sent: readonly Sample[];
  /** Answers what is asked until a new message fits; gives that message. */
  until(wanted: RegExp): Promise<Seen>;
  /** Types a text and waits for an answer; gives the newest message. */
  says(text: string): Promise<Seen>;
}

const MOST_TURNS = 400;
const MOST_REPEATS = 8;

/** Puts a person behind a chat. */
export function createFiller(chat: Chat, person: Person): Filler {
  const { patienceMs = 15_000 } = person;
  const said: string[] = [];
  const sent: Sample[] = [];
  let nth = 0;
  /** How many messages were shown when the person looked last. */
  let read = 0;
  let again: (() => Promise<unknown>) | null = null;
  let stuck = 0;
  let lastQuestion = '';

  /** Waits for an answer; says it again when none comes. Gives what is new. */
  const answers = async (): Promise<readonly Seen[]> => {
    let owed = 1;
    for (let repeats = 0; !(await chat.news(read, patienceMs)); repeats += 1) {
      if (repeats === MOST_REPEATS || again === null)
        throw new Error(`no answer to: ${said.at(-1) ?? '(nothing)'}`);
      await again();
      owed += 1;
    }
    // Whoever asked twice may be answered twice, and reads both before going on.
    if (owed > 1) await chat.news(read + owed - 1, patienceMs / 2);
    const all = await chat.shown();
    const fresh = all.slice(read);
    read = all.length;
    return fresh;
  };

  const type = async (text: string): Promise<readonly Seen[]> => {
    said.push(text);
    again = () => chat.says(text);
    await again();
    return answers();
  };
  const send = async (formats: Formats): Promise<readonly Seen[]> => {
    nth += 1;
    const file = await evidence(formats, nth);
    sent.push(file);
    said.push(`[${file.name}]`);
    again = () => chat.sendsFile(file.name, file.bytes);
    await again();
    return answers();
  };

  const turn = async (fresh: readonly Seen[]): Promise<readonly Seen[]> => {
    const question = fresh.map(({ text }) => text).findLast((text) => isQuestion(text)) ?? '';
    const asked = heart(question);
    stuck = asked === lastQuestion ? stuck + 1 : 0;
    lastQuestion = asked;
    if (stuck > 6) throw new Error(`stuck at:\n${question}`);
    if (stuck > 3) return type(stuck % 2 === 0 ? 'kurang' : 'lewati');
    const answer = answerTo(question, person);
    return typeof answer === 'string' ? type(answer) : send(answer);
  };

  return {
    said,
    sent,
    async until(wanted) {
      const all = await chat.shown();
      read = all.length;
      let fresh = all.length === 0 ? await type('halo') : await turn(all.slice(-3));
      for (let turns = 0; turns < MOST_TURNS; turns += 1) {
        const found = fresh.findLast(({ text }) => wanted.test(text));
        if (found) return found;
        fresh = await turn(fresh);
      }
      throw new Error(`${wanted} was not shown after ${MOST_TURNS} turns; last: ${lastQuestion}`);
    },
    async says(text) {
      read = (await chat.shown()).length;
      const found = (await type(text)).at(-1);
      if (found === undefined) throw new Error('nothing was shown');
      return found;
    },
  };
}

/** The question itself: what stands below the line that says where one is, without the score. */
function heart(text: string): string {
  const at = [...text.matchAll(/^(?:Isian|Indikator) \d+\/\d+ .*$/gm)].at(-1);
  return at === undefined ? text : text.slice(at.index + at[0].length);
}

const isQuestion = (text: string): boolean => rules.some(([words]) => words.test(heart(text)));

/** Says what a sensible person would answer: words to type, or formats of which one is to be sent. */
export function answerTo(text: string, person: Person): string | Formats {
  const question = heart(text);
  for (const [words, answer] of person.answers ?? []) if (words.test(question)) return answer;
  for (const [words, answer] of rules) {
    if (words.test(question)) return typeof answer === 'string' ? answer : answer(question, person);
  }
  return 'kurang';
}

type Answer = string | ((question: string, person: Person) => string | Formats);

const paragraph =
  'Warga sering menunggu lama karena catatan dibuat di kertas dan mudah hilang. Petugas kini mencatat di tempat, ' +
  'memeriksa bersama kader, dan mengabarkan hasilnya pada hari yang sama. Dengan cara ini waktu tunggu berkurang, ' +
  'data lebih rapi, dan keluarga yang jauh dari kota ikut terlayani tanpa biaya tambahan bagi siapa pun di desa itu.';

// From what is shown to what is answered; the first that fits counts.
const rules: readonly (readonly [RegExp, Answer])[] = [
  [/Apakah Anda setuju|balas "ya" atau "tidak"/, 'ya'],
  [/Unit yang mirip/, (question, person) => String(numberOf(question, person.unit))],
  [/di unit mana|Unit ".*" belum kami temukan/, (_, person) => person.unit],
  [/Siapa nama lengkap|Nama itu belum dapat/, (_, person) => person.name],
  [/Nama atau label inovasi/, (_, person) => person.innovation],
  [/Kirim sekarang\?/, 'ya'],
  [/Semua butir sudah terisi|Semua yang diminta sudah dikerjakan/, 'kirim'],
  [/Ketik "perbaiki \S+" untuk mulai/, 'perbaiki'],
  [/Tinggal \S+ butir/, 'kurang'],
  [/Yang masih kurang:\n(\d+)\./, (question) => `ubah ${firstMissing(question)}`],
  [/^Keterangan dokumen|^Terbaca, mohon dipastikan/m, finishing],
  [/isian, boleh dijawab dalam satu pesan/, together],
  [/^Bukti untuk /m, evidenceFor],
  [/Tulis dalam satu pesan/, paragraph],
  [/Boleh dilewati/, 'lewati'],
  [/Semua \S+ pilihan: ketik "pilihan"/, '1'],
  [/^1\. /m, (question, person) => String(person.choose?.(optionsOf(question), question) ?? 1)],
  [/Jelaskan singkat keadaannya/, 'Sudah berjalan sejak tahun lalu dan dipakai setiap hari.'],
  [/Koordinat/, '-2.3367, 115.4632'],
  [/Kapan |anggal/, '2 Juni 2025'],
  [/^Dalam \S+\.$|Angkanya/m, '12'],
  [/Nama orang dengan gelarnya/, 'Rahmawati, A.Md.Keb'],
  [/Tulis jawaban baru untuk mengganti/, 'Diperbarui sesuai catatan pemeriksa'],
  [/Ketik "lewati"/, 'lewati'],
  [/Ketik "lanjut" untuk meneruskan/, 'lanjut'],
];

/** Says that what was read is right, and writes a line for each document that lacks something. */
function finishing(question: string): string {
  const [, listed = ''] = /belum lengkap untuk indikator: (.*)\.$/m.exec(question) ?? [];
  const lines = listed
    .split(' · ')
    .filter((one) => one !== '')
    .map((nos) => `${nos}; 188.45/${nos.split(',')[0]}/Kum/2025; 18 November 2025; Tim Inovasi`);
  return [...(/"benar"/.test(question) ? ['benar'] : []), ...lines].join('\n');
}

/** Answers several short questions, one line each; the first option of each choice. */
function together(question: string, person: Person): string {
  return [...question.matchAll(/^\d+ ([^:\n]+): (.*)$/gm)]
    .map(([, label = '', rest = '']) => {
      for (const [words, answer] of person.answers ?? [])
        if (words.test(`${label}\n${rest}`)) return answer;
      if (/^(?:misalnya )?1 /.test(rest)) {
        const options = rest.split(/ ?\/ ?/).map((one) => one.replace(/^(?:misalnya )?\d+ /, ''));
        return String(person.choose?.(options, `${label}\n${rest}`) ?? 1);
      }
      return /Kapan |anggal/.test(rest) ? '2 Juni 2025' : 'Rahmawati, A.Md.Keb';
    })
    .join('\n');
}

function evidenceFor(question: string): string | Formats {
  if (/Sudah dikirim:/.test(question)) return 'lanjut';
  const [, kinds = ''] = /Kirim ([^.\n]*)/.exec(question) ?? [];
  const formats = (['mp4', 'pdf', 'png', 'jpg'] as const).filter((format) =>
    kinds.toLowerCase().includes(format),
  );
  return formats.length > 0 ? formats : 'belum ada';
}

function optionsOf(question: string): readonly string[] {
  return [...question.matchAll(/^\d+\. (.*)$/gm)].map(([, label]) => label ?? '');
}

function numberOf(question: string, label: string): number {
  return Math.max(0, optionsOf(question).indexOf(label)) + 1;
}

const firstMissing = (question: string): string => /kurang:\n(\d+)\./.exec(question)?.[1] ?? '1';

/** The chat of a pretend phone. */
export function onTelegram(telegram: StandIn, id: number): Chat {
  const phone = telegram.phone(id);
  const shown = () => phone.shown().map((one) => ({ ...one, id: String(one.messageId) }));
  return {
    shown: () => Promise.resolve(shown()),
    says: (text) => phone.says(text),
    sendsFile: (name, bytes, caption) =>
      phone.sendsFile(name, bytes, caption === undefined ? {} : { caption }),
    news: (count, withinMs) =>
      telegram.journal
        .until(
          () => shown().length > count || undefined,
          () => 'nothing new',
          withinMs,
        )
        .catch(() => false),
  };
}

interface Bubble {
  readonly id: string;
  readonly from: string;
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly url?: string }[];
}

/** A browser's chat over the HTTP side of the web chat; `address` is asked anew where the server may move. */
export async function onWebchat(address: string | (() => string)): Promise<Chat> {
  const url = (): string => (typeof address === 'string' ? address : address());
  const page = await fetch(`${url()}/`);
  let cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  let own = 0;
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${url()}${path}`, {
      ...init,
      headers: { cookie, origin: url(), ...init.headers },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    // A browser takes the cookie that comes with an answer.
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  const seen = new Map<string, Seen>();
  const look = async ({ id, text, files: [file] }: Bubble): Promise<Seen> => {
    if (file?.url === undefined) return { id, text };
    const bytes = Buffer.from(await (await call(file.url)).arrayBuffer());
    return { id, text, file: { name: file.name, bytes } };
  };
  const shown = async (): Promise<readonly Seen[]> => {
    // The newest page: nobody here is shown more than that between two looks.
    const answer = await call('/webchat/messages');
    const { messages } = (await answer.json()) as { messages: readonly Bubble[] };
    for (const bubble of messages)
      if (bubble.from === 'bot' && !seen.has(bubble.id)) seen.set(bubble.id, await look(bubble));
    return [...seen.values()];
  };
  return {
    shown,
    async says(text) {
      own += 1;
      await call('/webchat/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: `pesan-uji-${own}`, text }),
      });
    },
    async sendsFile(name, bytes, caption) {
      own += 1;
      const form = new FormData();
      if (caption !== undefined && caption !== '') form.append('caption', caption);
      form.append('file', new File([Buffer.from(bytes)], name));
      await call(`/webchat/files?id=berkas-uji-${own}`, { method: 'POST', body: form });
    },
    async news(count, withinMs) {
      const end = performance.now() + withinMs;
      while (performance.now() < end) {
        if ((await shown()).length > count) return true;
        await sleep(25);
      }
      return false;
    },
  };
}

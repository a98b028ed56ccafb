// A patient person on a phone: answers whatever the bot asks until there is nothing left to ask.
// It knows how people answer kinds of questions, not which questions there are.

/** How the person talks to the bot. */
export interface Talk {
  /** Says a text and gives everything the bot answered. */
  say(text: string): Promise<string>;
}

const paragraph =
  'Kegiatan ini dimulai dari keluhan warga tentang antrean yang panjang di puskesmas setiap pagi. '.repeat(
    6,
  );

/**
 * Fills in until the bot says that every item is answered; gives the last answer.
 * Throws when the same question comes back again and again.
 */
export async function fillIn(talk: Talk, first: string): Promise<string> {
  let prompt = first;
  let stuck = 0;
  for (let step = 0; step < 400; step += 1) {
    if (/Semua butir sudah terisi|Kirim sekarang\?/.test(prompt)) return prompt;
    const before = lastQuestion(prompt);
    prompt = await answer(talk, prompt, stuck);
    stuck = lastQuestion(prompt) === before ? stuck + 1 : 0;
    if (stuck > 6) throw new Error(`stuck at: ${prompt}`);
  }
  throw new Error(`never finished: ${prompt}`);
}

const lastQuestion = (prompt: string): string => prompt.split('\n\n').slice(-2).join('\n');

function answer(talk: Talk, prompt: string, stuck: number): Promise<string> {
  if (/isian, boleh dijawab dalam satu pesan/.test(prompt))
    return talk.say(
      [...prompt.matchAll(/^\d+ [^:\n]+: (.*)$/gm)]
        .map(([, rest = '']) =>
          /^(?:misalnya )?1 /.test(rest)
            ? '1'
            : /tanggal|kapan/i.test(rest)
              ? '2 Januari 2024'
              : 'Rahmawati',
        )
        .join('\n'),
    );
  if (/^Keterangan dokumen/m.test(prompt)) return talk.say('lewati');
  const fitting = ways.flatMap(([words, reply]) =>
    words.test(lastQuestion(prompt)) ? [reply] : [],
  );
  const replies = [...fitting, ...ways.map(([, reply]) => reply)];
  return talk.say(replies[stuck] ?? 'bantuan');
}

// From the words of a question to what one would type; the first that fits is tried first.
const ways: readonly (readonly [RegExp, string])[] = [
  [/^1\. /m, '1'],
  [/tanggal/i, '2 Januari 2024'],
  [/koordinat/i, '-2.3341, 115.4612'],
  [/belum ada/i, 'belum ada'],
  [/"lewati"/, 'lewati'],
  [/satu pesan/, paragraph],
  [/tautan|alamat web/i, 'https://contoh.go.id/inovasi'],
  [/telepon|nomor hp/i, '081200000001'],
  [/surel|email/i, 'rina@contoh.go.id'],
  [/berapa|jumlah|angka/i, '5'],
  [/./, 'Puskesmas Lampihong dan warga sekitar'],
];

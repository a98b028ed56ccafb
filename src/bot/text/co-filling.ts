// Words about filling in together.
import type { CoFillMessages } from '../../domain/conversation/filling-messages.ts';
import type { WordsOf } from './words.ts';

/** The sentences, by key. */
export const coFillWords: WordsOf<CoFillMessages> = {
  co_fill_code: ({ name, code, hours }) =>
    `Untuk mengisi ${name} bersama rekan, berikan kode ini kepadanya. Kode berlaku satu kali selama ${hours} jam; rekan cukup mengetiknya di obrolan ini juga, di Telegram, WhatsApp, atau obrolan web:\n${code}`,
  co_fill_joined: ({ code, name, owner }) =>
    `Anda sekarang ikut mengisi ${name} (${code})${owner === null ? '' : ` bersama ${owner}`}.`,
  co_fill_already: ({ code, name }) => `Anda memang sudah ikut mengisi ${name} (${code}).`,
  co_fill_unknown: () =>
    'Kode itu tidak berlaku lagi. Mohon minta kode baru kepada rekan yang mengisi; ia cukup mengetik "ajak".',
  co_fill_how: () =>
    'Untuk ikut mengisi inovasi rekan, mohon minta kodenya. Rekan mengetik "ajak", lalu kode yang muncul diketik di sini.',
  notice_filler: ({ code, name, by }) =>
    `${by ?? 'Seorang rekan'} sekarang ikut mengisi ${name} (${code}).`,
};

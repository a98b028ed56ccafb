// Inputs that broke other bots and forms, each with the thread that tells of it (github.com), tried on this product: what is
// read, and what is asked about instead. A row stands for its kind.
import { describe, expect, it } from 'vitest';
import { readLinkWithNote } from '../../src/domain/edition/items/link.ts';
import { cleanText, readCommand, readDate } from '../../src/domain/language/index.ts';
import { isMobile, readPhone } from '../../src/domain/phone.ts';
import { readNumber } from '../../src/domain/language/number.ts';
import { Chat } from './chat.ts';

const today = { year: 2026, month: 11, day: 29 };
const commandOf = (typed: string): string | undefined => readCommand(cleanText(typed).text)?.name;

describe('dates', () => {
  // BirthdayyBot/BirthdayyBot#662: a day that no month has was stored.
  it.each(['31 Februari 2025', '30-02-2025', '31 april 2025'])('%s is no day', (typed) =>
    expect(readDate(typed, today).kind).not.toBe('date'),
  );
  // NoiTheCat/BirthdayBot#6: day and month in either order.
  it('10-11-2025 is asked about', () =>
    expect(JSON.stringify(readDate('10-11-2025', today))).toContain('ambiguous_order'));
  // skyra-project/skyra#1638: the year first, and a day too few.
  it('2025/10/12 keeps its day', () =>
    expect(JSON.stringify(readDate('2025/10/12', today))).toContain('2025-10-12'));
  // szegedai/hun-date-parser#28: only some months were known.
  it.each([
    ['15 mei 2025', '2025-05-15'],
    ['15 april 2025', '2025-04-15'],
    ['15 agustus 2025', '2025-08-15'],
    ['15 nopember 2025', '2025-11-15'],
  ])('%s is %s', (typed, iso) => expect(JSON.stringify(readDate(typed, today))).toContain(iso));
});

describe('commands with what phones add', () => {
  it.each([
    // pygame-community/LegacyPygameCommunityBot#322, python-telegram-bot/python-telegram-bot#869
    ['bantuan\n', 'help'],
    // fplbot/fplbot#234: a blank that does not break
    ['batal\u00a0yang\u00a0tadi', 'undo'],
    // anoadragon453/matrix-reminder-bot#56: before the words
    ['\n  bantuan', 'help'],
    // errbotio/errbot#1307, ErikBoesen/Yalebot#84, kotlin-telegram-bot/kotlin-telegram-bot#227: a line break inside
    ['batal\nyang tadi', 'undo'],
    // thenerdery/nerdbot#71: a blank behind a completed word
    ['ringkasan ', 'summary'],
  ])('%j', (typed, name) => expect(commandOf(typed)).toBe(name));
});

describe('links', () => {
  const linkOf = (typed: string): string => {
    const read = readLinkWithNote(typed);
    return JSON.stringify(read);
  };
  it.each([
    // markedjs/marked#638
    ['https://contoh.id/sk!', 'https://contoh.id/sk"'],
    // sindresorhus/linkify-urls#26
    ['Ini: https://contoh.id/sk.', 'https://contoh.id/sk"'],
    // showdownjs/showdown#266, mastodon/mastodon#555
    ['(https://contoh.id/1234/)', 'https://contoh.id/1234/"'],
    // flowdock/markdown-it-flowdock#4: a bracket that belongs to it
    ['https://id.wikipedia.org/wiki/Balangan_(kabupaten)', 'Balangan_(kabupaten)"'],
    // robinst/linkify#11: signs of emphasis
    ['**https://contoh.id/foto**', 'https://contoh.id/foto"'],
    // simplex-chat/simplex-chat#6973: an underscore that belongs to it
    ['https://contoh.id/The_Rings_', 'The_Rings_"'],
  ])('%s', (typed, part) => expect(linkOf(typed)).toContain(part));
});

describe('phone numbers', () => {
  it.each([
    // jazzband/django-two-factor-auth#191
    ['0062 812-3456-7890', '+6281234567890'],
    // alphagov/notifications-utils#15: a list lost the zero. Only with a plus it is one of another country.
    ['81234567890', '+6281234567890'],
    ['+81234567890', '+81234567890'],
  ])('%s', (typed, number) => expect(readPhone(typed)).toBe(number));
  // codeforamerica/intake#1103: zeros alone
  it.each(['000000000000', '0000'])('%s is none', (typed) => {
    const read = readPhone(typed);
    expect(read === null || !isMobile(read)).toBe(true);
  });
});

describe('numbers', () => {
  it.each([
    // carbon-design-system/carbon#7819, GraseHotspot/grase-www-portal#87
    ['50.000', 50_000],
    // metapolator/metapolator#508, freedomsponsors/www.freedomsponsors.org#258
    ['12,5', 12.5],
    // autoNumeric/autoNumeric#143
    ['12.875,19', 12_875.19],
  ])('%s', (typed, value) => expect(JSON.stringify(readNumber(typed))).toContain(String(value)));
});

describe('texts', () => {
  // kobotoolbox/kpi#1308 and enketo/enketo#94: quotation marks of a word processor, and those of inches
  it.each(['Kartu “Sehat” ‘Balita’', 'Papan 12" di posyandu', "Jum'at Bersih"])(
    '%s is stored as it was written',
    (typed) => {
      const rina = Chat.filling('jenis_inisiator');
      rina.says('ubah nama inisiator');
      rina.says(typed);
      expect(rina.text('nama_inisiator')).toBe(typed);
    },
  );
});

// Lays out a guide on one page: codes that open the product, steps, words, what to know.
// What it says stands in guides.ts.
import { paperNames } from '../../domain/language/index.ts';
import type { Addresses } from '../../domain/paper-material.ts';
import type { Region } from '../../domain/regions/shape.ts';
import { type Body, cell } from '../sheet.ts';
import { bodyOf } from './body.ts';
import { type GuideName, guides } from './guides.ts';

/** Lays out the guide of a role. */
export function guideBody(name: GuideName, { web, telegram }: Addresses, region: Region): Body {
  const guide = guides(region)[name];
  const half = Math.ceil(guide.words.length / 2);
  return bodyOf(region, {
    title: paperNames[name],
    code: 'Sepeda Baru',
    version: 'panduan',
    name: paperNames[name],
    paper: 'a4',
    size: 11,
    blocks: [
      { kind: 'title', lines: [paperNames[name]], size: 20 },
      {
        kind: 'paragraph',
        text: `Sepeda Baru, Sistem Penjaringan Inovasi Daerah ${region.place} Terpadu. ${guide.for}`,
      },
      {
        kind: 'codes',
        rows: [
          ...(telegram === null ? [] : [{ title: 'Telegram', url: `https://t.me/${telegram}` }]),
          { title: 'Laman', url: web },
        ],
      },
      { kind: 'heading', text: 'Langkah demi langkah' },
      {
        kind: 'paragraph',
        text: guide.steps.map(([first, rest], at) => `${at + 1}. ${first} ${rest}`).join('\n'),
      },
      { kind: 'heading', text: 'Kata yang dapat diketik kapan saja' },
      {
        kind: 'table',
        size: 10,
        columns: [
          { title: 'Ketik', width: 32, align: 'left' },
          { title: 'Hasilnya', width: null, align: 'left' },
          { title: 'Ketik', width: 32, align: 'left' },
          { title: 'Hasilnya', width: null, align: 'left' },
        ],
        rows: guide.words.slice(0, half).map(([word, gives], at) => {
          const [other = '', otherGives = ''] = guide.words[half + at] ?? [];
          return [
            { ...cell(word), strong: true },
            cell(gives),
            { ...cell(other), strong: true },
            cell(otherGives),
          ];
        }),
        closing: null,
      },
      { kind: 'heading', text: 'Perlu diketahui' },
      { kind: 'paragraph', text: guide.know.map((one) => `• ${one}`).join('\n') },
    ],
  });
}

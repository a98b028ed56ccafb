// The list of innovations whose paper a ZIP of many lacks, each with its reason in words. It prints nothing.
import type { PaperProblem } from '../domain/paper-material.ts';

/** An innovation whose paper cannot be made, and why. */
export type LeftOut = PaperProblem & { readonly code: string };

const reasons: Readonly<Record<PaperProblem['why'], (problem: PaperProblem) => string>> = {
  no_glyph: ({ sign, label }) =>
    `tanda "${sign ?? ''}"${label === null ? '' : ` pada "${label}"`} tidak dapat dicetak; mohon ganti tanda itu dalam isian, lalu minta lagi`,
  nothing: () => 'belum ada yang dapat dimuat',
  unset: () => 'kop atau penanda tangannya belum lengkap; mohon lengkapi, lalu minta lagi',
  broken: () =>
    'pencetakannya terganggu; mohon minta lagi nanti, dan bila terulang beri tahu operator',
};

/** The list as a text: a line for each, its code first. */
export const leftOutList = (left: readonly LeftOut[]): string =>
  left.map((one) => `${one.code}\t${reasons[one.why](one)}\r\n`).join('');

// What is said about making an innovation known, as data. Types only; the words are in bot/text/branding.ts.
import type { Nothing } from '../message-parts.ts';

/** What is said. */
export interface BrandingMessages {
  short_forms: { readonly name: string; readonly forms: readonly string[] };
  short_forms_how: Nothing;
  described: { readonly name: string; readonly text: string | null };
  video_script: {
    readonly name: string;
    readonly parts: readonly { readonly element: string; readonly text: string | null }[];
  };
}

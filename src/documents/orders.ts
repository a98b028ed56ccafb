// What goes between this process and the printing process: an order, and how it ended. Types only.
import type { TemplatePaper, TemplateProblem } from '../domain/paper-templates.ts';
import type { TemplateValues } from './papers/template-values.ts';
import type { TypesetProblem } from './typeset.ts';
import type { FillIn } from './fill-in.ts';
import type { Body, Imprint, Table } from './sheet.ts';
import type { BareSheet } from './spreadsheet.ts';

/** What is to be made. */
export type Order =
  | {
      /** As PDF, or the same as a Word document. */
      readonly kind: 'pdf' | 'word';
      readonly body: Body;
      readonly imprint: Imprint;
      /** The pictures that blocks name, by their hash. */
      readonly pictures?: ReadonlyMap<string, Uint8Array>;
      /** The first page as a picture as well. */
      readonly picture?: true;
    }
  | { readonly kind: 'xlsx'; readonly tables: readonly Table[] }
  /** A workbook of bare sheets, which somebody changes and sends back. */
  | { readonly kind: 'bare'; readonly sheets: readonly BareSheet[] }
  | { readonly kind: 'docx'; readonly form: FillIn }
  /** An office's own template, filled; `url` is what its QR leads to. */
  | {
      readonly kind: 'template';
      readonly template: Uint8Array;
      readonly values: TemplateValues;
      readonly url: string;
    }
  /** The same, looked through and filled with the names of its fields. */
  | { readonly kind: 'try'; readonly paper: TemplatePaper; readonly template: Uint8Array }
  /** A document with every field of a paper, to make a template of. */
  | { readonly kind: 'starter'; readonly paper: TemplatePaper };

/** A finished file. */
export interface Printed {
  readonly bytes: Uint8Array;
  /** Null for a workbook and a form to fill in. */
  readonly pages: number | null;
  /** The first page as PNG, where it was asked for. */
  readonly picture?: Uint8Array;
}

/** Why nothing was made: what is on the paper, a defect, or the printing process ended or took too long. */
export type PrintProblem =
  | TypesetProblem
  | { readonly type: 'template'; readonly problems: readonly TemplateProblem[] }
  /** `untried`: what was ordered has no part in it; the same may be ordered again. */
  | { readonly type: 'broken_off'; readonly reason: string; readonly untried?: true };

/** An order on its way. */
export interface Sent {
  readonly no: number;
  readonly order: Order;
}

/** What came of it. */
export type Answer =
  | { readonly no: number; readonly ok: true; readonly printed: Printed }
  | { readonly no: number; readonly ok: false; readonly problem: PrintProblem };

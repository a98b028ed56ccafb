// An edition as data: the form of one year, its items, its papers and its scoring rules.
// It holds types only; it never asks, stores or scores anything.
import type { StepWork } from './step-work.ts';

/** The stable id of an item inside its edition, such as `latar_belakang` or `regulasi`; answers are keyed by it. */
export type ItemId = string;

/** File formats an item may accept; recognised by content, never by name. */
export type FileFormat = 'pdf' | 'jpg' | 'png' | 'mp4' | 'docx' | 'xlsx';

/** The papers an edition can feed. */
export type PaperId =
  | 'form-c1'
  | 'laporan'
  | 'national-profile'
  | 'national-index'
  | 'form-c1-indicators';

/** One option of a choice. */
export interface Option {
  readonly code: string;
  readonly label: string;
  /** Further ways in which people name it; typed whole, they mean this option. */
  readonly words?: readonly string[];
  /** Words that only suggest it ("dinas" for OPD); the reading is confirmed before it is stored. */
  readonly hints?: readonly string[];
  /** Papers that print this option with other words than `label`. */
  readonly onPaper?: Readonly<Partial<Record<PaperId, string>>>;
}

/** What kind of answer a field takes. Word and character counts are of the cleaned text. */
type FieldType =
  | {
      readonly type: 'text';
      readonly minChars?: number;
      readonly maxChars?: number;
      readonly warnChars?: number;
    }
  | { readonly type: 'longtext'; readonly warnBelowWords?: number }
  | { readonly type: 'choice'; readonly options: readonly Option[]; readonly many?: boolean }
  | {
      readonly type: 'date';
      readonly precision: 'day' | 'month' | 'year' /* the coarsest accepted */;
    }
  | {
      readonly type: 'number';
      readonly unit?: string;
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly type: 'coordinates' }
  | {
      readonly type: 'files';
      readonly formats: readonly FileFormat[];
      readonly maxFiles: number;
      readonly warnMegabytes?: number;
      readonly link: boolean;
    };

/** A condition on an earlier item: the item is asked only while the earlier answer is one of `in`. */
export interface Condition {
  readonly item: ItemId;
  readonly in: readonly string[];
}

interface ItemBase {
  readonly id: ItemId;
  /** The label exactly as on the official form of this edition. */
  readonly label: string;
  /** One line shown with every question. */
  readonly help: string;
  /** The full instruction shown on `bantuan`; null when the source gives none. */
  readonly instruction: string | null;
  /** A good example shown on `bantuan`; null when there is none. */
  readonly example: string | null;
  /** Optional items are never on the list of what is missing. */
  readonly optional?: boolean;
  readonly when?: Condition;
  /** Where the wording or rule comes from; kept for people who maintain the edition. */
  readonly source: string;
}

/** A field of the profile. */
export interface Field extends ItemBase {
  readonly kind: 'field';
  readonly value: FieldType;
}

/** The text of one level. Several texts when it depends on a variant the innovator picks (digital or not, people or units served). */
export interface Level {
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

/** One way to measure an indicator, with its own three level texts. */
export interface Variant {
  readonly code: string;
  readonly label: string;
  readonly levels: readonly Level[];
}

/** An indicator of the index, with its levels and the evidence that supports it. */
export interface Indicator extends ItemBase {
  readonly kind: 'indicator';
  /** The number in this edition (1-based), also the folder number in exports. */
  readonly no: number;
  /** The number in the national list (16-35); null when unknown or not national. */
  readonly nationalNo: number | null;
  /** Unknown weights are null and shown as unknown; they give no score. */
  readonly weight: number | null;
  /** One variant without choice, or several to choose from; null when the edition does not know its levels. */
  readonly variants: readonly Variant[] | null;
  readonly mandatory: boolean | null;
  readonly evidence: {
    /** What may be shown as evidence, in the source's words. */
    readonly kinds: readonly string[];
    readonly formats: readonly FileFormat[];
    readonly maxFiles: number;
    /** A public link is accepted in place of a file. */
    readonly link: boolean;
    readonly note: string | null;
    /** Video length rules in seconds: outside `min`..`max` warns, over `limit` refuses. */
    readonly video?: {
      readonly warnBelow: number;
      readonly warnAbove: number;
      readonly limit: number;
      readonly elements: readonly string[];
    };
  };
}

/** One question of the form: a field or an indicator. */
export type Item = Field | Indicator;

/** A heading under which items are asked, in order. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

/** Several items that a paper prints joined, with a rule on their total. */
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly ItemId[];
  /** The heading of a part inside the joined text where it differs from the item's label. */
  readonly headings?: Readonly<Record<ItemId, string>>;
  /** With fewer words in all parts together people are warned when they hand in; it stops nobody (source in `source`). */
  readonly minWords: number | null;
  readonly source: string;
}

/** A line of an official paper and the items that fill it, joined in order. `from` may name items, groups, `unit` or `maturity` (the estimate). */
export interface PaperLine {
  readonly no: string;
  readonly label: string;
  readonly from: readonly string[];
  /** False when the join of names was inferred and not read. */
  readonly sure: boolean;
}

/** An official paper this edition can feed. */
export interface Paper {
  readonly id: PaperId;
  readonly title: string;
  readonly lines: readonly PaperLine[];
}

/** How an indicator of this edition is called elsewhere. */
export interface Counterpart {
  readonly item: ItemId;
  readonly edition: string;
  readonly no: number;
  readonly name: string;
  readonly confidence: 'sure' | 'likely' | 'guess';
  readonly note: string | null;
}

/** The scoring rules; every unknown is null. */
interface Scoring {
  /** Highest maturity of one innovation: Σ weight × 3. Null when weights are unknown. */
  readonly maturityMax: number | null;
  readonly region: {
    readonly spdMax: number;
    readonly divisorAtLeast: number;
    readonly countWeight: number;
    readonly countCap: number;
    readonly totalMax: number;
    /** At least this many of the six basic-service urusan, else the count scores 0. */
    readonly koersifAtLeast: number | null;
    /** Option codes of the six urusan of basic services, and the item that holds an innovation's urusan. */
    readonly basicUrusan: readonly string[];
    readonly urusanItem: ItemId;
    readonly predicates: readonly {
      readonly label: string;
      readonly from: number;
      readonly to: number;
    }[];
  } | null;
  readonly source: string;
}

/** One of the nine steps of the SOP. `days` is the pedoman's duration; it does not say whether they are working days. */
export interface SopStep {
  readonly no: number;
  readonly title: string;
  readonly owner: 'innovator' | 'unit_admin' | 'unit_head' | 'verifier' | 'coordinator';
  readonly days: number;
  /** What it waits for; where no step of an edition names any, they are the nine steps of 2022. */
  readonly work?: StepWork;
}

/** The whole definition of an edition. Once an innovation uses it, it never changes; a change is a new version. */
export interface EditionDefinition {
  readonly id: string;
  readonly version: number;
  readonly year: number;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly groups: readonly Group[];
  readonly papers: readonly Paper[];
  /** Items that no paper prints, with the reason why they are asked. */
  readonly offPaper?: Readonly<Record<ItemId, string>>;
  readonly counterparts: readonly Counterpart[];
  readonly scoring: Scoring;
  readonly steps: readonly SopStep[];
  /**
   * The window of the age rule (ISO dates, both inclusive) for the date in `item`; a date in `renewedBy` inside
   * the window makes up for an older one. Outside it one is warned, never stopped.
   */
  readonly age: {
    readonly item: ItemId;
    readonly renewedBy: ItemId | null;
    readonly from: string;
    readonly to: string;
    readonly source: string;
  } | null;
  /** The item that holds the innovation's name; every edition has one. */
  readonly nameItem: ItemId;
  /** The item with the date on which the innovation began; null when not asked. */
  readonly startItem: ItemId | null;
}

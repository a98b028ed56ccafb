// What the reading process can be asked, and what it answers. Requests and answers are plain data.
// It holds types only.
import type { ArchiveLimits, ArchiveReport } from '../archive/inspect-archive.ts';
import type { WorkbookCells } from '../archive/workbook.ts';
import type { DocumentText } from '../../domain/excerpts/document-text.ts';
import type { PdfReport } from '../pdf.ts';
import type { VideoReport } from '../video.ts';

/** A decoded picture: red, green, blue and opacity of each pixel, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What a machine read off a photo. `confidence` is the recogniser's own, 0 to 100. */
export interface PhotoText {
  readonly text: string;
  readonly confidence: number;
}

/** One page of a PDF as a picture, and how many pages there are. */
export interface DrawnPage {
  readonly pages: number;
  readonly jpeg: Uint8Array;
}

/** Every task by name: the kind of its answer. */
export interface Tasks {
  readonly 'inspect-archive': ArchiveReport;
  readonly 'inspect-pdf': PdfReport;
  readonly 'read-video': VideoReport;
  readonly 'pdf-text': string;
  readonly 'csv-table': WorkbookCells;
  readonly 'page-table': WorkbookCells;
  readonly 'docx-text': string;
  readonly 'docx-blocks': DocumentText;
  readonly 'odt-blocks': DocumentText;
  readonly 'pdf-blocks': DocumentText;
  readonly 'heic-pixels': Pixels;
  readonly 'photo-text': PhotoText;
  readonly 'qr-picture': readonly string[];
  readonly 'qr-pdf': readonly string[];
  readonly 'pdf-page': DrawnPage;
}

/** The name of a task. */
export type TaskName = keyof Tasks;

/** One request to the reading process: each names a file of the product's own, never a path from outside. */
export interface Request {
  readonly task: TaskName;
  readonly path: string;
  /** What an archive may hold; for `inspect-archive` only. */
  readonly limits?: ArchiveLimits;
  /** Which page, the first being 1; for `pdf-page` only. */
  readonly page?: number;
}

/** The answer; a failure carries no detail, because what failed came from outside. */
export type Answer =
  | { readonly done: true; readonly value: Tasks[TaskName] }
  | { readonly done: false };

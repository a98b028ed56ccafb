// The kinds of files the product knows: their words, extensions and media types, and what a look at one may report.
// It reads no bytes and decides nothing.
import type { FileFormat as EvidenceFormat } from '../domain/edition/definition.ts';

/**
 * Every format that can be accepted: what editions ask for, the text formats that answers and imports come in, and pictures as
 * iPhones keep them, which are kept as JPEG.
 */
export type FileFormat = EvidenceFormat | 'heic' | 'odt' | 'txt' | 'csv' | 'html';

interface FormatWords {
  readonly mime: string;
  readonly extensions: readonly [string, ...string[]];
}

const FORMATS: Readonly<Record<FileFormat, FormatWords>> = {
  pdf: { mime: 'application/pdf', extensions: ['pdf'] },
  jpg: { mime: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { mime: 'image/png', extensions: ['png'] },
  heic: { mime: 'image/heic', extensions: ['heic', 'heif'] },
  mp4: { mime: 'video/mp4', extensions: ['mp4', 'm4v'] },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
  odt: { mime: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  txt: { mime: 'text/plain; charset=utf-8', extensions: ['txt'] },
  csv: { mime: 'text/csv; charset=utf-8', extensions: ['csv', 'tsv'] },
  // Read only, and never served: a saved page may hold programs.
  html: { mime: 'application/octet-stream', extensions: ['html', 'htm'] },
};

/** Returns the media type under which a stored file of this format is served. */
export function mimeOf(format: FileFormat): string {
  return FORMATS[format].mime;
}

/** Finds the format that an extension (without dot, any case) stands for; undefined when it is none of ours. */
export function formatOfExtension(extension: string): FileFormat | undefined {
  const wanted = extension.toLowerCase();
  for (const format of Object.keys(FORMATS)) {
    if (isFormat(format) && FORMATS[format].extensions.includes(wanted)) return format;
  }
  return undefined;
}

/** Endings of names that say what a file is, beside those of our formats. Any other end of a name is part of the name. */
const OTHER_ENDINGS: ReadonlySet<string> = new Set(
  [
    'doc dot docm dotm dotx rtf wps pages xls xlt xlsm xlsb xltx ods numbers ppt pps pptx ppsx pptm odp key',
    'webp gif bmp tif tiff svg ico avif jxl raw dng psd cdr eps',
    '3gp 3g2 mov avi mkv webm wmv flv mpg mpeg mts vob mp3 m4a wav ogg oga opus amr aac flac wma mid',
    'zip rar 7z tar gz tgz bz2 xz iso cab apk jar war',
    'exe msi bat cmd scr dll vbs vbe js jse wsf ps1 lnk reg hta swf php py sh deb rpm',
    'xhtml mht mhtml json xml eml msg vcf ics log ini sql mdb accdb db torrent',
  ].flatMap((line) => line.split(' ')),
);

/** True for an ending (without dot, any case) that says what a file is. */
export function isKnownEnding(extension: string): boolean {
  return formatOfExtension(extension) !== undefined || OTHER_ENDINGS.has(extension.toLowerCase());
}

/** A name with the ending of its format behind it, where its own end says nothing: "SK a.n. Budi, S.Kom" opens as a PDF then. */
export function nameWithEnding(name: string, format: FileFormat): string {
  const ending = /\.([a-z0-9]{1,12})$/iu.exec(name)?.[1];
  return ending !== undefined && isKnownEnding(ending)
    ? name
    : `${name}.${FORMATS[format].extensions[0]}`;
}

function isFormat(word: string): word is FileFormat {
  return Object.hasOwn(FORMATS, word);
}

/** Why a file is refused: the fixed codes of reliability.md, promise P3. */
export type ReasonCode =
  | 'EMPTY_FILE'
  | 'CORRUPT'
  | 'TYPE_MISMATCH'
  | 'TYPE_NOT_ALLOWED'
  | 'ACTIVE_CONTENT'
  | 'ENCRYPTED_FILE'
  | 'ARCHIVE_UNSAFE'
  | 'IMAGE_TOO_BIG'
  | 'TOO_LARGE'
  | 'MALWARE_FOUND'
  | 'NOT_UTF8'
  | 'BAD_HEADER'
  | 'SHEET_TOO_BIG'
  | 'QUOTA'
  | 'BUSY';

/**
 * A refusal as data. `found` is the kind of content, as a word such as `html` or `docx`.
 * `limit` and `received` are bytes for TOO_LARGE, pixels for IMAGE_TOO_BIG, cells for SHEET_TOO_BIG and files for QUOTA.
 */
export interface FileProblem {
  readonly code: ReasonCode;
  readonly found?: string;
  readonly accepted?: readonly FileFormat[];
  readonly limit?: number;
  readonly received?: number;
}

/** What is odd about an accepted file, for the person or the verifier to know. */
export type FileWarning =
  /** Bytes follow the end of the picture or PDF; what is served of a picture is encoded anew. */
  | 'trailing_data'
  /** The text came as UTF-16 and is read as such. */
  | 'transcoded'
  /** A picture whose name promises the other picture format. */
  | 'name_differs'
  /** A PDF that opens for everyone but forbids printing or copying. */
  | 'restricted'
  /** A video file without a video track. */
  | 'no_video_track';

/** What a look at an accepted file found. Sizes in pixels, duration in seconds. */
export interface FileFacts {
  readonly format: FileFormat;
  readonly mime: string;
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
  /** The day on which a camera says that it took the picture (ISO). */
  readonly taken?: string;
  readonly pages?: number;
  readonly warnings: readonly FileWarning[];
}

/** How much of a file is looked at before it is refused. */
export interface FileLimits {
  /** Largest file, bytes. */
  readonly maxBytes: number;
  /** Largest picture, pixels. */
  readonly maxPixels: number;
  /** Most bytes that an archive may unpack to. */
  readonly maxUnpackedBytes: number;
  /** Most entries in an archive, those of nested archives included. */
  readonly maxEntries: number;
  /** Most cells that one sheet may declare. */
  readonly maxCells: number;
}

/** The limits used when the configuration says nothing else. 110 million pixels admit a 108-megapixel phone. */
export const DEFAULT_FILE_LIMITS: FileLimits = {
  maxBytes: 100 * 1024 * 1024,
  maxPixels: 110_000_000,
  maxUnpackedBytes: 128 * 1024 * 1024,
  maxEntries: 800,
  maxCells: 100_000_000,
};

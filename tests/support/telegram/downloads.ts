// The files that pretend phones have sent: getFile and the download behind it, honest or lying.
// Bytes are given as they were, or without end, or cut off half-way.
import type { ServerResponse } from 'node:http';

/** How a file behaves when it is fetched. */
export interface Stored {
  readonly bytes: Uint8Array;
  /** What getFile says; the true size if absent, nothing at all if null. */
  readonly saysSize?: number | null;
  /** `endless` never stops sending, `cut` breaks off after half, `gone` answers 404. */
  readonly download?: 'endless' | 'cut' | 'gone';
}

/** Holds the files by their id. */
export class Downloads {
  readonly #files = new Map<string, Stored>();

  /** Keeps a file and gives its file_id. */
  add(file: Stored): string {
    const id = `file-${this.#files.size + 1}`;
    this.#files.set(id, file);
    return id;
  }

  /** Answers getFile. */
  describe(id: string): object {
    const file = this.#files.get(id);
    if (file === undefined)
      return {
        ok: false,
        error_code: 400,
        description: 'Bad Request: wrong file_id or the file is temporarily unavailable',
      };
    const size = file.saysSize === undefined ? file.bytes.length : file.saysSize;
    if (size !== null && size > 20 * 1024 * 1024)
      return { ok: false, error_code: 400, description: 'Bad Request: file is too big' };
    return {
      ok: true,
      result: {
        file_id: id,
        file_unique_id: `u-${id}`,
        file_path: `documents/${id}`,
        ...(size === null ? {} : { file_size: size }),
      },
    };
  }

  /** Answers the download. */
  serve(pathname: string, response: ServerResponse): void {
    const file = this.#files.get(pathname.split('/').at(-1) ?? '');
    if (file === undefined || file.download === 'gone') {
      response.writeHead(404).end();
      return;
    }
    if (file.download === 'endless') pour(response, Buffer.from(file.bytes));
    else if (file.download === 'cut') {
      response.writeHead(200, { 'content-length': file.bytes.length });
      response.write(file.bytes.subarray(0, file.bytes.length >> 1), () => response.destroy());
    } else response.writeHead(200, { 'content-length': file.bytes.length }).end(file.bytes);
  }
}

function pour(response: ServerResponse, piece: Buffer): void {
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  response.writeHead(200);
  more();
}

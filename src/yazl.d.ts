// What of yazl 3.3.1 is used; the package brings no types.
declare module 'yazl' {
  import type { Readable } from 'node:stream';

  interface EntryOptions {
    /** Local time is written as it is given. */
    mtime: Date;
    mode: number;
    compress: false;
    size: number;
  }
  /** Gives the stream of an entry when it is its turn. */
  type Opens = (done: (error: Error | null, stream?: Readable) => void) => void;

  class ZipFile {
    outputStream: Readable;
    addReadStreamLazy(name: string, options: EntryOptions, opens: Opens): void;
    end(options?: { forceZip64Format?: boolean }): void;
    on(event: 'error', listener: (error: Error) => void): this;
  }
  const yazl: { ZipFile: typeof ZipFile };
  export default yazl;
}

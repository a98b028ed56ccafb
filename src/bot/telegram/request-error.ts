// The two ways in which a call can fail before Telegram has answered it.
// They hold codes only: never an address (it contains the token), never a body.

/** The network failed. `mayHaveArrived` is false only where not one byte of the request can have been written. */
export class RequestError extends Error {
  readonly code: string;
  readonly mayHaveArrived: boolean;
  constructor(code: string, mayHaveArrived: boolean) {
    super(`request failed: ${code}`);
    this.name = 'RequestError';
    this.code = code;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** Our own store could not give the file to be sent; the request was broken off unfinished, so nothing was shown. */
export class FileSourceError extends Error {
  constructor() {
    super('the file to be sent cannot be read');
    this.name = 'FileSourceError';
  }
}

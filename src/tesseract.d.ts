// The parts of tesseract.js 7.0.0 that are used inside the reading process; the package types its threads only.
declare module 'tesseract.js/src/worker-script/index.js' {
  type Say = (said: { status: 'resolve' | 'reject' | 'progress'; data: unknown }) => void;
  const script: {
    setAdapter(adapter: {
      getCore: unknown;
      gunzip: (data: Uint8Array) => Uint8Array;
      fetch: () => Promise<never>;
      readCache: (path: string) => Promise<Uint8Array>;
    }): void;
    dispatchHandlers(
      packet: { jobId: string; workerId: string; action: string; payload: unknown },
      say: Say,
    ): void;
  };
  export default script;
}
declare module 'tesseract.js/src/worker-script/node/getCore.js' {
  const getCore: unknown;
  export default getCore;
}

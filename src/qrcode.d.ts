// The one function of qrcode 1.5.4 that is used; the package brings no types.
declare module 'qrcode' {
  const qrcode: {
    toString(
      text: string,
      options:
        | { type: 'svg'; width: number }
        | { type: 'svg'; margin: number; errorCorrectionLevel: 'M' }
        | { type: 'terminal'; small: boolean },
    ): Promise<string>;
  };
  export default qrcode;
}

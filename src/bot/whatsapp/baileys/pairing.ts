// How a phone is linked: the code or QR of the moment, for the operator's eyes only.
// It never goes to a log, a chat or a person who is not the operator.
import qrcode from 'qrcode';
import { pairingText } from '../operator-text.ts';

/** What the operator page shows. At most one of code and QR is there; both expire within a minute or so. */
export interface PairingView {
  readonly state: 'off' | 'standby' | 'connecting' | 'unpaired' | 'open' | 'waiting' | 'stopped';
  readonly code: string | null;
  /** The QR as an SVG picture. */
  readonly qrSvg: string | null;
}

/** The code or QR of the moment. */
export interface Pairing {
  offerCode(code: string): void;
  offerQr(text: string): Promise<void>;
  clear(): void;
  view(state: PairingView['state']): PairingView;
}

/** Makes the pairing display; `show` prints a text where only the operator looks. */
export function makePairing(show: (text: string) => void): Pairing {
  let code: string | null = null;
  let qrSvg: string | null = null;
  return {
    offerCode(offered) {
      code = offered;
      show(pairingText.code(offered));
    },
    async offerQr(text) {
      qrSvg = await qrcode.toString(text, { type: 'svg', width: 320 });
      show(pairingText.qr(await qrcode.toString(text, { type: 'terminal', small: true })));
    },
    clear() {
      code = null;
      qrSvg = null;
    },
    view: (state) => ({ state, code, qrSvg }),
  };
}

// An authenticator made of Node's own keys, for tests of passkeys without a browser: it answers as a device does, and can be
// told to answer wrongly. It checks nothing that a server says.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Buffer): string => bytes.toString('base64url');

/** What an answer says that may be wrong. */
export interface Answering {
  readonly origin?: string;
  readonly counter?: number;
  /** Without a finger or a PIN. */
  readonly unverified?: boolean;
  readonly userHandle?: Buffer;
}

const [PRESENT, VERIFIED, WITH_KEY] = [0x01, 0x04, 0x40];

/** Makes a device with one passkey for a site. */
export function makeAuthenticator({ host, origin }: { host: string; origin: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = (value: string) => [
    Buffer.from([0x58, 0x20]),
    Buffer.from(value, 'base64url'),
  ];
  // COSE: an elliptic curve, ES256, P-256, x and y.
  const key = Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    ...coordinate(x),
    Buffer.from([0x22]),
    ...coordinate(y),
  ]);
  let counter = 0;
  let handle = Buffer.alloc(0);

  const client = (type: string, challenge: string, { origin: said = origin }: Answering): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: said, crossOrigin: false }));
  const data = (flags: number, count: number, rest: Buffer = Buffer.alloc(0)): Buffer => {
    const four = Buffer.alloc(4);
    four.writeUInt32BE(count);
    return Buffer.concat([sha256(host), Buffer.from([flags]), four, rest]);
  };
  const flagsOf = ({ unverified = false }: Answering): number =>
    PRESENT | (unverified ? 0 : VERIFIED);
  const common = {
    ...{ id: base64url(id), rawId: base64url(id), type: 'public-key' },
    clientExtensionResults: {},
  };
  return {
    id,
    /** Makes the passkey. */
    register(options: { challenge: string; user: { id: string } }, answering: Answering = {}) {
      handle = Buffer.from(options.user.id, 'base64url');
      const length = Buffer.from([0, id.length]);
      const made = Buffer.concat([Buffer.alloc(16), length, id, key]);
      const authData = data(flagsOf(answering) | WITH_KEY, counter, made);
      // CBOR: no attestation, and the data behind a length of two bytes.
      const attestationObject = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        Buffer.from([0x64]),
        Buffer.from('none'),
        Buffer.from([0x67]),
        Buffer.from('attStmt'),
        Buffer.from([0xa0, 0x68]),
        Buffer.from('authData'),
        Buffer.from([0x59, authData.length >> 8, authData.length & 0xff]),
        authData,
      ]);
      const clientDataJSON = client('webauthn.create', options.challenge, answering);
      return {
        ...common,
        response: {
          clientDataJSON: base64url(clientDataJSON),
          attestationObject: base64url(attestationObject),
        },
      };
    },
    /** Answers with the passkey. */
    signIn({ challenge }: { challenge: string }, answering: Answering = {}) {
      counter = answering.counter ?? counter + 1;
      const authenticatorData = data(flagsOf(answering), counter);
      const clientDataJSON = client('webauthn.get', challenge, answering);
      const signature = sign(
        'sha256',
        Buffer.concat([authenticatorData, sha256(clientDataJSON)]),
        privateKey,
      );
      return {
        ...common,
        response: {
          clientDataJSON: base64url(clientDataJSON),
          authenticatorData: base64url(authenticatorData),
          signature: base64url(signature),
          ...(handle.length === 0 ? {} : { userHandle: base64url(answering.userHandle ?? handle) }),
        },
      };
    },
  };
}

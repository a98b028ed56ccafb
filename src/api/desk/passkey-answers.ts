// What browsers send of passkeys: its shape, and whether it was made for this site, by this person, with a challenge that
// counts. It keeps nothing; the package that checks signatures is loaded with the first use.
import { createHmac } from 'node:crypto';
import type { RelyingParty } from './relying-party.ts';
import { z } from 'zod';

const base64url = z
  .string()
  .max(12_000)
  .regex(/^[\w-]+$/u);
const common = {
  id: base64url.max(1400),
  rawId: base64url.max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).default({}),
};

/** A passkey that was just made. */
export const registrationAnswer = z.object({
  ...common,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
});

/** An answer made with a passkey. */
export const signInAnswer = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.max(200).optional(),
  }),
});

type SignInAnswer = z.output<typeof signInAnswer>;

/** EdDSA, ES256, RS256: what every authenticator in use has one of. */
export const algorithms = [-8, -7, -257];

/** What an authenticator knows a person by: the same for all their passkeys, and no name. */
export const userHandleOf = (secretKey: string, personId: number): Buffer =>
  createHmac('sha256', secretKey)
    .update(JSON.stringify(['passkey user', personId]))
    .digest();

/** Takes the challenge of an answer out of those that wait; false when there is none. */
type Take = (challenge: string) => Promise<boolean>;

/** Why an answer does not count. */
export type AnswerProblem = 'challenge' | 'answer';

/** What of a passkey is kept once it was found to be in order. */
export interface MadePasskey {
  readonly credential: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
}

/** Checks a passkey that was just made. Its challenge is used up however that ends. */
export async function checkRegistration(
  site: RelyingParty,
  response: z.output<typeof registrationAnswer>,
  take: Take,
): Promise<MadePasskey | AnswerProblem> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  let taken = true;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: async (challenge) => (taken = await take(challenge)),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    });
    if (!verified) return 'answer';
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      credential: Buffer.from(id, 'base64url'),
      publicKey: Buffer.from(publicKey),
      counter,
    };
  } catch {
    // What is wrong with it is in the words of the package; a person is told what to do.
    return taken ? 'answer' : 'challenge';
  }
}

/** Checks an answer made with a known passkey; gives its counter. Its challenge is used up however that ends. */
export async function checkSignIn(
  site: RelyingParty,
  response: SignInAnswer,
  known: { readonly publicKey: Buffer; readonly userHandle: Buffer },
  take: Take,
): Promise<{ readonly counter: number } | AnswerProblem> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { userHandle, ...answer } = response.response;
  let taken = true;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, response: answer },
      expectedChallenge: async (challenge) => (taken = await take(challenge)),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(known.publicKey),
        // Counters are compared where they are kept, so that of two answers at once one counts, and a copy is told of.
        counter: 0,
      },
    });
    // A discoverable passkey says whose it is; where that is somebody else, the list of one of us is wrong.
    const theirs =
      userHandle !== undefined && Buffer.from(userHandle, 'base64url').equals(known.userHandle);
    return verified && theirs ? { counter: authenticationInfo.newCounter } : 'answer';
  } catch {
    return taken ? 'answer' : 'challenge';
  }
}

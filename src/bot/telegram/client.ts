// The three grammY clients of one bot: for sending, for uploads and for asking, each with its own patience.
// It installs no auto-retry: a send is repeated by the outbox alone, which knows whether it was shown.
import { Api, type ApiClientOptions } from 'grammy';
import { keptConnections } from './http.ts';

/** The clients of one bot. After their time limit the outcome of a call is unknown. */
export interface Clients {
  readonly sends: Api;
  readonly uploads: Api;
  readonly asks: Api;
}

/** How long a long poll is held open by the server, in seconds. */
export const pollSeconds = 25;

/** Makes the clients. `apiRoot` is without a slash at the end. */
export function makeClients(token: string, apiRoot: string): Clients {
  const client = (sockets: number, timeoutSeconds: number): Api => {
    const options: ApiClientOptions = {
      apiRoot,
      timeoutSeconds,
      fetch: keptConnections(sockets),
      baseFetchConfig: {},
    };
    return new Api(token, options);
  };
  return { sends: client(100, 30), uploads: client(4, 180), asks: client(10, pollSeconds + 15) };
}

type GrammySignal = NonNullable<Parameters<Api['raw']['getUpdates']>[1]>;

/** Gives Node's signal the type of the older package that grammY was written against; it uses two members of it. */
export function ofGrammy(signal: AbortSignal): GrammySignal {
  return signal as GrammySignal;
}

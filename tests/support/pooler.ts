// A pooler in transaction mode, as PgBouncer is one: many clients share few sessions of the server, each for one transaction.
// It keeps nothing of what a client sets, tells clients a number of its own, and waits when all sessions are in use.
// Only for servers that ask for no password; it never cancels a statement.
import net, { type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** The way: connect to `url` instead of the database itself. */
export interface Pooler {
  readonly url: string;
  close(): Promise<void>;
}

/** What becomes of the settings that a client asks for when it connects. */
type Settings = 'refused' | 'ignored';

/** One session of the server; `parameters` is what it said of itself when it was made. */
interface Backend {
  readonly socket: Socket;
  readonly messages: AsyncGenerator<Buffer>;
  readonly parameters: readonly Buffer[];
}

const place = (address: URL): { path: string } | { host: string; port: number } => {
  const port = address.port || '5432';
  const folder = address.searchParams.get('host');
  return folder === null
    ? { host: address.hostname, port: Number(port) }
    : { path: `${folder}/.s.PGSQL.${port}` };
};

/** Cuts what arrives into messages; the first of a client has no type. */
async function* messagesOf(socket: Socket, typeless: boolean): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let head = typeless ? 0 : 1;
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= head + 4) {
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) break;
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
      head = 1;
    }
  }
}

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const typeOf = (one: Buffer): string => String.fromCharCode(one[0] ?? 0);
const ready = message('Z', Buffer.from('I'));
const welcome = message('R', Buffer.alloc(4));

function startup(fields: Readonly<Record<string, string>>): Buffer {
  const body = Buffer.from(`${Object.entries(fields).flat().join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, body]);
}

const refusal = (text: string): Buffer =>
  message('E', Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`));

/** Opens a pooler on loopback before a database, with so many sessions. */
export async function startPooler(
  databaseUrl: string,
  { sessions = 2, settings = 'ignored' }: { sessions?: number; settings?: Settings } = {},
): Promise<Pooler> {
  const address = new URL(databaseUrl);
  const free: Backend[] = [];
  const waiting: ((backend: Backend) => void)[] = [];
  const sockets = new Set<Socket>();
  let made = 0;
  let clients = 0;

  const make = async (): Promise<Backend> => {
    const socket = net.connect(place(address)).setNoDelay(true);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => {
      made -= 1;
      const at = free.findIndex((one) => one.socket === socket);
      if (at >= 0) free.splice(at, 1);
    });
    await once(socket, 'connect');
    const user = decodeURIComponent(address.username);
    socket.write(startup({ user, database: address.pathname.slice(1) }));
    const messages = messagesOf(socket, false);
    const parameters: Buffer[] = [];
    for (;;) {
      const { value } = await messages.next();
      if (value === undefined || typeOf(value) === 'E') throw new Error('no session');
      if (typeOf(value) === 'S') parameters.push(value);
      if (typeOf(value) === 'Z') return { socket, messages, parameters };
    }
  };
  const take = (): Promise<Backend> => {
    const idle = free.pop();
    if (idle !== undefined) return Promise.resolve(idle);
    if (made >= sessions) return new Promise((resolve) => void waiting.push(resolve));
    made += 1;
    return make();
  };
  const give = (backend: Backend): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(backend);
    else next(backend);
  };

  const serve = async (client: Socket): Promise<void> => {
    let held: Backend | null = null;
    try {
      const messages = messagesOf(client, true);
      const first = await messages.next();
      const asked = (first.value ?? Buffer.alloc(8)).subarray(8).toString().split('\0');
      const unknown = asked.find(
        (name: string, at: number) => at % 2 === 0 && /_timeout$|^options$/.test(name),
      );
      if (settings === 'refused' && unknown !== undefined) {
        client.end(refusal(`unsupported startup parameter: ${unknown}`));
        return;
      }
      const told = await take();
      give(told);
      const number = Buffer.alloc(8);
      number.writeInt32BE((clients += 1));
      client.write(Buffer.concat([welcome, ...told.parameters, message('K', number), ready]));
      for await (const one of messages) {
        if (typeOf(one) === 'X') break;
        held ??= await take();
        held.socket.write(one);
        // Only these are answered as a whole; what comes before belongs to them.
        if (!/[QS]/.test(typeOf(one))) continue;
        let state = '';
        while (state === '') {
          const { value: answer } = await held.messages.next();
          if (answer === undefined) throw new Error('the session ended');
          client.write(answer);
          if (typeOf(answer) === 'Z') state = String.fromCharCode(answer[5] ?? 0);
        }
        if (state !== 'I') continue;
        give(held);
        held = null;
      }
    } finally {
      // In the middle of a transaction: nobody else may go on in it.
      held?.socket.destroy();
      client.destroy();
    }
  };

  const server = net.createServer((client) => {
    sockets.add(client.setNoDelay(true));
    client.on('error', () => undefined);
    serve(client).catch(() => client.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = new URL(databaseUrl);
  url.searchParams.delete('host');
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

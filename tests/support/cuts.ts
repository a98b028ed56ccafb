// A way to a server that can be cut: passes bytes on, and breaks every connection at once when it is told to.
import net, { type AddressInfo, type Socket } from 'node:net';

/** The way: connect to `host` instead of the server. */
export interface WayToCut {
  /** Name and port, as in an address. */
  readonly host: string;
  /** Breaks what is connected now, without a word to either side. New connections work. */
  cut(): void;
  close(): Promise<void>;
}

/** Opens a way on loopback to `upstream` (name and port). */
export async function wayToCut(upstream: string): Promise<WayToCut> {
  const [hostname, port] = upstream.split(':');
  const open = new Set<Socket>();
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${own}`,
    cut,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

// A way to a server whose connections can fall silent: what either side writes is thrown away, and nobody is told.
// That is what a firewall that forgot a connection does. It never closes a silent connection, on neither side.
import net, { type AddressInfo, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

/** The way: connect to `url` instead of the database itself. */
export interface SilentWay {
  readonly url: string;
  /** Silences the `most` connections that carried bytes last, or all of them; gives how many. New ones work. */
  swallow(most?: number): number;
  /** Silences every connection and those that are opened from now on, as a way that swallows everything. */
  mute(): void;
  /** Lets new connections through again; those that fell silent stay so. */
  unmute(): void;
  /** Ends the silent connections on both sides. */
  forget(): void;
  close(): Promise<void>;
}

interface Line {
  readonly near: Socket;
  readonly far: Socket;
  at: number;
  silent: boolean;
}

/** Opens a way on loopback to a database. */
export async function silentWay(databaseUrl: string): Promise<SilentWay> {
  const target = placeOf(new URL(databaseUrl));
  const lines = new Set<Line>();
  let muted = false;
  const server = net.createServer({ allowHalfOpen: true }, (near) => {
    const far = net.connect({ ...target, allowHalfOpen: true });
    const line: Line = { near, far, at: performance.now(), silent: muted };
    lines.add(line);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (line.silent) return;
        line.at = performance.now();
        to.write(bytes);
      });
      from.on('error', () => undefined);
      from.on('end', () => {
        if (!line.silent) to.end();
      });
      from.on('close', () => {
        if (line.silent) return;
        lines.delete(line);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const end = (ended: readonly Line[]): void => {
    for (const line of ended) {
      lines.delete(line);
      line.near.destroy();
      line.far.destroy();
    }
  };
  const { port: own } = server.address() as AddressInfo;
  return {
    url: byTheWay(databaseUrl, own),
    swallow(most = Infinity) {
      const loud = [...lines].filter(({ silent }) => !silent);
      const chosen = loud.toSorted((a, b) => b.at - a.at).slice(0, most);
      for (const line of chosen) line.silent = true;
      return chosen.length;
    },
    mute() {
      muted = true;
      for (const line of lines) line.silent = true;
    },
    unmute: () => {
      muted = false;
    },
    forget: () => end([...lines].filter(({ silent }) => silent)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        end([...lines]);
      }),
  };
}

/** Where the server listens: its socket's file where the address names a folder, else name and port. */
function placeOf(address: URL): { path: string } | { host: string; port: number } {
  const port = address.port || '5432';
  const folder = address.searchParams.get('host');
  if (folder !== null) return { path: `${folder}/.s.PGSQL.${port}` };
  return { host: address.hostname, port: Number(port) };
}

function byTheWay(databaseUrl: string, port: number): string {
  const address = new URL(databaseUrl);
  address.searchParams.delete('host');
  address.host = `127.0.0.1:${port}`;
  return address.href;
}

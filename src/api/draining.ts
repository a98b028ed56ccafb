// Ends the server's connections on shutdown: those that ask nothing at once, the others after their answer.
// Node itself waits for a connection that was opened ahead and never used, as browsers do.
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const LONGEST_MS = 8000;

/** Makes `close()` finish what is being answered, for at most 8 s, and wait for nothing else. */
export function drainConnections(app: FastifyInstance): void {
  const asking = new Map<Socket, number>();
  let closing = false;

  app.server.on('connection', (socket: Socket) => {
    asking.set(socket, 0);
    socket.on('close', () => asking.delete(socket));
  });
  app.server.on('request', ({ socket }, response) => {
    asking.set(socket, (asking.get(socket) ?? 0) + 1);
    response.on('close', () => {
      const left = (asking.get(socket) ?? 1) - 1;
      if (asking.has(socket)) asking.set(socket, left);
      if (closing && left === 0) socket.destroySoon();
    });
  });
  app.addHook('preClose', (done) => {
    closing = true;
    for (const [socket, requests] of asking) if (requests === 0) socket.destroySoon();
    setTimeout(() => {
      for (const socket of asking.keys()) socket.destroy();
    }, LONGEST_MS).unref();
    done();
  });
}

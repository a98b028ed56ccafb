// Loaded into a product process before anything else: once the product has looked whether its port is free, somebody else
// takes it, as a second process does that starts in the same moment. It happens when the file PORT_TAKEN_WHEN is there.
import { existsSync } from 'node:fs';
import net from 'node:net';

const port = Number(process.env['PORT']);
const listen = net.Server.prototype.listen;
let listened = 0;
net.Server.prototype.listen = function listenAfter(...args) {
  if (args[0]?.port === port) listened += 1;
  if (listened !== 2) return listen.apply(this, args);
  listened += 1;
  const looking = setInterval(() => {
    if (!existsSync(process.env['PORT_TAKEN_WHEN'])) return;
    clearInterval(looking);
    listen.call(net.createServer(), { host: args[0].host, port }).unref();
    listen.apply(this, args);
  }, 20);
  return this;
};

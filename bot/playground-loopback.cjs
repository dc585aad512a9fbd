// Loaded before the Agents Playground: it listens on all interfaces and has no option for a host, and it must not
// outlive the bot that started it.
const { Server } = require('node:net');

const { listen } = Server.prototype;

Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, ...rest] = args;
  if (typeof first === 'object' && first !== null && first.port !== undefined)
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest);
  if (typeof first === 'number' || typeof first === 'string')
    return listen.call(
      this,
      { port: Number(first), host: '127.0.0.1' },
      rest.find((arg) => typeof arg === 'function'),
    );
  return listen.apply(this, args);
};

process.on('disconnect', () => process.exit());

// Real servers on loopback, each closed with the test that started it.
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Answers with `listener`; the address ends in a slash. */
export async function startHttp(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  return `http://127.0.0.1:${await listen(server)}/`;
}

/** Hands each connection to `onConnection`, for answers that no HTTP library would send. */
export async function startTcp(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer(onConnection);
  return `http://127.0.0.1:${await listen(server)}/`;
}

/** Sends `text` as it is once the request's head has come, and then what `after` does. */
export function startRaw(
  text: string | Buffer,
  after: (socket: Socket) => void = end,
): Promise<string> {
  return startTcp((socket) => {
    socket.once('data', () => socket.write(text, () => after(socket)));
  });
}

function end(socket: Socket): void {
  socket.end();
}

/** An address on loopback where nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/`;
}

export async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

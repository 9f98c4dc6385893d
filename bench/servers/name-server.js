// A name server on loopback: every name is 127.0.0.1, told at once or after a delay, or never; or
// said at once not to exist.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decode, encode, RECURSION_AVAILABLE, RECURSION_DESIRED } from 'dns-packet';

const NXDOMAIN = 3;

/**
 * @typedef {object} NameServer
 * @property {string} address `ADDRESS:PORT`
 * @property {() => void} close
 */

/**
 * @param {(name: string) => number | 'never' | 'absent'} replyOf after how many milliseconds a name is told
 * @returns {Promise<NameServer>}
 */
export async function startNameServer(replyOf) {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4_000_000 });
  /** @type {Set<NodeJS.Timeout>} */
  const timers = new Set();

  socket.on('message', (message, client) => {
    const { id = 0, questions = [] } = decode(message);
    const [question] = questions;
    if (question === undefined) return;
    const reply = replyOf(question.name.toLowerCase());
    if (reply === 'never') return;
    const isAddress = reply !== 'absent' && question.type === 'A';
    const packet = encode({
      type: 'response',
      id,
      flags: RECURSION_DESIRED | RECURSION_AVAILABLE | (reply === 'absent' ? NXDOMAIN : 0),
      questions,
      answers: isAddress ? [{ type: 'A', name: question.name, ttl: 300, data: '127.0.0.1' }] : [],
    });
    const send = () => socket.send(packet, client.port, client.address);
    if (reply === 'absent' || reply === 0) {
      send();
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      send();
    }, reply);
    timers.add(timer);
  });

  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    close() {
      for (const timer of timers) clearTimeout(timer);
      socket.close();
    },
  };
}

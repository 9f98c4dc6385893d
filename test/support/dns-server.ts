// A name server on loopback, slow, silent or in trouble as a test has it; closed with the test.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  type Answer,
  decode,
  encode,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
  type RecordType,
} from 'dns-packet';
import { onTestFinished } from 'vitest';

export interface DnsQuestion {
  readonly name: string;
  readonly type: RecordType;
}

/** What is said after `delayMs`; null where nothing ever is. */
export type DnsReply = {
  readonly delayMs?: number;
  readonly addresses?: readonly string[];
  readonly trouble?: keyof typeof RCODES;
} | null;

export interface DnsServer {
  /** `ADDRESS:PORT`. */
  readonly address: string;
  /** All questions so far, `A school.example`, in the order they came. */
  readonly asked: readonly string[];
  /** The most questions that were waiting for their answers at once. */
  readonly mostWaiting: () => number;
  /** Resolves when the next question has come. */
  readonly nextQuestion: () => Promise<unknown>;
}

const RCODES = { SERVFAIL: 2, NXDOMAIN: 3 } as const;

/** Starts a name server that answers each question as `reply` says. */
export async function startDns(reply: (question: DnsQuestion) => DnsReply): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let mostWaiting = 0;

  socket.on('message', (message, client) => {
    const { id, questions = [] } = decode(message);
    const [question] = questions;
    if (question === undefined) return;
    asked.push(`${question.type} ${question.name}`);
    const said = reply(question);
    if (said === null) return;
    const answers = (said.addresses ?? []).map(
      (data) => ({ type: question.type, name: question.name, ttl: 60, data }) as Answer,
    );
    const flags =
      RECURSION_DESIRED | RECURSION_AVAILABLE | (said.trouble ? RCODES[said.trouble] : 0);
    const packet = encode({ type: 'response', id: id ?? 0, flags, questions, answers });
    const timer = setTimeout(() => {
      timers.delete(timer);
      socket.send(packet, client.port, client.address);
    }, said.delayMs ?? 0);
    timers.add(timer);
    mostWaiting = Math.max(mostWaiting, timers.size);
  });

  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => {
    for (const timer of timers) clearTimeout(timer);
    socket.close();
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    mostWaiting: () => mostWaiting,
    nextQuestion: () => once(socket, 'message'),
  };
}

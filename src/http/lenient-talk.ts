// HTTP as Node's own parser reads it when it lets faults pass, as the parsers of browsers do:
// undici's is strict and cannot be told otherwise.
import { request as askOverHttp, type IncomingMessage } from 'node:http';
import { NetworkError } from './failure.js';
import type { Head } from './fetch.js';
import { repairHead } from './repair-head.js';
import { MAX_HEADER_BYTES, type Talk } from './talk.js';

export function talkLeniently({ connection, receiver, ...asked }: Talk): void {
  const closed = () => receiver.fail(new NetworkError('UND_ERR_SOCKET', 'the connection closed'));
  const fail = (error: Error) => receiver.fail(error);
  const request = askOverHttp({
    createConnection: () => repairHead(connection, MAX_HEADER_BYTES),
    method: 'GET',
    path: asked.path,
    headers: { ...asked.headers, connection: 'close' },
    insecureHTTPParser: true,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  request.on('error', fail).on('close', closed);
  request.on('information', (interim) => receiver.head(headOf(interim)));
  request.on('response', (answer) => {
    // Node closes the request before its answer has been read to the end.
    request.off('close', closed);
    receiver.head(headOf(answer));
    answer.on('data', (chunk: Buffer) => receiver.data(chunk));
    answer.on('error', fail).on('close', closed);
    answer.on('end', () => receiver.end({ kind: 'whole' }));
  });
  receiver.sent();
  request.end();
}

type LenientHead = Pick<IncomingMessage, 'statusCode' | 'statusMessage' | 'headers' | 'rawHeaders'>;

function headOf({ statusCode = 0, statusMessage = '', headers, rawHeaders }: LenientHead): Head {
  return { status: statusCode, message: statusMessage, headers, rawHeaders };
}

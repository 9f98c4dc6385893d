// What Node and undici throw, known to the table or not: never a bug of ours but where it is one.
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { ConnectionFault, classifyNetworkError } from '../../src/http/failure.js';

function errorWith(facts: object): Error {
  return Object.assign(new Error('no'), facts);
}

it.each([
  [{ code: 'EACCES', syscall: 'connect' }, 'connection', 'EACCES'],
  [{ code: 'EINVAL', syscall: 'connect' }, 'connection', 'EINVAL'],
  [{ code: 'EPERM', syscall: 'connect' }, 'connection', 'EPERM'],
  [{ code: 'ENOMEM', syscall: 'read' }, 'connection', 'ENOMEM'],
  [{ code: 'EBADRESP', syscall: 'queryA' }, 'dns', 'EBADRESP'],
  [{ code: 'EAI_FAIL', syscall: 'getaddrinfo' }, 'dns', 'EAI_FAIL'],
  [{ code: 'ERR_OSSL_EVP_UNSUPPORTED' }, 'tls', 'ERR_OSSL_EVP_UNSUPPORTED'],
  [{ code: 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME' }, 'tls', 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME'],
])('%j is of the site or the network', (facts, reason, detail) => {
  expect(classifyNetworkError(errorWith(facts))).toMatchObject({ reason, detail });
  const wrapped = new Error('fetch failed', { cause: errorWith(facts) });
  expect(classifyNetworkError(wrapped)).toMatchObject({ reason, detail });
});

it('whatever a socket fails with is of the connection', () => {
  const fault = new ConnectionFault(errorWith({ code: 'ENEWCODE' }), new Socket());
  expect(classifyNetworkError(fault)).toMatchObject({ reason: 'connection', detail: 'ENEWCODE' });
  const silent = new ConnectionFault(new Error('it broke'), new Socket());
  expect(classifyNetworkError(silent)).toMatchObject({ reason: 'connection', detail: 'it broke' });
});

it.each([
  [new TypeError('x is not a function')],
  [errorWith({ code: 'ERR_INVALID_ARG_TYPE' })],
  [errorWith({ code: 'UND_ERR_INVALID_ARG', syscall: 'connect' })],
  ['no error at all'],
])('%s is a bug', (error) => {
  expect(classifyNetworkError(error)).toBeNull();
});

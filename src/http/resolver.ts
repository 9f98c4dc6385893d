// Names → addresses, off the four threads of `dns.lookup`, where one slow name holds up all: undici
// as it comes lost 269 of 1,000 healthy hosts that way. c-ares is asked, and the system for what only
// the system knows, few at a time. Answers are shared and kept for the run.
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { isLocalhost } from './private-address.js';
import { isScarcity } from './scarcity.js';
import { createSystemNames, type SystemNames } from './system-names.js';

/** The addresses of a name, at least one; rejects with an error whose code is of getaddrinfo's kind. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface ResolverOptions {
  /** `ADDRESS` or `ADDRESS:PORT`; empty for the system's, which are then followed by its other sources. */
  readonly servers: readonly string[];
  /** How long a name server may keep silent about a name. */
  readonly giveUpMs?: number;
  /** What is known beside the name servers; by itself what this machine knows, unless `servers` replace its own. */
  readonly system?: SystemNames;
}

export interface NameResolver {
  readonly resolve: Resolve;
  /** Ends the queries under way, which would keep the process alive. */
  readonly close: () => void;
}

const GIVE_UP_MS = 7_000;
/**
 * c-ares takes its own wait, doubled with each try, only until a server has answered a few times:
 * from then on five times the server's mean latency, 250 ms at least. Behind a fast server three
 * tries would be over in 2 s, before a distant name has been found; five leave 7.75 s. Behind a
 * slow one they take most of a minute: hence a limit of our own.
 */
const FIRST_TRY_MS = 1_000;
const TRIES = 5;
/** RFC 8305, 3: how long an answer of one family waits for the other. */
const OTHER_FAMILY_MS = 50;
/** The system's resolver shares its threads with files and decompression. */
const SYSTEM_LOOKUPS_AT_ONCE = 2;
const MAX_KEPT = 20_000;

/** What c-ares says of a name that has no such record. */
const ABSENT = new Set(['ENOTFOUND', 'ENODATA']);
/** After these the system would ask the same servers and hear the same, only slower. */
const FINAL = new Set(['ETIMEOUT', 'ESERVFAIL', 'ECANCELLED']);

/** A resolver with a cache of its own; to be closed at the end of the run. */
export function createResolver(options: ResolverOptions): NameResolver {
  const { servers, giveUpMs = GIVE_UP_MS } = options;
  const resolver = new Resolver({ timeout: FIRST_TRY_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  const inSystemSlot = pLimit(SYSTEM_LOOKUPS_AT_ONCE);
  const kept = new Map<string, Promise<readonly LookupAddress[]>>();

  const names = options.system ?? createSystemNames(resolver.getServers());
  const isReplaced = servers.length > 0 && options.system === undefined;

  /** What the system does not find is not found, or only unknown where no name server said so. */
  const askSystem = (hostname: string, notFound: 'ENOTFOUND' | 'EAI_NONAME' = 'ENOTFOUND') =>
    inSystemSlot(() => names.lookup(hostname)).catch((error: unknown) => {
      throw lookupError(hostname, isPassing(error) ? 'EAI_AGAIN' : notFound, error);
    });

  const ask = async (hostname: string): Promise<readonly LookupAddress[]> => {
    if (isLocalhost(hostname) || (!isReplaced && names.isInHosts(hostname))) {
      return askSystem(hostname);
    }
    try {
      return await askBothFamilies(resolver, hostname, giveUpMs);
    } catch (error) {
      const isAbsent = ABSENT.has(codeOf(error));
      const mayKnow = isAbsent ? names.mayKnow(hostname) : !FINAL.has(codeOf(error));
      if (!isReplaced && mayKnow) return askSystem(hostname, isAbsent ? 'ENOTFOUND' : 'EAI_NONAME');
      throw lookupError(hostname, isAbsent ? 'ENOTFOUND' : 'EAI_AGAIN', error);
    }
  };

  const resolve: Resolve = (hostname) => {
    const name = hostname.toLowerCase();
    const known = kept.get(name);
    if (known !== undefined) return known;
    const asked = ask(name);
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(name, asked);
    // Trouble of the name server passes; that a name does not exist stays so for the run.
    asked.catch((error: unknown) => {
      if (codeOf(error) !== 'ENOTFOUND') kept.delete(name);
    });
    return asked;
  };

  return { resolve, close: () => resolver.cancel() };
}

/** IPv4 is waited for to the end: on a machine without IPv6 the other family alone would be no answer. */
async function askBothFamilies(
  resolver: Resolver,
  hostname: string,
  giveUpMs: number,
): Promise<readonly LookupAddress[]> {
  const ipv4 = settle(within(giveUpMs, resolver.resolve4(hostname)), 4);
  const ipv6 = settle(within(giveUpMs, resolver.resolve6(hostname)), 6);
  const first = await ipv4;
  const second = first.addresses.length === 0 ? await ipv6 : await soon(ipv6);
  const addresses = [...first.addresses, ...second.addresses];
  if (addresses.length > 0) return addresses;
  // Where one family is absent and the other is in trouble, the name may still exist.
  const errors = [first.error, second.error].filter((error) => error !== null);
  throw errors.find((error) => !ABSENT.has(codeOf(error))) ?? errors[0];
}

interface FamilyAnswer {
  readonly addresses: readonly LookupAddress[];
  readonly error: unknown;
}

function settle(asked: Promise<readonly string[]>, family: 4 | 6): Promise<FamilyAnswer> {
  return asked.then(
    (found) => ({ addresses: found.map((address) => ({ address, family })), error: null }),
    (error: unknown) => ({ addresses: [], error }),
  );
}

function soon(answer: Promise<FamilyAnswer>): Promise<FamilyAnswer> {
  return Promise.race([answer, sleep(OTHER_FAMILY_MS, { addresses: [], error: null })]);
}

/** c-ares cannot cancel one query: what is given up goes on, unheard. */
function within<Answer>(giveUpMs: number, asked: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(Object.assign(new Error('no answer'), { code: 'ETIMEOUT' })),
      giveUpMs,
    );
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** c-ares has names of its own, some of which mean something else on a socket (ECONNREFUSED). */
function lookupError(
  hostname: string,
  code: 'ENOTFOUND' | 'EAI_NONAME' | 'EAI_AGAIN',
  cause: unknown,
): Error {
  return Object.assign(new Error(`${hostname} was not resolved`, { cause }), { code });
}

/** Whether the system may answer another time: it had no descriptor or memory left, or was told to wait. */
function isPassing(error: unknown): boolean {
  return isScarcity(error) || ['EAI_AGAIN', 'EAI_MEMORY', 'EAI_SYSTEM'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

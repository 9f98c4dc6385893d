// What this machine knows of names beside its name servers: the hosts file, which goes before them,
// and sources that only the system's own resolver reaches. A name that a name server says does not
// exist is asked for there only where that can help: the system is slow to say no, since it asks the
// same servers again, few names at a time.
import { type LookupAddress, lookup } from 'node:dns';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

export interface SystemNames {
  /** Whether the hosts file has a name (in lower case): what it says goes before all else. */
  readonly isInHosts: (hostname: string) => boolean;
  /** Whether there may be addresses of a name of which the name servers know none. */
  readonly mayKnow: (hostname: string) => boolean;
  /** Asks the system's resolver; rejects with its error. */
  readonly lookup: (hostname: string) => Promise<readonly LookupAddress[]>;
}

export interface SystemFiles {
  readonly hosts: string;
  /** Null where the system has none and decides by itself: Windows, macOS. */
  readonly nameSwitch: string | null;
}

/** Sources that know no more than a name server does, or of this machine alone; those for `.local` are asked by the name. */
const ORDINARY_SOURCE = /^(?:files|dns|myhostname|mymachines|mdns\w*|\[.*\])$/;
/** systemd's own name server tells what its source of names would. */
const SYSTEMD_STUBS = ['127.0.0.53', '127.0.0.54'];

/** The names of this machine; `servers` are the addresses of its name servers. */
export function createSystemNames(servers: readonly string[]): SystemNames {
  const hasNameSwitch = !['win32', 'darwin'].includes(platform());
  const files = {
    hosts: readText(
      platform() === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts',
    ),
    nameSwitch: hasNameSwitch ? readText('/etc/nsswitch.conf') : null,
  };
  return { ...describeNames(files, servers), lookup: lookupAll };
}

/** What can be told by the text of the system's files. */
export function describeNames(
  { hosts, nameSwitch }: SystemFiles,
  servers: readonly string[],
): Omit<SystemNames, 'lookup'> {
  const named = new Set(
    hosts
      .toLowerCase()
      .split('\n')
      .flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1)),
  );
  const knowsMore = nameSwitch === null || hasFurtherSource(nameSwitch, servers);
  return {
    isInHosts: (hostname) => named.has(hostname),
    mayKnow: (hostname) => knowsMore || /^[^.]*$|\.local$/.test(hostname),
  };
}

function hasFurtherSource(nameSwitch: string, servers: readonly string[]): boolean {
  const line = /^\s*hosts\s*:(.*)/m.exec(nameSwitch)?.[1] ?? '';
  const sources = line.replace(/#.*/, '').trim().split(/\s+/);
  return sources.some((source) =>
    source === 'resolve'
      ? !servers.some((server) => SYSTEMD_STUBS.includes(server))
      : source !== '' && !ORDINARY_SOURCE.test(source),
  );
}

function lookupAll(hostname: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      if (error === null && addresses.length > 0) resolve(addresses);
      else reject(error ?? new Error('no addresses'));
    });
  });
}

/** What cannot be read says nothing. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

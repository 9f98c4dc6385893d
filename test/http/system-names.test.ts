import { describe, expect, it } from 'vitest';
import { describeNames } from '../../src/http/system-names.js';

const UBUNTU = 'passwd: files\nhosts:  files mdns4_minimal [NOTFOUND=return] dns myhostname\n';

function mayKnow(nameSwitch: string | null, name: string, servers = ['192.0.2.53']): boolean {
  return describeNames({ hosts: '', nameSwitch }, servers).mayKnow(name);
}

describe('a name that no name server knows', () => {
  it.each([
    ['files and name servers', UBUNTU],
    ['nothing that is said', ''],
    ['a comment', 'hosts: files dns # ldap\n'],
  ])('cannot be known where the system has %s', (_what, nameSwitch) => {
    expect(mayKnow(nameSwitch, 'school.example')).toBe(false);
  });

  it.each([
    ['a directory', 'hosts: files ldap dns'],
    ['Windows names', 'hosts: files wins dns'],
    ['systemd’s own source', 'hosts: files resolve [!UNAVAIL=return] dns'],
    ['ways of its own, as Windows and macOS do', null],
  ])('may be known where the system has %s', (_what, nameSwitch) => {
    expect(mayKnow(nameSwitch, 'school.example')).toBe(true);
  });

  it('cannot be known where systemd’s source is the name server that was asked', () => {
    expect(mayKnow('hosts: resolve dns', 'school.example', ['127.0.0.53'])).toBe(false);
  });

  it.each(['intranet', 'school.local'])('may be known where it is %s', (name) => {
    expect(mayKnow(UBUNTU, name)).toBe(true);
  });
});

it('the hosts file is read as the system reads it', () => {
  const hosts =
    '127.0.0.1 localhost\r\n# 192.0.2.1 no.test\n192.0.2.2\tOne.test  two.test # three.test\n';
  const { isInHosts } = describeNames({ hosts, nameSwitch: '' }, []);
  const names = ['localhost', 'one.test', 'two.test', 'no.test', 'three.test', '192.0.2.2', ''];
  expect(names.filter(isInHosts)).toEqual(['localhost', 'one.test', 'two.test']);
});

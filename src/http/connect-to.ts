// `--connect-to HOST1:PORT1:HOST2:PORT2` as curl has it: a connection meant for HOST1:PORT1 goes
// to HOST2:PORT2, while the Host header, SNI and certificate check keep the name of the address.

/** An empty string or null matches, or keeps, whatever the address has. */
export interface ConnectTo {
  readonly fromHost: string;
  readonly fromPort: number | null;
  readonly toHost: string;
  readonly toPort: number | null;
}

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

const HOST = String.raw`(\[[0-9A-Fa-f:.]*\]|[^:\[\]]*)`;
const SYNTAX = new RegExp(`^${HOST}:(\\d*):${HOST}:(\\d*)$`);

/** The rule in `text`, or null where it is none. IPv6 addresses stand in brackets. */
export function parseConnectTo(text: string): ConnectTo | null {
  const match = SYNTAX.exec(text.trim());
  if (match === null) return null;
  const [, fromHost = '', fromPort = '', toHost = '', toPort = ''] = match;
  const ports = [fromPort, toPort].map((port) => (port === '' ? null : Number(port)));
  if (ports.some((port) => port !== null && (port < 1 || port > 65_535))) return null;
  return {
    fromHost: bare(fromHost).toLowerCase(),
    fromPort: ports[0] ?? null,
    toHost: bare(toHost),
    toPort: ports[1] ?? null,
  };
}

/** Where a connection to `endpoint` really goes, or null where no rule speaks of it; the first that matches wins. */
export function applyConnectTo(rules: readonly ConnectTo[], endpoint: Endpoint): Endpoint | null {
  const host = bare(endpoint.host).toLowerCase();
  const rule = rules.find(
    (candidate) =>
      (candidate.fromHost === '' || candidate.fromHost === host) &&
      (candidate.fromPort === null || candidate.fromPort === endpoint.port),
  );
  if (rule === undefined) return null;
  return { host: rule.toHost || endpoint.host, port: rule.toPort ?? endpoint.port };
}

function bare(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}

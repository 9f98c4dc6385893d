// What two host names are to each other, where the registrable domain is too coarse: on a platform
// every school has a subdomain, and the domain itself is the platform's.

/** The same name, `www.` aside. */
export function isSameHostName(a: string, b: string): boolean {
  return bareHostName(a) === bareHostName(b);
}

/** Whether a page on `host` stands elsewhere than at the address whose host is `typed`. */
export function isForeignHost(host: string, typed: string): boolean {
  const [here, there] = [bareHostName(host), bareHostName(typed)];
  return here !== there && !here.endsWith(`.${there}`);
}

/** Whether the host is one of the services, `www.` and the mobile version included. */
export function isServiceHost(host: string, services: readonly string[]): boolean {
  return services.some(
    (service) => host === service || /^(?:www|m)\.$/.test(prefix(host, service)),
  );
}

function prefix(host: string, service: string): string {
  return host.endsWith(`.${service}`) ? host.slice(0, -service.length) : '';
}

function bareHostName(host: string): string {
  return host.replace(/^www\./, '').replace(/\.$/, '');
}

// The way of the command to a page, with connections of its own.
import { Connector, type ConnectorOptions } from '../../src/http/connector.js';
import { createFetchPage, type FetchPageOptions } from '../../src/http/http-client.js';
import type { FetchPage } from '../../src/page/fetch.js';

export type HttpClientOptions = ConnectorOptions & FetchPageOptions;

interface HttpClient {
  readonly fetchPage: FetchPage;
  readonly close: () => void;
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const connector = new Connector(options);
  return {
    fetchPage: createFetchPage(connector, options),
    close: () => connector.destroy(),
  };
}

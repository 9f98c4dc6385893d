// What a crawl of the list is given, and what it tells while it goes on.
import type { Io } from '../../cli/io.js';
import type { CheckOptions } from '../../cli/options.js';
import type { Impostor, Suspicion } from '../../crawl/outage.js';
import type { SchoolResult } from '../../crawl/result.js';
import type { Journal } from '../../journal/journal.js';
import type { Recording } from '../../page/exchange.js';
import type { ReadPage } from '../../page/page-reader.js';
import type { Look } from '../../page/seen.js';
import type { School } from '../../school.js';
import type { Requirements } from '../../verdict/requirements.js';
import type { Network } from './network.js';
import type { OpenList } from './open-list.js';

export interface CrawlerRun {
  readonly options: CheckOptions;
  readonly requirements: Requirements;
  readonly network: Omit<Network, 'way'>;
  /** By the rules of all `requirements`, in their order. */
  readonly readPage: ReadPage;
  readonly io: Pick<Io, 'stop' | 'abort' | 'now'>;
  readonly events: CrawlerEvents;
  /** Where the schools come from; its total is not known where it can be read only once. */
  readonly list?: Pick<OpenList, 'total' | 'understood'>;
  /** Keeps the answers; null where nobody could read it later. */
  readonly journal: Journal | null;
  /** The browser that takes a second look; null where none is asked for. */
  readonly look?: Look | null;
  /** Keeps a picture of a page; absent where nobody does. */
  readonly keepPicture?: (school: School, png: Uint8Array) => Promise<string | null>;
  /** See `VisitOptions`. */
  readonly startRecording?: () => Recording;
}

export interface CrawlerEvents {
  /** A school is done, in the order in which they are; `before` is its result of the first pass. */
  readonly onDone: (result: SchoolResult, before: SchoolResult | null) => void;
  readonly onBug: (error: unknown, school: School) => void;
  /** The site at this address is asked; what is answered is called when that has ended. */
  readonly onVisit: (address: string) => () => void;
  /** So many domains in a row were silent, or alike: the run pauses and looks at its own network. */
  readonly onSuspicion: (suspicion: Suspicion) => void;
  /** Our own network answers in the place of every site. */
  readonly onImpostor: (impostor: Impostor) => void;
  /** A site had to be let go, since it did not end within its time. */
  readonly onOverdue: (address: string) => void;
  /** File descriptors ran out: fewer sites are asked at once. */
  readonly onScarcity: () => void;
  /** So many schools are asked again. */
  readonly onSecondPass: (schools: number) => void;
  /** A browser looks at so many. */
  readonly onSecondLook: (schools: number) => void;
  /** It could not look at one. */
  readonly onLookLost: () => void;
  /** So many schools link to the same results as another; 0 where none does. */
  readonly onSharedLinks: (schools: number) => void;
}

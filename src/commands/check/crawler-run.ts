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

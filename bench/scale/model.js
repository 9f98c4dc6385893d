// The crawl as a model: schools pass the window, the waiting room, the gate of their domain, the
// lookup of their name and a slot, as in src/crawl/; what a site does to its slot is a number of seconds. It is held to
// real runs of the command by validate.js, and then asked about lists that cannot be run here.
import { createClock, createLine, createPlaces } from './clock.js';

/**
 * @typedef {object} ModelSite
 * @property {string} domain registrable
 * @property {number | null} nameS until the name server tells; null where it never does
 * @property {number | null} answerS until a request is answered; null where it hangs
 * @property {number} requests home page, frames, inner pages
 * @property {number} bytes over the wire, of one request
 */
/**
 * @typedef {object} Settings as the command has them
 * @property {number} concurrency
 * @property {number} perDomain
 * @property {number} timeoutS
 * @property {number} retries
 * @property {boolean} secondPass
 */
/**
 * @typedef {object} Machine
 * @property {number} startS until the first site is asked
 * @property {number} pageS of the main thread for one page: connection, parsing, judging, its row
 * @property {number} bytesPerS of the wire; Infinity where it is no limit
 */
/**
 * @typedef {object} Simulated
 * @property {number} wallS
 * @property {number} firstPassS of it
 * @property {number} busy share of the time in which the main thread works
 * @property {number} wire share of the time in which the wire is used
 * @property {number} requests
 * @property {number} bytes
 * @property {number} mostPerMinute requests begun in the busiest minute
 * @property {number} unanswered
 */

// As in src/cli/crawler.ts, src/crawl/ask-politely.ts and src/http/resolver.ts.
const WINDOW_PER_SLOT = 128;
const MIN_WINDOW = 1_024;
const BEGUN_PER_SLOT = 16;
const BEGUN_PER_SLOT_OF_DOMAIN = 4;
const LOOKUPS_AT_ONCE = 64;
const LOOKUP_SHARE = 1 / 2;
const NAME_GIVE_UP_S = 7;
const FIRST_RETRY_S = 0.5;
const SECOND_PASS_SLOTS = 1 / 4;

/**
 * @param {readonly ModelSite[]} sites in the order of the list
 * @param {Settings} settings
 * @param {{ machine: Machine, random: import('../corpus/random.js').Random }} world
 * @returns {Simulated}
 */
export function simulate(sites, settings, { machine, random }) {
  const clock = createClock();
  const thread = createLine(clock);
  const wire = createLine(clock);
  /** @type {number[]} */
  const begunInMinute = [];
  let requests = 0;
  let bytes = 0;

  /** @param {ModelSite} site @param {() => void} done */
  const request = (site, done) => {
    const minute = Math.floor(clock.now() / 60);
    begunInMinute[minute] = (begunInMinute[minute] ?? 0) + 1;
    requests += 1;
    bytes += site.bytes;
    clock.after(site.answerS ?? 0, () => {
      wire.serve(site.bytes / machine.bytesPerS, () => thread.serve(machine.pageS, done));
    });
  };

  /** @param {ModelSite} site @param {number} leftS @param {(isAnswered: boolean) => void} done */
  const visit = (site, leftS, done) => {
    if (site.answerS === null) {
      requests += 1;
      clock.after(leftS, () => done(false));
      return;
    }
    const ask = (/** @type {number} */ further) => {
      request(site, () => (further > 1 ? ask(further - 1) : done(true)));
    };
    ask(site.requests);
  };

  /**
   * @param {readonly ModelSite[]} asked
   * @param {Settings} pass
   * @param {(unanswered: ModelSite[]) => void} onEnd
   */
  const runPass = (asked, pass, onEnd) => {
    const slots = createPlaces(pass.concurrency);
    const lookups = createPlaces(LOOKUPS_AT_ONCE);
    const room = createPlaces(Math.max(MIN_WINDOW, pass.concurrency * BEGUN_PER_SLOT));
    const doorOf = placesOf(pass.perDomain * BEGUN_PER_SLOT_OF_DOMAIN);
    const gateOf = placesOf(pass.perDomain);
    const window = Math.max(MIN_WINDOW, settings.concurrency * WINDOW_PER_SLOT);
    const isDone = new Uint8Array(asked.length);
    /** @type {ModelSite[]} */
    const unanswered = [];
    let begun = 0;
    let yielded = 0;

    const fill = () => {
      while (begun < asked.length && begun - yielded < window) {
        const row = begun;
        begun += 1;
        const { domain } = /** @type {ModelSite} */ (asked[row]);
        doorOf(domain).enter(() => room.enter(() => attempt(row, 0)));
      }
    };
    /** @param {number} row */
    const end = (row) => {
      const { domain } = /** @type {ModelSite} */ (asked[row]);
      room.leave();
      doorOf(domain).leave();
      isDone[row] = 1;
      while (isDone[yielded] === 1) yielded += 1;
      if (yielded === asked.length) onEnd(unanswered);
      else fill();
    };
    /** @param {number} row @param {number} retried */
    const attempt = (row, retried) => {
      const site = /** @type {ModelSite} */ (asked[row]);
      const gate = gateOf(site.domain);
      gate.enter(() =>
        lookUp(site, retried > 0 || pass !== settings, (tookS, isFound) => {
          slots.enter(() => {
            const leave = (/** @type {boolean} */ isAnswered) => {
              slots.leave();
              gate.leave();
              if (isAnswered) {
                end(row);
              } else if (isFound && retried < pass.retries) {
                // Full jitter; who waits holds nothing.
                const waitS = random.next() * FIRST_RETRY_S * 2 ** retried;
                clock.after(waitS, () => attempt(row, retried + 1));
              } else {
                unanswered.push(site);
                end(row);
              }
            };
            if (isFound) visit(site, pass.timeoutS - tookS, leave);
            else clock.after(Math.max(0, NAME_GIVE_UP_S - tookS), () => leave(false));
          });
        }),
      );
    };
    /** @param {ModelSite} site @param {boolean} isKnown @param {(tookS: number, isFound: boolean) => void} done */
    const lookUp = ({ nameS }, isKnown, done) => {
      if (nameS !== null && (isKnown || nameS === 0)) {
        done(0, true);
        return;
      }
      lookups.enter(() => {
        const tookS = Math.min(nameS ?? NAME_GIVE_UP_S, pass.timeoutS * LOOKUP_SHARE);
        clock.after(tookS, () => {
          lookups.leave();
          done(tookS, nameS !== null);
        });
      });
    };

    if (asked.length === 0) onEnd(unanswered);
    else fill();
  };

  let firstPassS = 0;
  let unansweredAtEnd = 0;
  clock.after(machine.startS, () => {
    runPass(sites, settings, (unanswered) => {
      firstPassS = clock.now();
      unansweredAtEnd = unanswered.length;
      if (!settings.secondPass) return;
      const gently = {
        ...settings,
        concurrency: Math.ceil(settings.concurrency * SECOND_PASS_SLOTS),
        perDomain: 1,
        retries: 0,
      };
      runPass(unanswered, gently, (still) => {
        unansweredAtEnd = still.length;
      });
    });
  });
  clock.run();
  const wallS = clock.now();
  return {
    wallS,
    firstPassS,
    busy: thread.busyS() / wallS,
    wire: wire.busyS() / wallS,
    requests,
    bytes,
    mostPerMinute: begunInMinute.reduce((most, each) => Math.max(most, each ?? 0), 0),
    unanswered: unansweredAtEnd,
  };
}

/**
 * Places of each domain's own.
 * @param {number} limit
 */
function placesOf(limit) {
  /** @type {Map<string, import('./clock.js').Places>} */
  const known = new Map();
  return (/** @type {string} */ domain) => {
    const places = known.get(domain) ?? createPlaces(limit);
    known.set(domain, places);
    return places;
  };
}

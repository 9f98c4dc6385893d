// When the schools were checked: the first and the last moment, since the rows come in the order
// of the list and not of the clock.
import { formatDay, formatMoment } from '../../words/russian-date.js';

export interface Period {
  readonly add: (checkedAt: string) => void;
  /** In Russian, from the first moment to the last; null where no school was checked. */
  readonly format: () => string | null;
}

export function createPeriod(): Period {
  let first: string | null = null;
  let last: string | null = null;
  return {
    add(checkedAt) {
      if (first === null || Date.parse(checkedAt) < Date.parse(first)) first = checkedAt;
      if (last === null || Date.parse(checkedAt) > Date.parse(last)) last = checkedAt;
    },
    format: () => (first === null || last === null ? null : formatPeriod(first, last)),
  };
}

function formatPeriod(first: string, last: string): string {
  const [firstDay, firstTime] = dayAndTime(first);
  const [lastDay, lastTime] = dayAndTime(last);
  if (firstDay !== lastDay) return `с ${formatMoment(first)} до ${formatMoment(last)}`;
  if (firstTime === lastTime) return formatMoment(first) ?? first;
  return `${formatDay(firstDay)} с ${firstTime} до ${lastTime}`;
}

/** As the clock on the wall showed them. */
function dayAndTime(timestamp: string): readonly [day: string, time: string] {
  return [timestamp.slice(0, 10), timestamp.slice(11, 16)];
}

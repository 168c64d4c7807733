/** What somebody has at the time of a date already, so that they do not book it twice unawares. Pure. */
import type { Own } from '../booking-forms/own-bookings.js';
import { overlaps, type Period } from '../reservation/period.js';
import { isStay, stayOf } from '../reservation/stay.js';
import type { PreviewedDate } from '../series/preview.js';
import { timeOn } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';
import type { WaitingDate } from './own-series.queries.js';
import { seriesPath } from './series-path.js';

export interface OwnTime extends Period {
  /** Where it is. */
  readonly commune: string;
  /** Where it is shown. */
  readonly path: string;
  /** A date of a series of theirs, which is booked when it opens. */
  readonly isLater: boolean;
}

export function ownTimes(
  { occupying }: Own,
  waiting: readonly WaitingDate[],
  network: Network,
): readonly OwnTime[] {
  const booked = occupying.map(({ start, end, telecentre, telecentreName, reference }): OwnTime => {
    const commune = network.telecentres.get(telecentre)?.commune.name ?? telecentreName;
    return { start, end, commune, path: `/bookings/${reference}`, isLater: false };
  });
  const later = waiting.flatMap(({ series, telecentre, date, time }): OwnTime[] => {
    const place = network.telecentres.get(telecentre);
    if (place === undefined) return [];
    const stay = stayOf(timeOn(date, time), place.opening);
    if (!isStay(stay)) return [];
    const { start, end } = stay;
    return [{ start, end, commune: place.commune.name, path: seriesPath(series), isLater: true }];
  });
  return [...booked, ...later];
}

export function ownThen({ stay }: PreviewedDate, own: readonly OwnTime[]): OwnTime | undefined {
  return stay === undefined ? undefined : own.find((one) => overlaps(one, stay));
}

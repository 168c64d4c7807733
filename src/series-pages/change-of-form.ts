/** What a form asks to be changed: what it says otherwise than the series does. Pure. */
import type { Where } from '../bookings/target.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { SeriesChange } from '../series-changes/series-change.js';
import type { SeriesRecord, SeriesTime } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';
import { timeOfForm, whereOfForm } from '../new-series/series-form.js';
import type { ChangeFields } from './series-pages.schemas.js';

/** Null: it is all as it was. */
export function changeOfForm(
  sent: ChangeFields,
  series: SeriesRecord,
  network: Network,
): SeriesChange | null {
  const [where, time] = [whereOfForm(sent, network), timeOfForm(sent)];
  const change: SeriesChange = {
    where: isSamePlace(where, series.where) ? {} : where,
    time: isSameTime(time, series.time) ? null : time,
    people: undefined,
    equipment: undefined,
    title: sent.title === series.title ? undefined : sent.title,
    message: sent.message === series.message ? undefined : sent.message,
  };
  const says = [change.time ?? undefined, change.title, change.message];
  const isNothing = Object.keys(change.where).length === 0 && says.every((one) => one === undefined);
  return isNothing ? null : change;
}

/** As the series is: what the form begins with. */
export function fieldsOfSeries(series: SeriesRecord, network: Network): Typed {
  const { where, time, telecentre, title, message } = series;
  const found = 'resource' in where ? network.resources.get(where.resource) : undefined;
  const kind = 'kind' in where ? where.kind : (found?.resource.kind ?? 'desk');
  return {
    ...{ telecentre, kind },
    ...('resource' in where ? { resource: where.resource } : {}),
    ...('halfDay' in time
      ? { halfDay: time.halfDay }
      : { halfDay: 'hours', from: time.startTime, to: time.endTime }),
    title: title ?? '',
    message: message ?? '',
  };
}

function isSamePlace(one: Where, other: Where): boolean {
  if ('resource' in one || 'resource' in other)
    return 'resource' in one && 'resource' in other && one.resource === other.resource;
  return one.telecentre === other.telecentre && one.kind === other.kind;
}

function isSameTime(one: SeriesTime, other: SeriesTime): boolean {
  if ('halfDay' in one || 'halfDay' in other)
    return 'halfDay' in one && 'halfDay' in other && one.halfDay === other.halfDay;
  return one.startTime === other.startTime && one.endTime === other.endTime;
}

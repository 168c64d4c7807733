import type ICAL from 'ical.js';
import { instantIn, objectIn, onlyChild, valueOf } from './invitations.js';

export interface Entry {
  readonly uid: string;
  readonly organizer: string;
  readonly sequence: number;
  readonly stamp: number;
  readonly start: number;
  readonly cancelled: boolean;
}

/**
 * The calendar of somebody who gets our mails, after the rules of RFC 5546: an entry is what its UID says (2.1.5), the
 * higher SEQUENCE holds, then the later DTSTAMP (2.1.5), and only its organizer may change it (6.1).
 */
export class ReaderCalendar {
  private readonly entries = new Map<string, Entry>();

  receive(text: string): void {
    const received = entryIn(text);
    const known = this.entries.get(received.uid);
    if (known === undefined && received.cancelled) return;
    if (known !== undefined && !replaces(received, known)) return;
    this.entries.set(received.uid, received);
  }

  /** What it shows: beginnings of what is not cancelled. */
  get shown(): number[] {
    return [...this.entries.values()].filter(({ cancelled }) => !cancelled).map(({ start }) => start);
  }
}

function replaces(received: Entry, known: Entry): boolean {
  if (received.organizer !== known.organizer) return false;
  if (received.sequence !== known.sequence) return received.sequence > known.sequence;
  return received.stamp > known.stamp;
}

function entryIn(text: string): Entry {
  const object = objectIn(text);
  const event = onlyChild(object, 'vevent');
  return {
    uid: valueOf(event, 'uid'),
    organizer: valueOf(event, 'organizer'),
    sequence: Number(valueOf(event, 'sequence')),
    stamp: (event.getFirstPropertyValue('dtstamp') as ICAL.Time).toUnixTime(),
    start: instantIn(text, 'dtstart'),
    cancelled: valueOf(object, 'method') === 'CANCEL',
  };
}

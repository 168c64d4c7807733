import ICAL from 'ical.js';
import type { Invitation } from '../../src/icalendar/invitation.js';

/** A morning at Figeac, booked by Zoé. */
export const MORNING: Invitation = {
  method: 'REQUEST',
  uid: '6a2f0a0e-6c1d-4a56-9d52-0c8b1c1f7a10',
  sequence: 0,
  stamp: Date.parse('2026-11-19T08:00:00Z'),
  start: Date.parse('2027-01-12T08:00:00Z'),
  end: Date.parse('2027-01-12T11:00:00Z'),
  timeZone: 'Europe/Paris',
  summary: 'Poste 2 – Télécentre de Figeac',
  description: 'https://reservation.example.org/reservations/abc\nRéférence\u00a0: 7K2M-93QF',
  location: 'Télécentre de Figeac, 46100 Figeac',
  position: { latitude: 44.60867, longitude: 2.03431 },
  url: 'https://reservation.example.org/reservations/abc',
  organizer: { name: 'Télécentre de Figeac', address: 'figeac@reservation.example.org' },
  attendee: { name: 'Zoé Durand', address: 'zoe@example.org' },
};

/** As ical.js reads it, which is what Thunderbird and Nextcloud read with. */
export function eventIn(text: string): ICAL.Component {
  return onlyChild(objectIn(text), 'vevent');
}

export function objectIn(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text) as unknown[]);
}

export function onlyChild(component: ICAL.Component, name: string): ICAL.Component {
  const [child, ...others] = component.getAllSubcomponents(name);
  if (child === undefined || others.length > 0) throw new Error(`There is not one ${name}`);
  return child;
}

export function valueOf(component: ICAL.Component, name: string): string {
  return String(component.getFirstPropertyValue(name));
}

/** The instant of DTSTART or DTEND, by the zone that comes with it. */
export function instantIn(text: string, name: 'dtstart' | 'dtend'): number {
  const object = objectIn(text);
  const time = onlyChild(object, 'vevent').getFirstPropertyValue(name) as ICAL.Time;
  const clock = object.getFirstSubcomponent('vtimezone');
  if (clock !== null) time.zone = new ICAL.Timezone(clock);
  return time.toUnixTime() * 1000;
}

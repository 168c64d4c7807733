/** Somebody else's calendar server: what it answers is the test's to say, and what it was asked can be looked at. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OutsideEvent {
  readonly uid: string;
  readonly title?: string;
  /** `2026-11-24T09:00:00+01:00` */
  readonly from: string;
  readonly to: string;
}

export interface OutsideCalendar {
  readonly url: string;
  /** As `hostsAllowed` wants it. */
  readonly host: string;
  /** From now on it tells these; a new version each time. */
  tell(events: readonly OutsideEvent[]): void;
  tellText(text: string): void;
  /** From now on it answers so, whatever it is asked. */
  answer(with_: (request: IncomingMessage, response: ServerResponse) => unknown): void;
  readonly asked: readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

export async function openOutsideCalendar(): Promise<OutsideCalendar> {
  const asked: IncomingHttpHeaders[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  let version = 0;
  const server = createServer((request, response) => {
    asked.push(request.headers);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const calendar: OutsideCalendar = {
    url: `http://${host}/secret-of-the-room/basic.ics`,
    host,
    asked,
    tell: (events) => {
      calendar.tellText(calendarText(events));
    },
    tellText: (text) => {
      const etag = `"v${String(++version)}"`;
      answer = ({ headers }, response) => {
        if (headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
        return response.writeHead(200, { etag, 'content-type': 'text/calendar; charset=utf-8' }).end(text);
      };
    },
    answer: (with_) => {
      answer = with_;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  calendar.tell([]);
  return calendar;
}

export function calendarText(events: readonly OutsideEvent[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Mairie//Agenda//FR',
    ...events.flatMap(({ uid, title = 'Conseil municipal', from, to }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'DTSTAMP:20261101T000000Z',
      `DTSTART:${stamp(from)}`,
      `DTEND:${stamp(to)}`,
      `SUMMARY:${title}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

function stamp(moment: string): string {
  return new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** Answers as the calendars of this world write them. */

export interface Answer {
  readonly from: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
  readonly method?: string;
}

export const OUR_SERVER = 'mx.telecentres.example';
const TO = 'telecentres+figeac@example.org';

/** What our server writes above a mail: by default that the sender is who they say. */
export function arrived(mail: string, results: string | null = 'pass'): string {
  const domain = /^From:.*@([^>\s]+)/m.exec(mail)?.[1] ?? '';
  const field =
    results === 'pass'
      ? `Authentication-Results: ${OUR_SERVER};\r\n\tspf=pass smtp.mailfrom=${domain};\r\n\tdmarc=pass (p=none dis=none)\r\n header.from=${domain}`
      : results;
  return [...(field === null ? [] : [field]), `Received: from mail.${domain}`, mail].join('\r\n');
}

/** Multipart, twice: to be read in place, and as a file. The mail leaves Google in the name of the member. */
export function gmail(answer: Answer): string {
  const content = calendar(answer, '-//Google Inc//Google Calendar 70.9054//EN', [
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${answer.status};CN=${answer.from}`,
    ` ;X-NUM-GUESTS=0:mailto:${answer.from}`,
    ORGANIZER,
  ]);
  return lines(
    `Sender: Google Calendar <calendar-notification@google.com>`,
    `Reply-To: Jeanne Durand <${answer.from}>`,
    'Auto-Submitted: auto-generated',
    `From: Jeanne Durand <${answer.from}>`,
    ...envelope('=?UTF-8?Q?Refus=C3=A9=3A_Poste?='),
    'Content-Type: multipart/mixed; boundary="mixed"',
    '',
    '--mixed',
    'Content-Type: multipart/alternative; boundary="alternative"',
    '',
    '--alternative',
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    '',
    'Jeanne Durand a refusé cette invitation.',
    '--alternative',
    'Content-Type: text/html; charset="UTF-8"',
    '',
    '<p>Jeanne Durand a refusé cette invitation.</p>',
    '--alternative',
    'Content-Type: text/calendar; charset="UTF-8"; method=REPLY',
    'Content-Transfer-Encoding: 7bit',
    '',
    content,
    '--alternative--',
    '--mixed',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
    '--mixed--',
  );
}

/** No ORGANIZER, everything in base64, and a file of its own that only Outlook reads. */
export function outlook(answer: Answer): string {
  const content = calendar(answer, '-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN', [
    `ATTENDEE;PARTSTAT=${answer.status};CN="Jeanne Durand":MAILTO:${answer.from.toUpperCase()}`,
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    'COMMENT;LANGUAGE=fr-FR:\\n',
  ]);
  return lines(
    `From: "Durand, Jeanne" <${answer.from}>`,
    ...envelope('Declined: Poste'),
    'Thread-Topic: Poste',
    'X-MS-Has-Attach: yes',
    'Content-Type: multipart/mixed; boundary="_004_"',
    '',
    '--_004_',
    'Content-Type: multipart/alternative; boundary="_000_"',
    '',
    '--_000_',
    'Content-Type: text/plain; charset="us-ascii"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '=0A',
    '--_000_',
    'Content-Type: text/calendar; charset="utf-8"; method=REPLY',
    'Content-Transfer-Encoding: base64',
    '',
    base64(content),
    '--_000_--',
    '--_004_',
    'Content-Type: application/ms-tnef; name="winmail.dat"',
    'Content-Transfer-Encoding: base64',
    '',
    base64('\x78\x9f\x3e\x22 REPLY DECLINED'),
    '--_004_--',
  );
}

export function apple(answer: Answer): string {
  const content = calendar(answer, '-//Apple Inc.//macOS 15.1//EN', [
    `ATTENDEE;CN="Jeanne Durand";CUTYPE=INDIVIDUAL;EMAIL="${answer.from}";PARTSTAT=${answer.status}`,
    ` ;ROLE=REQ-PARTICIPANT:mailto:${answer.from}`,
    ORGANIZER,
    'LAST-MODIFIED:20261123T080000Z',
    'TRANSP:OPAQUE',
  ]);
  return lines(
    `From: Jeanne Durand <${answer.from}>`,
    ...envelope('Poste'),
    'X-Mailer: Apple Mail (2.3826)',
    'Content-Type: multipart/alternative; boundary="Apple-Mail=_1"',
    '',
    '--Apple-Mail=_1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Jeanne Durand a décliné.',
    '--Apple-Mail=_1',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8; name="iCal-20261123-090000.ics"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    content.replaceAll('=', '=3D'),
    '--Apple-Mail=_1--',
  );
}

export function thunderbird(answer: Answer): string {
  const content = calendar(answer, '-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN', [
    ORGANIZER,
    `ATTENDEE;CN=Jeanne Durand;PARTSTAT=${answer.status};ROLE=REQ-PARTICIPANT:mailto:${answer.from}`,
    'X-MOZ-RECEIVED-SEQUENCE:0',
    'X-MOZ-GENERATION:1',
  ]);
  return lines(
    `From: ${answer.from}`,
    ...envelope('Invitation refusée'),
    'User-Agent: Mozilla Thunderbird',
    'Content-Type: multipart/mixed; boundary="------------Boundary"',
    '',
    '--------------Boundary',
    'Content-Type: multipart/alternative; boundary="------------Inner"',
    '',
    '--------------Inner',
    'Content-Type: text/plain; charset=UTF-8; format=flowed',
    '',
    'Jeanne Durand a refusé votre invitation.',
    '--------------Inner',
    'Content-Type: text/calendar; method=REPLY; charset=UTF-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    content,
    '--------------Inner--',
    '--------------Boundary',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Transfer-Encoding: 8bit',
    'Content-Disposition: attachment; filename="invite.ics"',
    '',
    content,
    '--------------Boundary--',
  );
}

export const WRITERS = { Gmail: gmail, Outlook: outlook, Apple: apple, Thunderbird: thunderbird };

/** What a mail server sends to the way back of a mail that it could not deliver. */
export function report(to: string, action: string, status: string, diagnostic: string): string {
  return lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mail.example.net (Mail Delivery System)',
    `Delivered-To: ${to}`,
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Message-ID: <report@mail.example.net>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    'Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0100 (CET)',
    '',
    'Final-Recipient: rfc822; jeanne@example.org',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    '--report',
    'Content-Type: message/rfc822',
    '',
    'From: telecentres@example.org',
    'Subject: Votre réservation',
    '',
    'Bonjour',
    '--report--',
  );
}

const ORGANIZER = `ORGANIZER;CN="Télécentre de Figeac":mailto:${TO}`;

function calendar(answer: Answer, writer: string, properties: readonly string[]): string {
  return lines(
    'BEGIN:VCALENDAR',
    `PRODID:${writer}`,
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${answer.method ?? 'REPLY'}`,
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Paris',
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    `UID:${answer.uid}`,
    'DTSTAMP:20261123T080000Z',
    'DTSTART;TZID=Europe/Paris:20261124T090000',
    'DTEND;TZID=Europe/Paris:20261124T120000',
    'SUMMARY:Poste – Maison de l’emploi de Figeac',
    `SEQUENCE:${answer.sequence}`,
    ...properties,
    'END:VEVENT',
    'END:VCALENDAR',
  );
}

function envelope(subject: string): string[] {
  return [
    `To: ${TO}`,
    `Subject: ${subject}`,
    'Date: Mon, 23 Nov 2026 09:00:00 +0100',
    `Message-ID: <answer-${Math.random()}@example.org>`,
    'MIME-Version: 1.0',
  ];
}

function base64(text: string): string {
  return (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
}

function lines(...all: readonly string[]): string {
  return all.join('\r\n');
}

/** How fast the outbox is emptied into a mail server that takes everything, and what finding the next mail costs. */
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { letter, type Letter } from '../../src/outbox/letter.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { Outbox } from '../../src/outbox/outbox.js';
import { transportOf } from '../../src/outbox/transport.js';
import { Clock } from '../../src/platform/clock.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { Database, type Statement } from '../../src/platform/database/database.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { startMailServer } from './mail-server.js';
import { percentile } from './measure.js';
import { inMs, perSecond, progress, type Row } from './report.js';

/** A booking, its changes and its reminder: mails that must leave in this order. */
const MAILS_OF_A_THREAD = 4;
/** So many are written in one transaction. */
const AT_ONCE = 100;
/** Finding a mail shall cost little beside handing it over, however many wait. */
const LONGEST_CLAIM_MS = 5;

export async function mailRates(databaseUrl: string, mails: number): Promise<Row[]> {
  await migrate(databaseUrl);
  const server = await startMailServer();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  try {
    const database = new TimedDatabase(pool);
    const { outbox, worker } = outboxOn(database, server.url);
    progress(`writing ${mails} mails`);
    const written = await seconds(() => writeAll(database, outbox, mails));
    progress(`sending ${mails} mails`);
    const sent = await seconds(() => worker.sendDue());
    await worker.beforeApplicationShutdown();
    const taken = await server.taken();
    if (taken !== mails) throw new Error(`${taken} of ${mails} mails have arrived`);
    const claims = database.claims.sort((one, other) => one - other);
    const usual = percentile(claims, 0.5);
    const many = mails.toLocaleString('en');
    return [
      {
        what: `Mails written to the outbox, ${many}`,
        figure: perSecond(mails / written),
        beside: `${AT_ONCE} in a transaction`,
      },
      { what: 'Mails delivered with a calendar part, one lane', figure: perSecond(mails / sent) },
      {
        what: `  finding the next one of ${many}, p50`,
        figure: inMs(usual),
        beside: `p99 ${inMs(percentile(claims, 0.99))}`,
        limit: `<= ${LONGEST_CLAIM_MS} ms`,
        ok: usual <= LONGEST_CLAIM_MS,
      },
    ];
  } finally {
    await pool.end();
    server.close();
  }
}

function outboxOn(
  database: Database,
  smtpUrl: string,
): { readonly outbox: Outbox; readonly worker: MailWorker } {
  const mailboxFolder = path.join(os.tmpdir(), 'telecentre-bench-mailbox');
  const options = {
    smtpUrl,
    from: 'reseau@telecentres.example.org',
    telecentreFrom: 'reseau+{telecentre}@telecentres.example.org',
    dkim: undefined,
    readsBounces: true,
    mailboxFolder,
    worker: false,
  };
  const box = new SecretBox(Buffer.alloc(32, 7));
  const transport = transportOf(options, new Mailbox(mailboxFolder, false), box);
  const worker = new MailWorker(database, new Clock(), box, transport, options);
  return { outbox: new Outbox(box, worker, options), worker };
}

async function writeAll(database: Database, outbox: Outbox, mails: number): Promise<void> {
  const threads = Array.from({ length: Math.ceil(mails / MAILS_OF_A_THREAD) }, () => randomUUID());
  for (let first = 0; first < mails; first += AT_ONCE)
    await database.transaction(async (sql) => {
      for (let number = first; number < Math.min(mails, first + AT_ONCE); number++) {
        const who = number % threads.length;
        const [to, thread = ''] = [`member-${who}@example.org`, threads[who]];
        await outbox.put(
          sql,
          { kind: 'booking-confirmed', to, thread, key: `${number}`, letter: SAMPLE },
          Date.now(),
        );
      }
    });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Writes down how long it took to find each mail. */
class TimedDatabase extends Database {
  readonly claims: number[] = [];

  constructor(pool: pg.Pool) {
    // A `Database` takes nothing of TypeORM but its pool.
    super({ driver: { master: pool } } as unknown as DataSource);
  }

  override async query<Row>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    const began = performance.now();
    const rows = await super.query<Row>(statement, values);
    if (typeof statement !== 'string' && statement.name === 'claim-mail')
      this.claims.push(performance.now() - began);
    return rows;
  }
}

const CALENDAR = [
  'BEGIN:VCALENDAR',
  'PRODID:-//Telecentres//Reservations 1.0//FR',
  'VERSION:2.0',
  'METHOD:REQUEST',
  'BEGIN:VEVENT',
  'UID:5f0c7a52-8f0e-4a7e-9a39-0d7f3f6c7b11',
  'SEQUENCE:0',
  'DTSTAMP:20261123T080000Z',
  'DTSTART:20261201T080000Z',
  'DTEND:20261201T110000Z',
  'SUMMARY:Salle Truyère\\, télécentre de Murat',
  'ORGANIZER;CN="Télécentre de Murat":mailto:reseau+murat@telecentres.example.org',
  'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:m',
  ' ailto:member@example.org',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const SAMPLE: Letter = {
  ...letter({
    language: 'fr',
    networkName: 'Réseau d’essai',
    subject: 'Réservation confirmée\u00a0: salle Truyère, mardi 1er décembre 2026',
    greeting: 'Bonjour Zoé,',
    paragraphs: ['Votre réservation est confirmée. Elle est déjà dans votre agenda.'],
    facts: [
      { label: 'Télécentre', value: 'Murat' },
      { label: 'Salle', value: 'Truyère' },
      { label: 'Quand', value: 'mardi 1er décembre 2026, de 9\u00a0h à 12\u00a0h' },
    ],
    action: { label: 'Voir ma réservation', url: 'https://reservation.example.org/b/R-4821' },
    footer: ['Une question\u00a0? Votre télécentre est là pour y répondre.'],
  }),
  from: { name: 'Télécentre de Murat', address: 'reseau+murat@telecentres.example.org' },
  calendar: { method: 'REQUEST', content: CALENDAR },
};

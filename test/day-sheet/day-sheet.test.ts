import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { request } from 'undici';
import { canPrint, printable } from '../../src/day-sheet/letters.js';
import { MorningSheets } from '../../src/notifications/morning-sheets.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { toldSoFar } from '../notifications/telling.js';
import { openPostOffice } from '../outbox/post-office.js';
import { asking } from '../support/judges.js';
import { hostOf } from '../support/hosts.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
let host: KnownCaller & { readonly session: string };
let jeanne: KnownCaller;
let folder: string;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service, 'figeac');
  jeanne = await service.visitor('jeanne@example.org');
  folder = await mkdtemp(path.join(os.tmpdir(), 'sheet-'));
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => service.close());

const MORNING = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
const SHEET = `/telecentres/figeac/day/sheet?date=${TUESDAY}`;
const PDF = `/telecentres/figeac/day/sheet.pdf?date=${TUESDAY}`;
const STRANGE = 'Zoé <b>Łuczak</b> & fils 🚲';

describe('the sheet of a day', () => {
  test('has who comes, where, how many, whether for the first time, and room to sign', async () => {
    await call('Jeanne Vidal', jeanne);
    await booked(jeanne, { title: 'Télétravail' });
    const body = await page();
    const columns = [...body.matchAll(/<th scope="col"[^>]*>([^<]*)/g)].map(([, name]) => name);
    expect(columns).toEqual(['Horaire', 'Nom', 'Place', 'Pers.', '1re visite', 'Message', 'Signature']);
    expect(rowsOf(body)).toEqual([
      ['9 h – 12 h', 'Jeanne Vidal', 'Bureau dédié', '1', 'oui', 'Télétravail', ''],
    ]);
  });

  test('shows a name as it was typed, whatever is in it', async () => {
    await call(STRANGE, jeanne);
    await booked(jeanne);
    const body = await page();
    expect(body).toContain('Zoé &lt;b>Łuczak&lt;/b> &amp; fils 🚲');
    expect(body).not.toContain('<b>Łuczak');
  });

  test('prints by a press, with its file beside it, and keeps hours on one line', async () => {
    await booked(jeanne, { halfDay: 'afternoon' });
    const body = await page();
    expect(body).toMatch(/<button type="button" data-prints[^>]* hidden>.*?Imprimer<\/button>/s);
    expect(body).toContain(`href="${PDF}"`);
    const hours = /<td class="hours">([^<]*)/.exec(body)?.[1];
    expect(hours).toMatch(/^13\u00a0h\u00a030\u00a0–\u2060?\u00a017\u00a0h/);
  });

  test('leaves out who cancelled and who only holds a place', async () => {
    const reference = await booked(jeanne);
    await jeanne.post(`/api/v1/bookings/${reference}/cancellation`);
    await booked(jeanne, { hold: true });
    expect(rowsOf(await page())).toEqual([]);
  });

  test('is there for those who receive people there, and for nobody else', async () => {
    for (const path of [SHEET, PDF]) {
      expect((await jeanne.get(path)).status).toBe(404);
      expect((await host.get(path.replace('figeac', 'aurillac'))).status).toBe(404);
      expect((await host.get(path.replace('figeac', 'nowhere'))).status).toBe(404);
    }
    expect((await host.get('/telecentres/figeac/day/sheet?date=tomorrow')).status).toBe(404);
  });

  test('is remembered for those whose name was on it', async () => {
    await booked(jeanne);
    await host.get(PDF);
    expect(
      await service.database.query(
        `select s.email as subject, e.actor_role as role, e.place from audit_entry e
join account s on s.pseudonym = e.subject where e.action = 'record.read'`,
      ),
    ).toEqual([{ subject: 'jeanne@example.org', role: 'host', place: 'figeac' }]);
  });
});

describe('the sheet as PDF', () => {
  test('is shown at once, under a name that says which day it is of', async () => {
    const { status, headers } = await host.get(PDF);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="feuille-figeac-${TUESDAY}.pdf"`,
      'cache-control': 'no-store',
    });
  });

  asking('poppler-utils')('is one tagged A4 with a title, and says the same', async () => {
    await call(STRANGE, jeanne);
    await booked(jeanne, { title: 'Télétravail' });
    const file = await fetched(PDF);
    const told = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(told).toMatch(/Title: +Feuille de présence, mardi 24 novembre 2026/);
    expect(told).toMatch(/Tagged: +yes/);
    expect(told).toMatch(/Pages: +1\n/);
    expect(told).toContain('(A4)');
    const structure = execFileSync('pdfinfo', ['-struct', file], { encoding: 'utf8', stdio: 'pipe' });
    expect(structure.match(/^ +TH\b/gm)).toHaveLength(7);
    // What paper cannot show is left out: no box stands for it.
    const text = textOf(file);
    for (const words of ['Zoé', 'Łuczak', '& fils', 'Télétravail', '9 h', 'Signature', 'oui'])
      expect(text).toContain(words);
  });

  asking('poppler-utils')('has a signature column of five centimetres', async () => {
    await booked(jeanne);
    const boxes = execFileSync('pdftotext', ['-bbox', await fetched(PDF), '-'], { encoding: 'utf8' });
    const left = Number(/<word xMin="([\d.]+)"[^>]*>Signature</.exec(boxes)?.[1]);
    const millimetres = (210 * 72) / 25.4 - left;
    // To the margin of 12 mm, less the padding of the cell.
    expect((millimetres * 25.4) / 72 - 12 + 1.2).toBeCloseTo(50, 0);
  });

  asking('poppler-utils')('continues on a second page, with its head repeated', async () => {
    for (let guest = 1; guest <= 24; guest++)
      await service.database.query(
        `insert into booking (id, reference, guest_name, telecentre_id, resource_id, status, local_start, local_end, time_zone,
  starts_at, ends_at, half_day, people, equipment, created_at, updated_at)
select gen_random_uuid(), $1, $2, t.id, r.id, 'completed', $3::timestamp, $4::timestamp, 'Europe/Paris',
  $3::timestamp at time zone 'Europe/Paris', $4::timestamp at time zone 'Europe/Paris', 'morning', 1, '{}', now(), now()
from telecentre t join resource r on r.telecentre_id = t.id where t.slug = 'figeac' order by r.key limit 1`,
        [`AAAA-${String(1000 + guest)}`, `Personne ${guest}`, `${TUESDAY}T09:00`, `${TUESDAY}T12:00`],
      );
    const file = await fetched(PDF);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +2\n/);
    const text = textOf(file);
    expect(text.match(/Signature/g)).toHaveLength(2);
    expect(text.match(/Personne \d+/g)).toHaveLength(24);
    expect(text).toContain('1 / 2');
  });
});

describe('letters on paper', () => {
  test.each([
    ['Nguyễn Thị Ánh', true],
    ['Zoé 🚲', true],
    ['Qui ?', true],
    ['Ольга', false],
    ['محمد علي', false],
    ['🚲', false],
  ])('%s is a name on paper: %s', (typed, can) => {
    expect(canPrint(typed)).toBe(can);
  });

  asking('poppler-utils')('a name that paper cannot show is found by its booking', async () => {
    await call('Ольга', jeanne);
    const reference = await booked(jeanne);
    const text = textOf(await fetched(PDF));
    expect(text).toContain(reference.slice(0, 4));
    expect(text).not.toContain('??');
  });

  test.each([
    ['Łukasz Żółć', 'Łukasz Żółć'],
    ['Nguyễn Thị Ánh', 'Nguyen Thi Ánh'],
    ['Zoé 🚲 👩‍👩‍👧', 'Zoé'],
    ['9\u202fh', '9\u00a0h'],
    ['Ольга', '?????'],
    ['1, 2 et 3 #', '1, 2 et 3 #'],
  ])('%s is set as %s', (typed, set) => {
    expect(printable(typed)).toBe(set);
  });
});

describe('the morning mail', () => {
  test('brings the sheet to print, which cannot be read while it waits', async () => {
    const postOffice = await openPostOffice();
    const sending = await startService({
      databaseUrl: service.databaseUrl,
      network: null,
      smtpUrl: postOffice.url,
    });
    try {
      await call('Jeanne Vidal', jeanne);
      await booked(jeanne);
      sending.clock.set(`${TUESDAY}T07:00:00+01:00`);
      await sending.app.get(MorningSheets).send(sending.clock.now());
      const [waiting] = await service.database.query<{ sealed: Buffer }>('select sealed from outgoing_mail');
      expect(waiting?.sealed.toString('latin1')).not.toMatch(/pdf|JVBERi/);
      const [told] = await toldSoFar(service);
      expect(told?.letter.attachments).toMatchObject([
        { fileName: `feuille-figeac-${TUESDAY}.pdf`, type: 'application/pdf' },
      ]);
      await sending.app.get(MailWorker).sendDue();
      const [sheet] = postOffice.arrived[0]?.attachments ?? [];
      expect(sheet).toMatchObject({ filename: `feuille-figeac-${TUESDAY}.pdf`, mimeType: 'application/pdf' });
      expect(Buffer.from(sheet?.content as ArrayBuffer).toString('latin1')).toMatch(/^%PDF-1\.7/);
    } finally {
      await sending.close();
      await postOffice.close();
    }
  });
});

async function page(): Promise<string> {
  const answer = await host.get(SHEET);
  expect(answer.status).toBe(200);
  return String(answer.body);
}

/** As people read it: hours with ordinary spaces, and no joiners. */
function rowsOf(html: string): string[][] {
  const [body = ''] = /<tbody>.*?<\/tbody>/s.exec(html) ?? [];
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) =>
      cell.replaceAll('\u2060', '').replaceAll('\u00a0', ' '),
    ),
  );
}

async function call(name: string, { account }: KnownCaller): Promise<void> {
  await service.database.query('update account set name = $2 where id = $1', [account, name]);
}

async function booked(who: KnownCaller, wish: object = {}): Promise<string> {
  return referenceOf(await bookNow(who, { ...MORNING, ...wish }));
}

async function fetched(address: string): Promise<string> {
  const answer = await request(service.url + address, {
    headers: { cookie: `telecentre_session=${host.session}` },
  });
  const file = path.join(folder, 'sheet.pdf');
  await writeFile(file, Buffer.from(await answer.body.arrayBuffer()));
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  return file;
}

function textOf(file: string): string {
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll('\u00a0', ' ');
}

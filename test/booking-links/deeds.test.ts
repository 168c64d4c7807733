import { networkOf, room } from '../bookings/places.js';
import { bookNow } from '../bookings/rivals.js';
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { linkedBooking, mainOf, textOf, type Linked } from './linked.js';

const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

let service: TestService;
let linked: Linked;
beforeAll(async () => (service = await startService()));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

describe('the page of a booking', () => {
  test('says where, when, what and how to get in, and what is only assumed', async () => {
    await start({ ...FIGEAC, title: 'Télétravail' });
    const { html } = await linked.browser.open(linked.see);
    for (const words of [
      'confirmée',
      'Votre réservation du mardi 24 novembre, matin, à Figeac',
      'Figeac , Bureau télétravail, Maison de l’emploi de Figeac Mardi 24 novembre 2026, matin (9 h – 12 h) Bureau dédié (poste) confirmée',
      'Horaires Horaires à confirmer par le télécentre.',
      'Place Bureau dédié (poste) Télécentre Bureau télétravail, Maison de l’emploi de Figeac',
      '46100 Figeac Voir la commune sur la carte (emplacement exact à confirmer)',
      'Télétravail',
      linked.reference,
    ])
      expect(textOf(html)).toContain(words);
    expect(html).toContain('<title>Mardi 24 novembre, matin – Figeac – Votre réservation');
    expect(html).toContain('href="/telecentres/figeac"');
    expect(html).toContain('https://www.openstreetmap.org/#map=14/44.6');
    expect(textOf(html)).toMatch(/Accès.*Accueil.*Référence/);
    expect(mainOf(html)).not.toMatch(/<(iframe|img|script)/);
  });

  test('says whom to ask, as far as it is known, and not what is only assumed', async () => {
    await start(FIGEAC);
    const before = await linked.browser.open(linked.see);
    expect(before.html).not.toMatch(/tel:|mailto:/);
    expect(textOf(before.html)).toContain(
      'Coordonnées pas encore renseignées. Coordination : Département du Lot',
    );
    await tell(`'{host,phone}', '"05 65 00 00 00"'`);
    await tell(`'{host,contactEmail}', '"accueil@example.org"'`);
    const known = await linked.browser.open(linked.see);
    expect(known.html).toContain('href="tel:0565000000"');
    expect(known.html).toContain('href="mailto:accueil@example.org"');
    expect(known.html).not.toContain('Coordination');
    await tell(`'{provenance,assumed}', '["host.contactEmail"]'`);
    expect((await linked.browser.open(linked.see)).html).not.toContain('mailto:');
  });

  test('says once where the code of the door is to be had, while none is kept', async () => {
    await start(FIGEAC);
    const access = 'Code sur la page de votre réservation.';
    await service.database.query(
      `update telecentre set access_regime = 'code', access_instructions = $1 where slug = 'figeac'`,
      [access],
    );
    await service.database.query('update network set version = version + 1');
    const text = textOf((await linked.browser.open(linked.see)).html);
    expect(text).toContain('Le code n’est pas disponible ici');
    expect(text).not.toContain(access);
  });

  async function tell(change: string): Promise<void> {
    await service.database.query(
      `update telecentre set about = jsonb_set(about, ${change}) where slug = 'figeac'`,
    );
  }

  test('of one that is over offers nothing more', async () => {
    await start(FIGEAC);
    service.clock.set('2026-11-24T12:00:00+01:00');
    const { html } = await linked.browser.open(linked.see);
    expect(textOf(html)).toContain('Cette réservation est terminée.');
    expect(html).not.toMatch(/<form|\/move"|\/cancellation"/);
  });

  test('shows what a title looks like, and does nothing of what it says', async () => {
    await start({ ...FIGEAC, title: '<script>alert(1)</script>' });
    const { html } = await linked.browser.open(linked.see);
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(mainOf(html)).not.toContain('<script');
  });

  test('tells why the telecentre cancelled, and that the holder cannot take that back', async () => {
    await start(FIGEAC);
    const host = await service.visitor('h@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
    await host.post(`/api/v1/bookings/${linked.reference}/cancellation`, { reason: 'Panne de chauffage' });
    const { html } = await linked.browser.open(linked.see);
    expect(textOf(html)).toContain('Le télécentre a annulé cette réservation : Panne de chauffage.');
    expect(textOf(html)).toContain('Motif Panne de chauffage');
    expect(textOf(html)).toMatch(/joignez-le.*Accueil/);
    expect(html).not.toContain('<form');
    const restoring = await linked.browser.open(linked.restore);
    expect(textOf(restoring.html)).toContain('Le télécentre l’a annulée : elle ne peut pas être rétablie.');
    expect(restoring.html).not.toContain('<form');
  });
});

describe('a hold', () => {
  test('is confirmed by a press', async () => {
    await start({ ...FIGEAC, hold: true });
    const { html } = await linked.browser.open(linked.see);
    expect(textOf(html)).toMatch(/Cette place vous est gardée\. Confirmez-la avant 9 h \d+\./);
    const shown = await linked.browser.press(`${linked.see}/confirmation`);
    expect(shown.path).toBe(`${linked.see}?done=confirmed`);
    expect(textOf(shown.html)).toContain('La réservation est confirmée.');
    expect(await statusOf()).toBe('confirmed');
  });

  test('that is given back was no booking yet', async () => {
    await start({ ...FIGEAC, hold: true });
    expect(textOf((await linked.browser.open(linked.cancel)).html)).toContain('Rendre cette place ?');
    const { path, html } = await linked.browser.press(linked.cancel);
    expect(path).toBe(`${linked.see}?done=given-back`);
    expect(textOf(html)).toContain('La place est rendue.');
    expect(textOf(html)).not.toContain('La réservation est annulée');
  });

  test('that has lapsed meanwhile is said to have, beside what is left of it', async () => {
    await start({ ...FIGEAC, hold: true });
    await linked.browser.open(linked.see);
    service.clock.advanceMinutes(60);
    const { status, html } = await linked.browser.press(`${linked.see}/confirmation`);
    expect(status).toBe(409);
    expect(textOf(html)).toContain('Le délai pour confirmer est passé');
    expect(html).not.toContain('<form');
    await service.database.query(`select expire_holds(array(select id from booking), $1)`, [
      new Date(service.clock.now()),
    ]);
  });
});

describe('a cancellation by link', () => {
  test('says what would be cancelled, and is done by one press; another takes it back', async () => {
    await start(FIGEAC);
    const asked = await linked.browser.open(linked.cancel);
    expect(textOf(asked.html)).toContain('Mardi 24 novembre 2026, matin (9 h – 12 h)');
    expect(await statusOf()).toBe('confirmed');
    const cancelled = await linked.browser.press(linked.cancel);
    expect(cancelled.path).toBe(`${linked.see}?done=cancelled`);
    expect(textOf(cancelled.html)).toContain('Vous pouvez rétablir la réservation jusqu’à 9 h 15.');
    expect(await statusOf()).toBe('cancelled');
    const restored = await linked.browser.press(linked.restore);
    expect(restored.path).toBe(`${linked.see}?done=restored`);
    expect(await statusOf()).toBe('confirmed');
  });

  test('pressed twice is done once', async () => {
    await start(FIGEAC);
    for (let times = 0; times < 2; times++)
      expect((await service.anybody.send(linked.cancel, {})).headers['location']).toBe(
        `${linked.see}?done=cancelled`,
      );
  });

  test('after the telecentre’s deadline is refused, says why, and has no button', async () => {
    const network = networkOf({ slug: 'vic', resources: [room('salle', { cancellationMinutes: 1440 })] });
    await start({ resource: 'salle', date: TUESDAY, halfDay: 'morning' }, network);
    await linked.browser.open(linked.cancel);
    service.clock.set('2026-11-23T20:00:00+01:00');
    const late = await linked.browser.press(linked.cancel);
    expect(late.status).toBe(422);
    expect(textOf(late.html)).toContain('Il est trop tard');
    const again = await linked.browser.open(linked.cancel);
    expect(textOf(again.html)).toContain('Il est trop tard');
    expect([late.html, again.html].join()).not.toContain('<form');
    expect(await statusOf()).toBe('confirmed');
  });
});

describe('taking a cancellation back by link', () => {
  test('asks for a press', async () => {
    await start(FIGEAC);
    await cancelled();
    await linked.browser.open(linked.restore);
    expect(await statusOf()).toBe('cancelled');
    await linked.browser.press(linked.restore);
    expect(await statusOf()).toBe('confirmed');
  });

  test('is over after a quarter of an hour, and says so', async () => {
    await start(FIGEAC);
    await cancelled();
    await linked.browser.open(linked.restore);
    service.clock.advanceMinutes(15);
    const late = await linked.browser.press(linked.restore);
    expect([late.status, textOf(late.html)]).toEqual([422, expect.stringContaining('15 minutes')]);
    const { html } = await linked.browser.open(linked.see);
    expect(html).not.toContain('<form');
    expect(textOf(html)).toContain('Vous avez annulé cette réservation.');
    expect(textOf((await linked.browser.open(linked.restore)).html)).toContain('ne peut plus être rétablie');
  });

  test('is told when the place was taken meanwhile', async () => {
    await start(FIGEAC);
    await cancelled();
    await linked.browser.open(linked.restore);
    await bookNow(await service.member('paul@example.org'), FIGEAC);
    const { status, html } = await linked.browser.press(linked.restore);
    expect([status, textOf(html)]).toEqual([409, expect.stringContaining('Cette place vient d’être prise.')]);
  });

  async function cancelled(): Promise<void> {
    await linked.holder.post(`/api/v1/bookings/${linked.reference}/cancellation`);
  }
});

async function start(wish: object, network?: object): Promise<void> {
  await service.startAgain(network);
  linked = await linkedBooking(service, wish);
}

async function statusOf(): Promise<unknown> {
  const { body } = told(await linked.holder.get(`/api/v1/bookings/${linked.reference}`));
  return (body as { status: string }).status;
}

/** Who is told of a closing, how, and what the host has still to do about it. */
import { bookNow, referenceOf } from '../bookings/rivals.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { booked, MORNING, openHouses, type World, worldOf } from './houses.js';

const AT = '/telecentres/naucelle/closures';
const PREVIEW = `${AT}/new?when=dates&from=${TUESDAY}&to=${TUESDAY}&resource=&reason=Travaux`;
const NINE = `${TUESDAY}T09:10:00+01:00`;

let service: TestService;
let world: World;
let host: KnownCaller;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  world = await worldOf(service);
  host = await world.service.visitor('hostess@example.org', {
    grants: [{ role: 'host', telecentre: 'naucelle' }],
  });
});
afterAll(() => service.close());

describe('Before the press, a host', () => {
  test('reads why a guest is offered nothing while a neighbour is free: nobody can be written to', async () => {
    await guest('Rémi Costes');
    expect(await page(PREVIEW)).toContain('sans courriel une place ailleurs ne peut pas être proposée');
  });

  test('reads that nothing else can be offered only where that is so', async () => {
    await booked(await world.service.member());
    await booked(await world.service.member());
    const text = await page(PREVIEW);
    expect(text).toContain('Proposer');
    expect(text.match(/Rien d’autre ne peut être proposé à proximité/g)).toHaveLength(1);
    expect(text).not.toContain('sans courriel');
  });

  test('counts those who are told by mail, those to be called, and nobody who said no name', async () => {
    const jeanne = await world.service.member();
    await booked(jeanne);
    await booked(jeanne, { ...MORNING, halfDay: 'afternoon' });
    await guest('Rémi Costes');
    world.service.clock.set(NINE);
    await walkIn();
    expect(await page(PREVIEW)).toContain('Fermer et prévenir 1 personne, 1 à appeler');
  });

  test('is not told to tell anybody by mail where all are to be called', async () => {
    await guest('Rémi Costes');
    await guest('Odile Bras');
    expect(await page(PREVIEW)).toContain('>Fermer, 2 personnes à appeler<');
  });
});

describe('After it, the list of those to call', () => {
  test('empties by one press for each, and says who called and when', async () => {
    const jeanne = await world.service.visitor('jeanne@example.org');
    await booked(jeanne);
    const second = await booked(jeanne, { ...MORNING, halfDay: 'afternoon' });
    const remi = await guest('Rémi Costes');
    const followUp = await closed();
    expect(await page(followUp)).toMatch(/<h1[^>]*>Fermé le mardi 24 novembre/);
    expect(await presses(followUp)).toBe(3);

    world.service.clock.set('2026-11-23T16:20:00+01:00');
    // One call is enough for both of hers.
    expect(await host.send(`${followUp}/calls`, { reference: second })).toMatchObject({ status: 303 });
    expect(await presses(followUp)).toBe(1);
    expect(await page(followUp)).toMatch(/Prévenu\(e\) par téléphone.*, lundi 23 novembre à 16 h 20/);
    expect(await page('/host')).toContain('1 personne à appeler');
    await host.send(`${followUp}/calls`, { reference: remi });
    expect(await presses(followUp)).toBe(0);
    expect(await page(followUp)).toContain('Tout le monde est prévenu.');
    expect(await page('/host')).not.toContain('à appeler');
  });

  test('remembers the first call', async () => {
    const reference = await guest('Rémi Costes');
    const followUp = await closed();
    for (const hour of ['15', '16']) {
      world.service.clock.set(`2026-11-23T${hour}:00:00+01:00`);
      await host.send(`${followUp}/calls`, { reference });
    }
    const rows = await world.service.database.query(
      `select e.phoned_at as at, a.email from closure_effect e join account a on a.id = e.phoned_by`,
    );
    expect(rows).toEqual([{ at: new Date('2026-11-23T15:00:00+01:00'), email: 'hostess@example.org' }]);
  });

  test('has nobody on it who said no name', async () => {
    world.service.clock.set(NINE);
    await walkIn();
    const followUp = await closed();
    expect(await presses(followUp)).toBe(0);
    expect(await page(followUp)).not.toContain('À appeler');
  });

  test('takes no note of somebody who was not in the way', async () => {
    const elsewhere = await booked(await world.service.member(), { ...MORNING, date: '2026-11-26' });
    await guest('Rémi Costes');
    const followUp = await closed();
    for (const reference of [elsewhere, 'nonsense'])
      expect(await host.send(`${followUp}/calls`, { reference })).toMatchObject({ status: 404 });
    const stranger = await world.service.visitor('stranger@example.org', {
      grants: [{ role: 'host', telecentre: 'rieupeyroux' }],
    });
    expect(await stranger.send(`${followUp}/calls`, { reference: elsewhere })).toMatchObject({ status: 404 });
  });
});

async function guest(name: string): Promise<string> {
  return referenceOf(await bookNow(world.host, { ...MORNING, for: { guest: { name } } }));
}

async function walkIn(): Promise<void> {
  const fields = { telecentre: 'naucelle', halfDay: 'morning', category: 'other' };
  expect(await world.host.post('/api/v1/walk-ins', fields)).toMatchObject({ status: 201 });
}

/** Closes Tuesday, and gives the page of what became of everybody. */
async function closed(): Promise<string> {
  const answer = await host.send(AT, { from: TUESDAY, to: TUESDAY, reason: 'Travaux' });
  expect(answer).toMatchObject({ status: 303 });
  return String(answer.headers['location']).split('?')[0] ?? '';
}

async function page(path: string): Promise<string> {
  const answer = await host.get(path);
  expect(answer.status).toBe(200);
  return String(answer.body).replaceAll('\u00a0', ' ');
}

/** How many are still to be called. */
async function presses(followUp: string): Promise<number> {
  return (await page(followUp)).match(/<button[^>]*>Prévenu\(e\) par téléphone/g)?.length ?? 0;
}

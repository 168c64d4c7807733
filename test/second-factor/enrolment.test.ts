import { Secret } from 'otpauth';
import { enrolmentUri } from '../../src/second-factor/one-time-code.js';
import { everythingStored } from '../platform/stored.js';
import { refusalOf } from './refusal.js';
import { setUp, type SecondFactorSetUp } from './set-up.js';

let world: SecondFactorSetUp;
beforeAll(async () => (world = await setUp()));
afterAll(() => world.close());

describe('Enrolment', () => {
  it('goes from none over begun to confirmed, which the first right code does', async () => {
    const { service } = world;
    const jeanne = await world.person();
    expect(await service.stateOf(jeanne.id, jeanne.session)).toBe('none');
    jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    expect(await service.stateOf(jeanne.id, jeanne.session)).toBe('begun');
    expect(await service.recoveryCodesLeft(jeanne.id)).toBe(0);
    const { recoveryCodes } = await service.confirm(jeanne.id, jeanne.session, jeanne.code());
    expect(await service.stateOf(jeanne.id, jeanne.session)).toBe('confirmed');
    expect(recoveryCodes).toHaveLength(10);
    expect(await service.recoveryCodesLeft(jeanne.id)).toBe(10);
  });

  it('shows the same secret for the camera and for typing', async () => {
    const jeanne = await world.person();
    const { secret, uri, qrSvg } = await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr');
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(uri).toBe(enrolmentUri(secret.replaceAll(' ', ''), jeanne.email));
    expect(qrSvg).toContain('<title>Code QR à photographier');
    const inEnglish = await world.service.begun(jeanne.id, jeanne.session, jeanne.email, 'en');
    expect(inEnglish?.qrSvg).toContain('<title>QR code to scan');
  });

  it('is shown again unchanged, as often as one looks, and looking writes nothing', async () => {
    const { service, database } = world;
    const jeanne = await world.person();
    expect(await service.begun(jeanne.id, jeanne.session, jeanne.email, 'fr')).toBeNull();
    const enrolment = await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr');
    const before = await everythingStored(database);
    expect(await service.begun(jeanne.id, jeanne.session, jeanne.email, 'fr')).toEqual(enrolment);
    expect(await service.begun(jeanne.id, jeanne.session, jeanne.email, 'fr')).toEqual(enrolment);
    expect(await everythingStored(database)).toEqual(before);
  });

  it('that is begun anew has another secret, and the old one confirms nothing', async () => {
    const { service } = world;
    const jeanne = await world.person();
    jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    const old = jeanne.code();
    jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    expect(await refusalOf(service.confirm(jeanne.id, jeanne.session, old))).toMatchObject({
      status: 422,
      name: 'wrong-code',
    });
    expect(await service.stateOf(jeanne.id, jeanne.session)).toBe('begun');
    await service.confirm(jeanne.id, jeanne.session, jeanne.code());
  });

  it('is over once confirmed: it is not begun again, nor shown, nor confirmed twice', async () => {
    const { service, database } = world;
    const jeanne = await world.enrolled();
    const before = await everythingStored(database);
    const refusal = { status: 409, name: 'second-factor-confirmed' };
    expect(await refusalOf(service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'))).toMatchObject(
      refusal,
    );
    // Whether the code is right is not told here, where tries are not counted.
    for (const code of [jeanne.code(), jeanne.wrongCode()])
      expect(await refusalOf(service.confirm(jeanne.id, jeanne.session, code))).toMatchObject(refusal);
    expect(await service.begun(jeanne.id, jeanne.session, jeanne.email, 'fr')).toBeNull();
    expect(await everythingStored(database)).toEqual(before);
  });

  it('needs to be begun before it is confirmed', async () => {
    const jeanne = await world.person();
    const refusal = await refusalOf(world.service.confirm(jeanne.id, jeanne.session, '123456'));
    expect(refusal).toMatchObject({ status: 409, name: 'no-second-factor' });
  });

  it.each(['', '12345', 'bonjour', '0000-0000-0000-0000'])('is not confirmed by %j', async (code) => {
    const jeanne = await world.person();
    jeanne.scan(await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    expect(await refusalOf(world.service.confirm(jeanne.id, jeanne.session, code))).toMatchObject({
      name: 'wrong-code',
    });
  });

  it('is not confirmed by the code of somebody else', async () => {
    const [jeanne, paul] = [await world.person(), await world.person()];
    for (const one of [jeanne, paul])
      one.scan(await world.service.begin(one.id, one.session, one.email, 'fr'));
    const refusal = await refusalOf(world.service.confirm(jeanne.id, jeanne.session, paul.code()));
    expect(refusal).toMatchObject({ status: 422, name: 'wrong-code' });
    expect(await world.service.stateOf(paul.id, paul.session)).toBe('begun');
  });

  it('that is confirmed ten times at once is confirmed once, with ten recovery codes that work', async () => {
    const { service } = world;
    for (let round = 0; round < 5; round++) {
      const jeanne = await world.person();
      jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
      const code = jeanne.code();
      const all = await Promise.allSettled(
        Array.from({ length: 10 }, () => service.confirm(jeanne.id, jeanne.session, code)),
      );
      const won = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(won).toHaveLength(1);
      expect(await service.recoveryCodesLeft(jeanne.id)).toBe(10);
      expect(await service.verify(jeanne.id, won[0]?.recoveryCodes[9] ?? '')).toBe(true);
    }
  });

  it('that is begun and confirmed at the same moment never confirms a secret that was not shown', async () => {
    const { service } = world;
    for (let round = 0; round < 10; round++) {
      const jeanne = await world.person();
      jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
      const [confirmed, anew] = await Promise.allSettled([
        service.confirm(jeanne.id, jeanne.session, jeanne.code()),
        service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'),
      ]);
      expect([confirmed.status, anew.status].sort()).toEqual(['fulfilled', 'rejected']);
      expect(await service.stateOf(jeanne.id, jeanne.session)).toBe(
        confirmed.status === 'fulfilled' ? 'confirmed' : 'begun',
      );
    }
  });
});

describe('A secret that is begun in one session', () => {
  it('is none in another: it is neither shown nor confirmed there, and a new one replaces it', async () => {
    const { service } = world;
    const [owner, intruder] = [await world.person(), await world.person()];
    const mailbox = await world.signIn(owner.id);
    intruder.scan(await service.begin(owner.id, mailbox, owner.email, 'fr'));
    expect(await service.stateOf(owner.id, mailbox)).toBe('begun');

    expect(await service.stateOf(owner.id, owner.session)).toBe('none');
    expect(await service.begun(owner.id, owner.session, owner.email, 'fr')).toBeNull();
    const confirmed = service.confirm(owner.id, owner.session, intruder.code());
    expect(await refusalOf(confirmed)).toMatchObject({ status: 409, name: 'no-second-factor' });

    owner.scan(await service.begin(owner.id, owner.session, owner.email, 'fr'));
    expect(owner.code()).not.toBe(intruder.code());
    expect(await service.stateOf(owner.id, mailbox)).toBe('none');
    expect(await service.begun(owner.id, mailbox, owner.email, 'fr')).toBeNull();
    await service.confirm(owner.id, owner.session, owner.code());
    expect(await service.verify(owner.id, intruder.code(1))).toBe(false);
    expect(await service.verify(owner.id, owner.code(1))).toBe(true);
  });

  it('goes with that session; once confirmed it is the account’s, and stays', async () => {
    const { service, database } = world;
    const jeanne = await world.person();
    const signOut = (): Promise<unknown> =>
      database.query('delete from session where account_id = $1', [jeanne.id]);
    await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr');
    await signOut();
    expect(await database.query('select from second_factor where account_id = $1', [jeanne.id])).toEqual([]);

    const session = await world.signIn(jeanne.id);
    jeanne.scan(await service.begin(jeanne.id, session, jeanne.email, 'fr'));
    await service.confirm(jeanne.id, session, jeanne.code());
    await signOut();
    expect(await service.stateOf(jeanne.id, await world.signIn(jeanne.id))).toBe('confirmed');
    expect(await service.verify(jeanne.id, jeanne.code(1))).toBe(true);
  });
});

describe('What the database knows', () => {
  it('is neither the secret, as letters or as bytes, nor a recovery code', async () => {
    const { database } = world;
    const jeanne = await world.person();
    const { secret, uri } = await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr');
    jeanne.scan({ secret, uri, qrSvg: '' });
    const { recoveryCodes } = await world.service.confirm(jeanne.id, jeanne.session, jeanne.code());
    const letters = secret.replaceAll(' ', '');
    const [recoveryCode = ''] = recoveryCodes;
    const secrets = [
      Buffer.from(letters),
      Buffer.from(secret),
      Buffer.from(Secret.fromBase32(letters).bytes),
      Buffer.from(recoveryCode),
      Buffer.from(recoveryCode.replaceAll('-', '')),
    ];
    const rows = await database.query<{ sealed: Buffer; hash: Buffer }>(
      `select sealed_secret as sealed, hash from second_factor join recovery_code using (account_id) where account_id = $1`,
      [jeanne.id],
    );
    expect(rows).toHaveLength(10);
    const [{ text } = { text: '' }] = await database.query<{ text: string }>(
      `select string_agg(f::text || c::text, '|') as text from second_factor f join recovery_code c using (account_id)`,
    );
    for (const bytes of secrets) {
      for (const { sealed, hash } of rows)
        expect([sealed.includes(bytes), hash.includes(bytes)]).toEqual([false, false]);
      expect(text).not.toContain(bytes.toString('hex'));
      expect(text).not.toContain(bytes.toString('latin1'));
    }
  });
});

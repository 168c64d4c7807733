import { stepAt } from '../../src/second-factor/one-time-code.js';
import { hashOfToken } from '../../src/accounts/random-token.js';
import { takeRecoveryCode, takeStep } from '../../src/second-factor/second-factor.queries.js';
import { refusalOf } from './refusal.js';
import { setUp, type SecondFactorSetUp } from './set-up.js';

let world: SecondFactorSetUp;
beforeAll(async () => (world = await setUp()));
afterAll(() => world.close());

describe('A code of the telephone', () => {
  it('is right, typed in one go or in two', async () => {
    const jeanne = await world.enrolled();
    const code = jeanne.code();
    expect(await world.service.verify(jeanne.id, ` ${code.slice(0, 3)} ${code.slice(3)} `)).toBe(true);
  });

  it.each([-1, 1])('is right %d step off, as clocks differ', async (off) => {
    const jeanne = await world.enrolled();
    expect(await world.service.verify(jeanne.id, jeanne.code(off))).toBe(true);
  });

  it.each([-2, 2])('is wrong %d steps off', async (off) => {
    const jeanne = await world.enrolled();
    expect(await world.service.verify(jeanne.id, jeanne.code(off))).toBe(false);
  });

  it('is wrong for somebody else', async () => {
    const [jeanne, paul] = [await world.enrolled(), await world.enrolled()];
    expect(await world.service.verify(jeanne.id, paul.code())).toBe(false);
    expect(await world.service.verify(paul.id, paul.code())).toBe(true);
  });

  it('is taken once, and none before it is taken afterwards', async () => {
    const jeanne = await world.enrolled();
    expect(await world.service.verify(jeanne.id, jeanne.code())).toBe(true);
    expect(await world.service.verify(jeanne.id, jeanne.code())).toBe(false);
    expect(await world.service.verify(jeanne.id, jeanne.code(-1))).toBe(false);
    expect(await world.service.verify(jeanne.id, jeanne.code(1))).toBe(true);
  });

  it('that confirmed the enrolment has been taken', async () => {
    const jeanne = await world.person();
    jeanne.scan(await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    await world.service.confirm(jeanne.id, jeanne.session, jeanne.code());
    expect(await world.service.verify(jeanne.id, jeanne.code())).toBe(false);
    expect(await world.service.verify(jeanne.id, jeanne.code(1))).toBe(true);
  });

  it('is nothing before the enrolment is confirmed, or where there is none', async () => {
    const jeanne = await world.person();
    expect(await world.service.verify(jeanne.id, '123456')).toBe(false);
    jeanne.scan(await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    expect(await world.service.verify(jeanne.id, jeanne.code())).toBe(false);
    await world.service.confirm(jeanne.id, jeanne.session, jeanne.code());
  });

  it('lets one of twenty in who bring it at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const jeanne = await world.enrolled();
      const code = jeanne.code();
      const told = await allAtOnce(() => world.service.verify(jeanne.id, code));
      expect(told.filter((one) => one === true)).toHaveLength(1);
    }
  });

  it('is taken once by the database alone, whoever counts the tries', async () => {
    const jeanne = await world.enrolled();
    const step = stepAt(world.clock.now());
    const taken = await allAtOnce(() => takeStep(world.database, jeanne.id, step));
    expect(taken.filter((one) => one === true)).toHaveLength(1);
    expect(taken.filter((one) => one === false)).toHaveLength(19);
  });
});

describe('A recovery code', () => {
  it('is right once, typed as on paper or in one go and in capitals', async () => {
    const jeanne = await world.enrolled();
    const [first = '', second = ''] = jeanne.recoveryCodes;
    expect(await world.service.verify(jeanne.id, first)).toBe(true);
    expect(await world.service.verify(jeanne.id, first)).toBe(false);
    expect(await world.service.verify(jeanne.id, ` ${second.replaceAll('-', ' ').toUpperCase()}`)).toBe(true);
    expect(await world.service.verify(jeanne.id, second.replaceAll('-', ''))).toBe(false);
    expect(await world.service.recoveryCodesLeft(jeanne.id)).toBe(8);
  });

  it('is wrong for somebody else, and stays good', async () => {
    const [jeanne, paul] = [await world.enrolled(), await world.enrolled()];
    const [code = ''] = paul.recoveryCodes;
    expect(await world.service.verify(jeanne.id, code)).toBe(false);
    expect(await world.service.verify(paul.id, code)).toBe(true);
  });

  it('lets one of twenty in who bring it at the same moment', async () => {
    const jeanne = await world.enrolled();
    const [first = '', second = ''] = jeanne.recoveryCodes;
    const told = await allAtOnce(() => world.service.verify(jeanne.id, first));
    expect(told.filter((one) => one === true)).toHaveLength(1);
    const now = world.clock.now();
    const taken = await allAtOnce(() =>
      takeRecoveryCode(world.database, jeanne.id, hashOfToken(second), now),
    );
    expect(taken.filter((one) => one === true)).toHaveLength(1);
    expect(taken.filter((one) => one === false)).toHaveLength(19);
  });

  it('is void once new ones are made', async () => {
    const jeanne = await world.enrolled();
    const { recoveryCodes } = await world.service.renewRecoveryCodes(jeanne.id);
    expect(await world.service.recoveryCodesLeft(jeanne.id)).toBe(10);
    expect(await world.service.verify(jeanne.id, jeanne.recoveryCodes[0] ?? '')).toBe(false);
    expect(await world.service.verify(jeanne.id, recoveryCodes[0] ?? '')).toBe(true);
  });

  it('is one of ten, even when new ones are made five times at once', async () => {
    const jeanne = await world.enrolled();
    await Promise.all(Array.from({ length: 5 }, () => world.service.renewRecoveryCodes(jeanne.id)));
    expect(await world.service.recoveryCodesLeft(jeanne.id)).toBe(10);
  });

  it('is made for nobody whose second factor is not confirmed', async () => {
    const jeanne = await world.person();
    const refusal = { status: 409, name: 'no-second-factor' };
    expect(await refusalOf(world.service.renewRecoveryCodes(jeanne.id))).toMatchObject(refusal);
    await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr');
    expect(await refusalOf(world.service.renewRecoveryCodes(jeanne.id))).toMatchObject(refusal);
  });
});

describe('Whoever guesses', () => {
  it('is stopped after five tries in a quarter of an hour, and then even with the right code', async () => {
    const { service, clock } = world;
    const jeanne = await world.enrolled();
    for (let i = 0; i < 5; i++) expect(await service.verify(jeanne.id, jeanne.wrongCode())).toBe(false);
    for (const code of [jeanne.wrongCode(), jeanne.code()]) {
      const { status, name, headers } = await refusalOf(service.verify(jeanne.id, code));
      expect([status, name]).toEqual([429, 'too-many-requests']);
      expect(Number(headers?.['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers?.['retry-after'])).toBeLessThanOrEqual(15 * 60);
    }
    clock.advanceMinutes(15);
    expect(await service.verify(jeanne.id, jeanne.code())).toBe(true);
  });

  it('is stopped for the day after thirty', async () => {
    const { service, clock } = world;
    const jeanne = await world.enrolled();
    clock.set(startOfNextDay(clock.now()));
    for (let i = 0; i < 30; i++) {
      expect(await service.verify(jeanne.id, jeanne.wrongCode())).toBe(false);
      clock.advanceMinutes(15);
    }
    expect(await refusalOf(service.verify(jeanne.id, jeanne.code()))).toMatchObject({ status: 429 });
    // The owner is not shut out for it.
    expect(await service.verify(jeanne.id, jeanne.recoveryCodes[0] ?? '')).toBe(true);
    clock.advanceMinutes(24 * 60);
    expect(await service.verify(jeanne.id, jeanne.code())).toBe(true);
  });

  it('at recovery codes is stopped after twenty tries in a quarter of an hour, and never stops their owner', async () => {
    const { service } = world;
    const jeanne = await world.enrolled();
    for (let i = 0; i < 20; i++) expect(await service.verify(jeanne.id, '0000-0000-0000-0000')).toBe(false);
    const [code = ''] = jeanne.recoveryCodes;
    const guess = service.verify(jeanne.id, '0000-0000-0000-0000');
    expect(await refusalOf(guess)).toMatchObject({ status: 429 });
    expect(await service.verify(jeanne.id, jeanne.code())).toBe(true);
    expect(await service.verify(jeanne.id, code)).toBe(true);
    expect(await service.recoveryCodesLeft(jeanne.id)).toBe(9);
  });

  it('stands in nobody else’s way', async () => {
    const [jeanne, paul] = [await world.enrolled(), await world.enrolled()];
    for (let i = 0; i < 5; i++) await world.service.verify(jeanne.id, jeanne.wrongCode());
    await refusalOf(world.service.verify(jeanne.id, jeanne.code()));
    expect(await world.service.verify(paul.id, paul.code())).toBe(true);
  });

  it('gets five tries out of twenty at once', async () => {
    const jeanne = await world.enrolled();
    const told = await allAtOnce(() => world.service.verify(jeanne.id, jeanne.wrongCode()));
    expect(told.filter((one) => one === false)).toHaveLength(5);
    expect(told.filter((one) => one === 429)).toHaveLength(15);
  });
});

describe('When the secret key is lost', () => {
  it('no code of the telephone is right any more, but a recovery code is, and another telephone is set up', async () => {
    const jeanne = await world.enrolled();
    const service = await world.withoutKey();
    expect(await service.verify(jeanne.id, jeanne.code())).toBe(false);
    expect(await service.currentCode(jeanne.id)).toBeNull();
    expect(await service.verify(jeanne.id, jeanne.recoveryCodes[0] ?? '')).toBe(true);
    await world.removal.ofAccount(jeanne.id);
    jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    await service.confirm(jeanne.id, jeanne.session, jeanne.code());
    expect(await service.verify(jeanne.id, jeanne.code(1))).toBe(true);
  });

  it('what was begun is not shown, is not confirmed, and is begun anew', async () => {
    const jeanne = await world.person();
    jeanne.scan(await world.service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    const service = await world.withoutKey();
    expect(await service.begun(jeanne.id, jeanne.session, jeanne.email, 'fr')).toBeNull();
    const confirmed = service.confirm(jeanne.id, jeanne.session, jeanne.code());
    expect(await refusalOf(confirmed)).toMatchObject({ name: 'wrong-code' });
    jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    await service.confirm(jeanne.id, jeanne.session, jeanne.code());
  });
});

describe('A second factor that is removed', () => {
  it('takes its codes with it, and another may be begun', async () => {
    const { service, removal } = world;
    const jeanne = await world.enrolled();
    await removal.ofAccount(jeanne.id);
    await removal.ofAccount(jeanne.id);
    expect(await service.stateOf(jeanne.id)).toBe('none');
    expect(await service.recoveryCodesLeft(jeanne.id)).toBe(0);
    expect(await service.verify(jeanne.id, jeanne.code())).toBe(false);
    expect(await service.verify(jeanne.id, jeanne.recoveryCodes[0] ?? '')).toBe(false);
    jeanne.scan(await service.begin(jeanne.id, jeanne.session, jeanne.email, 'fr'));
    await service.confirm(jeanne.id, jeanne.session, jeanne.code());
    expect(await service.stateOf(jeanne.id)).toBe('confirmed');
  });
});

describe('The current code of a demonstration account', () => {
  it('is the telephone’s', async () => {
    const jeanne = await world.enrolled();
    expect(await world.service.currentCode(jeanne.id)).toBe(jeanne.code());
  });

  it('is always one that will be taken: after it is used, the next', async () => {
    const jeanne = await world.enrolled();
    for (let i = 0; i < 2; i++) {
      const code = await world.service.currentCode(jeanne.id);
      expect(await world.service.verify(jeanne.id, code ?? '')).toBe(true);
    }
    expect(await world.service.currentCode(jeanne.id)).toBe(jeanne.code(2));
  });

  it('is none where there is no second factor', async () => {
    expect(await world.service.currentCode((await world.person()).id)).toBeNull();
  });
});

/** Twenty times at once: what each was told, a refusal by its status. */
function allAtOnce(work: () => Promise<boolean>): Promise<(boolean | number)[]> {
  return Promise.all(
    Array.from({ length: 20 }, async () => {
      const answer = work();
      try {
        return await answer;
      } catch {
        return (await refusalOf(answer)).status;
      }
    }),
  );
}

function startOfNextDay(now: number): string {
  const DAY = 24 * 3_600_000;
  return new Date((Math.floor(now / DAY) + 1) * DAY).toISOString();
}

/** A calendar that has subscribed, whichever: what it shows after each thing that becomes of a booking. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { networkOf, room } from '../bookings/places.js';
import { startService, TUESDAY, type KnownCaller } from '../support/service.js';
import { subscribe } from './feeds.js';
import type { Read } from './judges.js';

export interface Follower {
  /** Looks at the feed, and then at its own calendar. */
  look(): Promise<readonly Read[]>;
  leave?(): Promise<void>;
}

/** In a folder of its own. */
export type Following = (url: string, folder: string) => Promise<Follower>;

export async function bookMoveRenameCancel(following: Following): Promise<void> {
  const rooms = [room('cere'), room('plomb')];
  const service = await startService({ network: networkOf({ slug: 'vic', resources: rooms }) });
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'telecentre-follower-'));
  let follower: Follower | undefined;
  try {
    const zoe = await service.member('zoe@example.org');
    // Some believe no feed that is suddenly empty.
    await book(zoe, 'plomb', 'Ce qui reste');
    follower = await following(service.url + (await subscribe(zoe)).path, folder);
    const stays = ['2026-11-24T08:00:00Z', '2026-11-24T11:00:00Z', `Ce qui reste – Salle plomb – ${VIC}`];
    expect(await shown(follower)).toEqual([stays]);

    const booking = `/api/v1/bookings/${await book(zoe, 'cere', 'Conseil 🎉; à l’étage, "au fond" \\ là')}`;
    const summary = `Conseil 🎉; à l’étage, "au fond" \\ là – Salle cere – ${VIC}`;
    expect(await shown(follower)).toEqual([stays, ['2026-11-24T08:00:00Z', '2026-11-24T11:00:00Z', summary]]);

    service.clock.advanceMinutes(1);
    const moved = await zoe.patch(booking, { date: '2026-11-26', halfDay: 'afternoon' });
    expect(moved.status).toBe(200);
    expect(await shown(follower)).toEqual([stays, ['2026-11-26T13:00:00Z', '2026-11-26T17:00:00Z', summary]]);

    service.clock.advanceMinutes(1);
    const renamed = await zoe.patch(booking, { title: 'Autre chose' });
    expect(renamed.status).toBe(200);
    const other = `Autre chose – Salle cere – ${VIC}`;
    expect(await shown(follower)).toEqual([stays, ['2026-11-26T13:00:00Z', '2026-11-26T17:00:00Z', other]]);

    const cancelled = await zoe.post(`${booking}/cancellation`);
    expect(cancelled.status).toBe(200);
    expect(await shown(follower)).toEqual([stays]);
  } finally {
    await follower?.leave?.();
    await service.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const VIC = 'vic';

async function shown(follower: Follower): Promise<string[][]> {
  return (await follower.look()).map(({ start, end, summary }) => [start, end, summary]).sort();
}

async function book(member: KnownCaller, resource: string, title: string): Promise<string> {
  const wish = { resource, title, date: TUESDAY, halfDay: 'morning' };
  const answer = await member.post('/api/v1/bookings', wish);
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}

import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pilot from '../../src/network-file/data/pilot-network.json' with { type: 'json' };
import { exportNetwork } from '../../src/network-file/export.js';
import { readNetworkFile } from '../../src/network-file/read.js';
import { Database } from '../../src/platform/database/database.js';
import { pictureOf } from '../../src/telecentre-pages/picture.js';
import { browserAt } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

const PHOTOS = [
  { file: 'facade.png', alt: 'La façade, rue du Palais', credit: 'Ville d’Aurillac' },
  { file: 'salle.jpg', alt: 'La salle de réunion' },
  { file: 'missing.webp', alt: 'Rien' },
];

let folder: string;
let service: TestService;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'photos-'));
  writeFileSync(path.join(folder, 'facade.png'), png(640, 480));
  writeFileSync(path.join(folder, 'salle.jpg'), jpeg(1200, 800));
  writeFileSync(path.join(folder, 'page.png'), '<script>alert(1)</script>');
  writeFileSync(path.join(folder, 'large.png'), Buffer.concat([png(10, 10), Buffer.alloc(300 * 1024)]));
  writeFileSync(path.join(folder, 'notes.txt'), 'private');
  const network = {
    ...pilot,
    telecentres: pilot.telecentres.map((one) => (one.slug === 'aurillac' ? { ...one, photos: PHOTOS } : one)),
  };
  service = await startService({ network, photosFolder: folder });
});
afterAll(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

describe('Photos of a telecentre', () => {
  test('are shown on its page with what is to be seen on them, as large as they are, when they are needed', async () => {
    const { html } = await browserAt(service.url).open('/telecentres/aurillac');
    expect(html).toContain(
      '<img src="/photos/facade.png" alt="La façade, rue du Palais" width="640" height="480" loading="lazy"/>',
    );
    expect(html).toContain('Photo\u00a0: Ville d’Aurillac');
    expect(html).toMatch(/salle\.jpg"[^>]*width="1200" height="800"/);
    expect(html).not.toContain('missing.webp');
    expect((await browserAt(service.url).open('/telecentres/figeac')).html).not.toContain('<img');
  });

  test('are sent by what they are, and kept by browsers until they change', async () => {
    const first = await service.anybody.get('/photos/facade.png');
    expect([first.status, first.headers['content-type']]).toEqual([200, 'image/png']);
    expect(first.headers['cache-control']).toBe('public, max-age=86400');
    expect(first.headers['x-content-type-options']).toBe('nosniff');
    const again = { 'if-none-match': String(first.headers['etag']) };
    expect((await service.anybody.get('/photos/facade.png', again)).status).toBe(304);
    utimesSync(path.join(folder, 'facade.png'), new Date(), new Date('2026-01-01'));
    expect((await service.anybody.get('/photos/facade.png', again)).status).toBe(200);
  });

  test.each([
    'page.png',
    'large.png',
    'notes.txt',
    'missing.webp',
    '..%2Fsecret-key',
    '%2e%2e%2fsecret-key.png',
    '..%5Csecret.png',
    'facade.png%00.jpg',
    '.png',
  ])('are not there when they are none, too large, or elsewhere: %s', async (name) => {
    expect((await service.anybody.get(`/photos/${name}`)).status).toBe(404);
  });

  test('come out of the network file as they went in', async () => {
    const exported = await exportNetwork(service.app.get(Database), service.clock.now());
    expect(exported.telecentres.find(({ slug }) => slug === 'aurillac')?.photos).toEqual(PHOTOS);
    expect(exported.telecentres.find(({ slug }) => slug === 'figeac')).not.toHaveProperty('photos');
  });

  test.each([
    [{ file: '../secret.png', alt: 'x' }, 'telecentres[0].photos[0].file'],
    [{ file: 'a.svg', alt: 'x' }, 'telecentres[0].photos[0].file'],
    [{ file: 'a.png' }, 'telecentres[0].photos[0].alt'],
    [{ file: 'a.png', alt: 'x', link: 'x' }, 'telecentres[0].photos[0].link'],
  ])('are refused in the file when they are told wrong: %j', (photo, place) => {
    const [first, ...others] = pilot.telecentres;
    const reading = readNetworkFile({ ...pilot, telecentres: [{ ...first, photos: [photo] }, ...others] });
    expect(JSON.stringify(reading)).toContain(`"place":"${place}"`);
  });
});

describe('A picture', () => {
  test('is known by its first bytes, and how large it is', () => {
    expect(pictureOf(png(3, 5))).toEqual({ type: 'image/png', width: 3, height: 5 });
    expect(pictureOf(jpeg(640, 427))).toEqual({ type: 'image/jpeg', width: 640, height: 427 });
    expect(pictureOf(webp('VP8X', [0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0]))).toEqual({
      type: 'image/webp',
      width: 640,
      height: 480,
    });
    expect(pictureOf(webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0xe0, 0x01]))).toEqual({
      type: 'image/webp',
      width: 640,
      height: 480,
    });
    expect(pictureOf(webp('VP8L', [0x2f, 0x7f, 0xc2, 0x77, 0, 0, 0, 0, 0, 0]))).toEqual({
      type: 'image/webp',
      width: 640,
      height: 480,
    });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['half of one', png(3, 5).subarray(0, 20)],
    ['an endless one', Buffer.alloc(64, 0xff)],
    ['one without size', png(0, 5)],
  ])('is none when it is %s', (_, bytes) => {
    expect(pictureOf(bytes)).toBeNull();
  });
});

function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

/** With a segment of the camera's before that of the frame. */
function jpeg(width: number, height: number): Buffer {
  const camera = Buffer.from('ffe1000845786966000a', 'hex');
  const frame = Buffer.from('ffc2001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), camera, frame]);
}

function webp(chunk: string, content: readonly number[]): Buffer {
  return Buffer.concat([
    Buffer.from(`RIFF\0\0\0\0WEBP${chunk}\0\0\0\0`, 'latin1'),
    Buffer.from(content),
    Buffer.alloc(16),
  ]);
}

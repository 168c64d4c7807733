import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { OutsideWeb } from '../../src/outside-web/outside-web.js';

test('A server that nobody vouches for is not believed', async () => {
  const server = https.createServer(selfSigned('calendar.example'), (_, response) =>
    response.end('calendar'),
  );
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const web = new OutsideWeb({
    hostsAllowed: [`calendar.example:${String(port)}`],
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  expect(await web.get(`https://calendar.example:${String(port)}/`)).toEqual({
    outcome: 'failed',
    why: { kind: 'untrusted' },
  });
  server.closeAllConnections();
  server.close();
});

function selfSigned(name: string): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-web-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const asked = ['req', '-x509', ...curve, '-nodes', '-subj', `/CN=${name}`, '-keyout', key, '-out', cert];
  execFileSync('openssl', asked, { stdio: 'ignore' });
  const made = { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
  fs.rmSync(folder, { recursive: true });
  return made;
}

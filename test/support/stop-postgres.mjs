import fs from 'node:fs';

export default async function stopPostgres() {
  const own = globalThis.testPostgres;
  if (!own) return;
  await own.server.stop();
  fs.rmSync(own.folder, { recursive: true, force: true });
}

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { unusable } from './unusable.js';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * PostgreSQL refuses to run as root: root lends it another account. Null means that we run it as ourselves.
 * A cluster stays with the account that made it, for the server accepts no other.
 */
export function serverAccount(cluster: string): Account | null {
  if (!isRoot()) return null;
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  }
  return unprivilegedAccount();
}

/** May this account enter the folder, or run the file, at the path: every step on the way must let it through. */
export function canReach(account: Account, path: string): boolean {
  for (let step = realpathSync(path); ; step = dirname(step)) {
    if (!letsThrough(account, step)) return false;
    if (step === dirname(step)) return true;
  }
}

/** initdb asks for the name of its account, so a free number would not do; one of these exists everywhere. */
const USUAL_ACCOUNTS = ['postgres', 'nobody', 'daemon'];

function unprivilegedAccount(): Account {
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of USUAL_ACCOUNTS) {
    const row = rows.find(([user]) => user === name);
    const [uid, gid] = [Number(row?.[2]), Number(row?.[3])];
    if (uid > 0 && gid >= 0) return { uid, gid };
  }
  throw unusable(`root may not run it and none of the accounts ${USUAL_ACCOUNTS.join(', ')} exists`);
}

function letsThrough(account: Account, path: string): boolean {
  const { uid, gid, mode } = statSync(path);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

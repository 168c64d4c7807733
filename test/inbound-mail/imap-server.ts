/** A real IMAP server with one mailbox, whose mails the test drops into a Maildir. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const DOVECOT = '/usr/sbin/dovecot';

export interface ImapServer {
  /** With the name and the password, for the folder. */
  url(folder?: string): string;
  drop(mail: string | Buffer, folder?: string): Promise<void>;
  /** Files of the inbox: their names tell whether anything was marked. */
  files(): Promise<string[]>;
  /** The newest mail cannot be read from the disk any more. */
  damage(): Promise<void>;
  /** Throws all mails away. */
  empty(): Promise<void>;
  /** As after a repair: the same mails, with other numbers. */
  renumber(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Characters that mean something in an address, so that nobody forgets to decode them. */
const USER = 'answers@telecentres.example';
const PASSWORD = 'p@ss/word:?+&';

/** `Réponses`, as the protocol writes it (RFC 3501, 5.1.3). */
export const SUBFOLDER = '.R&AOk-ponses';

export async function startImapServer(): Promise<ImapServer> {
  const home = await mkdtemp(path.join(os.tmpdir(), 'telecentre-imap-'));
  await chmod(home, 0o755);
  for (const folder of ['', SUBFOLDER])
    for (const part of ['new', 'cur', 'tmp']) await open(path.join(home, 'mail', folder, part));
  await chmod(path.join(home, 'mail'), 0o777);
  const port = await freePort();
  const configuration = path.join(home, 'dovecot.conf');
  await writeFile(configuration, configurationFor(home, port));
  let count = 0;
  let server: ChildProcess | undefined;
  const imap: ImapServer = {
    url: (folder) => {
      const [user, password] = [USER, PASSWORD].map(encodeURIComponent);
      const where = folder === undefined ? '' : `/${encodeURIComponent(folder)}`;
      return `imap://${user ?? ''}:${password ?? ''}@127.0.0.1:${port}${where}`;
    },
    drop: async (mail, folder = '') => {
      const name = `${1_700_000_000 + ++count}.M${count}P1.${randomUUID()}`;
      const draft = path.join(home, 'mail', folder, 'tmp', name);
      await writeFile(draft, mail, { mode: 0o666 });
      await rename(draft, path.join(home, 'mail', folder, 'new', name));
    },
    files: async () => {
      const parts = ['new', 'cur'].map((part) => readdir(path.join(home, 'mail', part)));
      return (await Promise.all(parts)).flat();
    },
    damage: async () => {
      for (const part of ['new', 'cur'])
        for (const name of await readdir(path.join(home, 'mail', part)))
          if (name.startsWith(String(1_700_000_000 + count)))
            await chmod(path.join(home, 'mail', part, name), 0o000);
    },
    empty: async () => {
      for (const folder of ['', SUBFOLDER])
        for (const part of ['new', 'cur'])
          for (const name of await readdir(path.join(home, 'mail', folder, part)))
            await rm(path.join(home, 'mail', folder, part, name));
    },
    renumber: async () => {
      await imap.stop();
      for (const name of await readdir(path.join(home, 'mail')))
        if (/^dovecot[.-](uidlist|index)/.test(name)) await rm(path.join(home, 'mail', name));
      await imap.start();
    },
    start: async () => {
      server = spawn(DOVECOT, ['-F', '-c', configuration], { stdio: 'ignore' });
      await answering(port, server);
    },
    stop: async () => {
      if (server === undefined) return;
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      server = undefined;
    },
    close: async () => {
      await imap.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
  await imap.start();
  return imap;
}

/** The server reads mails as nobody of importance, whoever runs the tests. */
function configurationFor(home: string, port: number): string {
  const isRoot = os.userInfo().uid === 0;
  const user = isRoot ? 'nobody' : os.userInfo().username;
  const { uid, gid } = isRoot ? { uid: 65_534, gid: 65_534 } : os.userInfo();
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const internal = isRoot
    ? ''
    : `default_internal_user = ${user}\ndefault_internal_group = ${group}\ndefault_login_user = ${user}\n`;
  return `protocols = imap
listen = 127.0.0.1
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/log
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
${internal}first_valid_uid = 1
mail_location = maildir:${home}/mail
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${home}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
}

async function open(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o777);
  await chmod(path.dirname(folder), 0o777);
}

async function freePort(): Promise<number> {
  const listener = net.createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The IMAP server ended with ${server.exitCode}`);
    const socket = net.connect(port, '127.0.0.1');
    const greeting = await Promise.race([once(socket, 'data'), once(socket, 'close')]).catch(() => []);
    socket.destroy();
    if (String(greeting[0]).startsWith('* OK')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

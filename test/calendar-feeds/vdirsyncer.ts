/** A calendar of the terminal that subscribes: vdirsyncer brings the feed into a folder, khal reads it there. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Follower } from './following.js';
import type { Read } from './judges.js';

export async function followWithVdirsyncer(url: string, folder: string): Promise<Follower> {
  fs.mkdirSync(path.join(folder, 'entries'));
  fs.writeFileSync(path.join(folder, 'vdirsyncer.conf'), vdirsyncerConfig(url, folder));
  fs.writeFileSync(path.join(folder, 'khal.conf'), khalConfig(folder));
  const follower = new Terminal(folder);
  await follower.vdirsyncer('discover');
  return follower;
}

class Terminal implements Follower {
  constructor(private readonly folder: string) {}

  async look(): Promise<readonly Read[]> {
    await this.vdirsyncer('sync');
    const fields = '{uid}\x1f{start-long}\x1f{end-long}\x1f{title}\x1e';
    const words = ['--once', '--day-format', '', '--format', fields, '2026-11-01', '500d'];
    const config = path.join(this.folder, 'khal.conf');
    const text = await this.run('khal', '--config', config, 'list', ...words);
    return text
      .split('\x1e')
      .slice(0, -1)
      .map((line) => {
        const [uid = '', start = '', end = '', summary = ''] = line.trimStart().split('\x1f');
        return { uid, start, end, summary };
      });
  }

  async vdirsyncer(command: string): Promise<void> {
    await this.run('vdirsyncer', '--config', path.join(this.folder, 'vdirsyncer.conf'), command);
  }

  private async run(program: string, ...words: readonly string[]): Promise<string> {
    const home = { HOME: this.folder, XDG_DATA_HOME: this.folder, XDG_CACHE_HOME: this.folder };
    const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C.UTF-8', ...home };
    return (await promisify(execFile)(program, words, { env, maxBuffer: 64_000_000 })).stdout;
  }
}

function vdirsyncerConfig(url: string, folder: string): string {
  return `[general]
status_path = "${folder}/status/"
[pair feed]
a = "web"
b = "entries"
collections = null
[storage web]
type = "http"
url = "${url}"
[storage entries]
type = "filesystem"
path = "${folder}/entries/"
fileext = ".ics"
`;
}

function khalConfig(folder: string): string {
  return `[calendars]
[[feed]]
path = ${folder}/entries
[sqlite]
path = ${folder}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M:%S
longdatetimeformat = %Y-%m-%dT%H:%M:%SZ
`;
}

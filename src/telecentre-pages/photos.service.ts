import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Telecentre } from '../telecentres/network.js';
import { pictureOf, type Picture } from './picture.js';

export const PHOTOS_FOLDER = Symbol('PHOTOS_FOLDER');

/** As the network file tells it, with how large it is. */
export interface Photo {
  readonly file: string;
  readonly alt: string;
  readonly credit: string | null;
  readonly width: number;
  readonly height: number;
}

export interface PhotoFile extends Picture {
  readonly bytes: Buffer;
  /** Changes with the file. */
  readonly version: string;
}

/** A page of the network shall come in on a telephone in the country: larger ones are not shown at all. */
const LARGEST_BYTES = 300 * 1024;

/** One name in the folder, and no way out of it. */
const NAME = /^[a-z0-9][a-z0-9._-]{0,99}\.(?:jpe?g|png|webp)$/i;

/** Pictures of telecentres, as the operator has put them into a folder; the network file says which belongs to which. */
@Injectable()
export class Photos {
  private readonly known = new Map<string, PhotoFile>();

  constructor(@Inject(PHOTOS_FOLDER) private readonly folder: string | undefined) {}

  /** Those that are there. */
  async of({ about }: Telecentre): Promise<Photo[]> {
    const told = (about['photos'] ?? []) as readonly { file: string; alt: string; credit?: string }[];
    const photos = await Promise.all(
      told.map(async ({ file, alt, credit = null }) => {
        const found = await this.find(file);
        return found === null ? [] : [{ file, alt, credit, width: found.width, height: found.height }];
      }),
    );
    return photos.flat();
  }

  /** Null when there is no such file, or it is no picture, or too large. */
  async find(name: string): Promise<PhotoFile | null> {
    if (this.folder === undefined || !NAME.test(name)) return null;
    const file = path.join(this.folder, name);
    const now = await stat(file).catch(() => null);
    if (!now?.isFile() || now.size > LARGEST_BYTES) return null;
    const version = `${now.size.toString(36)}-${Math.floor(now.mtimeMs).toString(36)}`;
    const known = this.known.get(name);
    if (known?.version === version) return known;
    const bytes = await readFile(file).catch(() => null);
    const picture = bytes && pictureOf(bytes);
    if (!bytes || !picture) return null;
    const photo = { ...picture, bytes, version };
    this.known.set(name, photo);
    return photo;
  }
}

import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { heldBy } from '../platform/http/conditional.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { Answer } from '../platform/web/answer.js';
import { Photos } from './photos.service.js';
import { photoParams } from './telecentre-pages.schemas.js';

const photo = { access: 'public', params: photoParams } satisfies PageDescription;

@Controller('photos')
export class PhotoPages {
  constructor(private readonly photos: Photos) {}

  @Get(':file')
  @Page(photo)
  async show(
    @Req() { headers }: FastifyRequest,
    @Input() { params }: PageInputOf<typeof photo>,
  ): Promise<Answer> {
    const found = await this.photos.find(params.file);
    if (found === null) throw notFound();
    const tag = `"${found.version}"`;
    const kept = { etag: tag, 'cache-control': CACHE };
    if (heldBy(headers, { tags: [tag], since: null }) !== undefined) return new Answer(304, kept);
    return new Answer(200, { ...kept, 'content-type': found.type }, found.bytes);
  }
}

/** The same name may have another picture tomorrow. */
const CACHE = 'public, max-age=86400';

import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { Answer, html, unlisted } from '../platform/web/answer.js';
import { DoorService } from './door.service.js';
import { screenParams } from './door.schemas.js';
import { ScreenPage } from './screen.views.js';

const show = { access: 'public', params: screenParams } satisfies PageDescription;

/** A minute is how long a clock on a wall may be behind. */
const ANEW_AFTER_SECONDS = 60;

/** For a tablet on a wall: it follows by itself, without any script, as old tablets have old browsers. */
@Controller('screen/:token')
export class ScreenPages {
  constructor(private readonly door: DoorService) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof show>): Promise<Answer> {
    const { screen, ...door } = await this.door.screen(params.token);
    const page = <ScreenPage visit={visit} door={door} only={screen.resource !== null} />;
    const { status, headers, body } = unlisted(html(page));
    return new Answer(status, { ...headers, refresh: String(ANEW_AFTER_SECONDS) }, body);
  }
}

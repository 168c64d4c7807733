import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { Page, type PageDescription } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { HelpPage } from './help.views.js';

const show = { access: 'public', alsoUnknown: true } satisfies PageDescription;

@Controller('help')
export class HelpPages {
  constructor(private readonly directory: NetworkDirectory) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const { telecentres } = await this.directory.freshOrLastKnown();
    return html(<HelpPage visit={visit} telecentres={[...telecentres.values()]} />);
  }
}

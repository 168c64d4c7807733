import { Controller, Get } from '@nestjs/common';
import { UsualWeekService } from '../usual-week/usual-week.service.js';
import { Visiting, type KnownVisitor, type Visit } from '../accounts/visit.js';
import { DemoService } from '../demo/demo.service.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { html, type Answer } from '../platform/web/answer.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { homeQuery } from './home.schemas.js';
import { MemberHomePage, NetworkHomePage } from './home.views.js';
import { NearMeService } from './near-me.service.js';

const first = { access: 'public', query: homeQuery } satisfies PageDescription;

@Controller()
export class HomePages {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly nearMe: NearMeService,
    private readonly usualWeeks: UsualWeekService,
    private readonly demo: DemoService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(first)
  async first(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof first>): Promise<Answer> {
    const [network, people] = await Promise.all([
      this.directory.fresh(),
      visit.isLocal ? this.demo.people() : [],
    ]);
    const props = { visit, network, people, now: this.clock.now() };
    if (visit.visitor === null || !hasFinished(visit.visitor)) return html(<NetworkHomePage {...props} />);
    const nearMe = await this.nearMe.of(visit, network, query);
    const usualWeek = await this.usualWeeks.offer(visit.visitor.caller, nearMe.own);
    return html(<MemberHomePage {...props} nearMe={nearMe} usualWeek={usualWeek} />);
  }
}

/** Before that, a session is good for nothing but finishing to sign in. */
function hasFinished({ caller: { means } }: KnownVisitor): boolean {
  return means.by === 'session' && means.complete && !means.secondFactorPending;
}

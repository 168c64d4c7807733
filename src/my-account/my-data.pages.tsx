import { Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { noSessionCookie } from '../accounts/session-cookie.js';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { csvOf } from '../personal-data/my-data.csv.js';
import { PersonalDataService } from '../personal-data/personal-data.service.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { download, html, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { Site } from '../platform/web/site.js';
import { forgetWhatIsKept } from '../sign-in/former-session.js';
import { ErasedPage, ErasurePage } from './erasure.views.js';
import { erasureForm } from './my-account.schemas.js';
import { MyDataPage } from './my-data.views.js';

const show = { access: 'account.enter-or-leave' } satisfies PageDescription;
const take = { access: 'account.enter-or-leave' } satisfies PageDescription;
const explain = { access: 'account.enter-or-leave' } satisfies PageDescription;
const erase = { access: 'account.enter-or-leave', form: erasureForm } satisfies PageDescription;

/** What is known of me: to read, to take away, to have erased. */
@Controller('account')
export class MyDataPages {
  constructor(
    private readonly personalData: PersonalDataService,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  @Get('data')
  @Page(show)
  async show(@Visiting() visit: Visit): Promise<Answer> {
    const readings = await this.personalData.readings(visitorOf(visit).caller);
    return html(<MyDataPage visit={visit} readings={readings} now={this.clock.now()} />);
  }

  @Get('data.json')
  @Page(take)
  async takeAsJson(@Visiting() visit: Visit): Promise<Answer> {
    const data = await this.personalData.exportMyData(visitorOf(visit).caller);
    const body = JSON.stringify(data, null, 2);
    return download('application/json; charset=utf-8', `${FILE_NAME[visit.language]}.json`, body);
  }

  @Get('data.csv')
  @Page(take)
  async takeAsTable(@Visiting() visit: Visit): Promise<Answer> {
    const data = await this.personalData.exportMyData(visitorOf(visit).caller);
    return download('text/csv; charset=utf-8', `${FILE_NAME[visit.language]}.csv`, csvOf(data));
  }

  @Get('erasure')
  @Page(explain)
  explain(@Visiting() visit: Visit): Answer {
    return html(<ErasurePage visit={visit} form={null} />);
  }

  @Post('erasure')
  @Page(erase)
  async erase(
    @Visiting() visit: Visit,
    @Input() { form }: PageInputOf<typeof erase>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    const { language } = visit;
    if (form.errors) return html(<ErasurePage visit={visit} form={form} />, 422);
    try {
      await this.personalData.eraseMe(visitorOf(visit).caller, form.value.confirm, language);
    } catch (refusal) {
      return html(<ErasurePage visit={visit} form={refusedForm(form, refusal, language)} />, 422);
    }
    void reply.header('set-cookie', noSessionCookie(this.site.behindTls));
    forgetWhatIsKept(reply);
    return html(<ErasedPage visit={{ ...visit, visitor: null }} />);
  }
}

const FILE_NAME = { fr: 'mes-donnees', en: 'my-data' } as const;

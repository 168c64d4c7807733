import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
  type SentForm,
} from '../platform/http/endpoint.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { localDateOf, openingInstant } from '../reservation/local-time.js';
import { HOUR, MINUTE } from '../reservation/period.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import { accessPath } from './access-path.js';
import { accessQuery, wayForm, wayParams, WHOLE_PLACE, type Done } from './access.schemas.js';
import { AccessService } from './access.service.js';
import { AccessPage, type Revealed } from './access.views.js';

const ACCESS = 'access-codes';
const asksAgain = ({ params }: SentForm): string => accessPath(params['slug'] ?? '');

const show = { access: ACCESS, params: telecentreParams, query: accessQuery } satisfies PageDescription;
const set = { access: ACCESS, params: telecentreParams, form: wayForm, asksAgain } satisfies PageDescription;
const one = { access: ACCESS, params: wayParams, asksAgain } satisfies PageDescription;

/** Where hosts set what opens their doors, and see who has seen it. */
@Controller('telecentres/:slug/access')
export class AccessPages {
  constructor(private readonly access: AccessService) {}

  @Get()
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.slug, { done: query.done });
  }

  @Post()
  @Page(set)
  async set(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof set>): Promise<Answer> {
    const { slug } = params;
    const { caller } = visitorOf(visit);
    const { telecentre, now } = await this.access.of(caller, slug);
    if (form.value === null) return this.page(visit, slug, { form });
    const { door, means, words, date, time, hours } = form.value;
    const { timeZone } = telecentre.opening;
    const isAtOnce = date === undefined && time === undefined;
    const from = isAtOnce
      ? null
      : openingInstant(date ?? localDateOf(now, timeZone), time ?? '00:00', timeZone);
    const resource = door === WHOLE_PLACE ? null : door;
    const shownMinutesBefore = (hours * HOUR) / MINUTE;
    try {
      await this.access.set(
        caller,
        slug,
        { resource, means, words, from, shownMinutesBefore },
        visit.language,
      );
    } catch (refusal) {
      return this.page(visit, slug, { form: refusedForm(form, refusal, visit.language) });
    }
    return afterwards(slug, from !== null && from > now ? 'prepared' : 'set');
  }

  /** The one answer to a POST that is a page: the code stands in no address, and no reloading shows it again unasked. */
  @Post(':id/showing')
  @Page(one)
  async reveal(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    const { slug, id } = params;
    const words = await this.access.reveal(visitorOf(visit).caller, slug, id);
    return this.page(visit, slug, { revealed: { id, words } });
  }

  @Post(':id/removal')
  @Page(one)
  async remove(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof one>): Promise<Answer> {
    await this.access.remove(visitorOf(visit).caller, params.slug, params.id);
    return afterwards(params.slug, 'removed');
  }

  private async page(
    visit: Visit,
    slug: string,
    { done, form = null, revealed = null }: Shown,
  ): Promise<Answer> {
    const access = await this.access.of(visitorOf(visit).caller, slug);
    return html(<AccessPage {...{ visit, access, done, form, revealed }} />, form === null ? 200 : 422);
  }
}

interface Shown {
  readonly done?: Done | undefined;
  readonly form?: Filled<unknown> | null;
  readonly revealed?: Revealed | null;
}

function afterwards(slug: string, done: Done): Answer {
  return seeOther(`${accessPath(slug)}?done=${done}`);
}

import { Controller, Get, Post } from '@nestjs/common';
import type { JSX } from 'preact';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { placePath } from '../administration/administration-frame.js';
import { doneQuery, telecentreParams } from '../administration/administration.schemas.js';
import type { Done } from '../administration/administration.words.js';
import { editedDepartments, editedPlaces } from '../administration/edited-place.js';
import { EditingService } from '../administration/editing.service.js';
import { doneOrAgain } from '../administration/refusal.views.js';
import { OutsideService } from '../hours-pages/outside.service.js';
import { Database } from '../platform/database/database.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound, type ProblemContent } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { OpeningUpService } from './opening-up.service.js';
import { NetworkOverviewPage, PlaceOverviewPage } from './overview.views.js';
import { invitationForm, publicationForm } from './place.schemas.js';

const params = telecentreParams;
const network = { access: 'network.edit', query: doneQuery } satisfies PageDescription;
const show = { access: 'network.edit', params, query: doneQuery } satisfies PageDescription;
const publish = { access: 'network.edit', params, form: publicationForm } satisfies PageDescription;
const invite = { access: 'network.edit', params, form: invitationForm } satisfies PageDescription;
const ask = { access: 'network.edit', params } satisfies PageDescription;

interface Shown {
  readonly form?: Filled<unknown>;
  readonly refusal?: ProblemContent;
  readonly done?: Done | undefined;
}

/** What there is, and what each telecentre still needs. */
@Controller('administration')
export class OverviewPages {
  constructor(
    private readonly editing: EditingService,
    private readonly openingUp: OpeningUpService,
    private readonly outside: OutsideService,
    private readonly database: Database,
  ) {}

  @Get()
  @Page(network)
  async network(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof network>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const [departments, places] = await Promise.all([
      editedDepartments(this.database, caller),
      editedPlaces(this.database, caller),
    ]);
    return html(<NetworkOverviewPage {...{ visit, departments, places }} done={query.done} />);
  }

  @Get('telecentres/:slug')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return html(await this.page(visit, params.slug, { done: query.done }));
  }

  @Post('telecentres/:slug/publication')
  @Page(publish)
  async publish(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof publish>,
  ): Promise<Answer> {
    if (form.errors) throw notFound();
    const { published, shown } = form.value;
    return doneOrAgain(
      async () => {
        await this.openingUp.setPublished(visitorOf(visit).caller, slug, published === 'yes', shown);
        return `${placePath(slug)}?done=${published === 'yes' ? 'published' : 'hidden'}`;
      },
      (refusal) => this.page(visit, slug, { refusal }),
    );
  }

  @Post('telecentres/:slug/invitation')
  @Page(invite)
  async invite(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, form }: PageInputOf<typeof invite>,
  ): Promise<Answer> {
    if (form.errors) return html(await this.page(visit, slug, { form }), 422);
    try {
      const { caller } = visitorOf(visit);
      const isAsked = await this.openingUp.invite(caller, slug, form.value.email, visit.language);
      return seeOther(`${placePath(slug)}?done=${isAsked ? 'invited' : 'appointed'}`);
    } catch (refusal) {
      return html(await this.page(visit, slug, { form: refusedForm(form, refusal, visit.language) }), 422);
    }
  }

  @Post('telecentres/:slug/confirmation-request')
  @Page(ask)
  async ask(
    @Visiting() visit: Visit,
    @Input() { params: { slug } }: PageInputOf<typeof ask>,
  ): Promise<Answer> {
    await this.openingUp.askHosts(visitorOf(visit).caller, slug);
    return seeOther(`${placePath(slug)}?done=asked`);
  }

  private async page(visit: Visit, slug: string, shown: Shown): Promise<JSX.Element> {
    const open = await this.editing.open(visitorOf(visit).caller, slug);
    const [hosts, outside] = await Promise.all([this.openingUp.hostsOf(open.place), this.outside.now(open)]);
    return <PlaceOverviewPage {...{ visit, ...open, outside }} hosts={hosts.length} {...shown} />;
  }
}

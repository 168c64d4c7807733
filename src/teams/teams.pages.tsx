import { randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import { BookingLinks } from '../booking-links/booking-links.js';
import type { BookingInHand } from '../bookings/known-booking.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type PageDescription,
  type PageInputOf,
  type SentForm,
  type Typed,
} from '../platform/http/endpoint.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { NewTeamPage, type NewTeamProps } from './new-team.views.js';
import { doneQuery, reasonForm, retryOfForm, teamForm, teamQuery, wishOfForm } from './team-form.js';
import { TeamPage, type TeamPageProps } from './team.views.js';
import { TeamIncomplete } from './teams.problems.js';
import { teamParams } from './teams.schemas.js';
import { TeamsService } from './teams.service.js';
import { sitsSideBySide } from './teams.views.js';

const ask = { access: 'bookings.own.change', query: teamQuery } satisfies PageDescription;
const book = {
  access: 'bookings.own.change',
  form: teamForm,
  asksAgain: ({ typed }: SentForm) => newTeamPath(typed),
} satisfies PageDescription;
const show = {
  access: ['bookings.own.read', 'bookings.place.read'],
  params: teamParams,
  query: doneQuery,
} satisfies PageDescription;
const cancel = {
  access: ['bookings.own.change', 'bookings.place.change'],
  params: teamParams,
  form: reasonForm,
  asksAgain: ({ params }: SentForm) => `/teams/${params['id'] ?? ''}`,
} satisfies PageDescription;

/** The page of a team, and the form that makes one. */
@Controller('teams')
export class TeamsPages {
  constructor(
    private readonly teams: TeamsService,
    private readonly directory: NetworkDirectory,
    private readonly links: BookingLinks,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  @Page(ask)
  async ask(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof ask>): Promise<Answer> {
    const typed = { desks: String(USUAL_DESKS), ...wordsIn(query) };
    return this.asked(visit, { typed, sendKey: randomUUID() });
  }

  @Post()
  @Page(book)
  async book(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof book>): Promise<Answer> {
    const { typed } = form;
    const sendKey = form.value?.key ?? randomUUID();
    if (form.errors) return this.asked(visit, { typed, form, sendKey }, 422);
    try {
      const { caller } = visitorOf(visit);
      const { team } = await this.teams.make(
        caller,
        wishOfForm(form.value),
        retryOfForm(form.value),
        visit.language,
      );
      return seeOther(`/teams/${team.id}?done=made`);
    } catch (error) {
      if (!(error instanceof Problem) || ![409, 422].includes(error.content.status)) throw error;
      const incomplete = error instanceof TeamIncomplete ? error.incomplete : null;
      const refused = reasonOf(error, visit);
      return this.asked(visit, { typed, sendKey, refused, incomplete }, error.content.status);
    }
  }

  @Get(':id')
  @Page(show)
  async show(
    @Visiting() visit: Visit,
    @Input() { params, query }: PageInputOf<typeof show>,
  ): Promise<Answer> {
    return this.page(visit, params.id, { done: query.done, refused: null, wrongReason: undefined });
  }

  @Post(':id/cancellation')
  @Page(cancel)
  async cancel(
    @Visiting() visit: Visit,
    @Input() { params, form }: PageInputOf<typeof cancel>,
  ): Promise<Answer> {
    const reason = form.value?.reason ?? null;
    try {
      await this.teams.cancel(visitorOf(visit).caller, params.id, reason, visit.language);
      return seeOther(`/teams/${params.id}?done=cancelled`);
    } catch (error) {
      if (!(error instanceof Problem) || ![400, 409, 422].includes(error.content.status)) throw error;
      const [wrong] = fieldErrorsOf(error.content);
      const refused = wrong === undefined ? reasonOf(error, visit) : null;
      const said = { done: undefined, refused, wrongReason: wrong?.message };
      return this.page(visit, params.id, said, error.content.status);
    }
  }

  private async asked(
    visit: Visit,
    props: Pick<NewTeamProps, 'typed' | 'sendKey'> & Partial<NewTeamProps>,
    status = 200,
  ): Promise<Answer> {
    const network = await this.directory.current();
    const nothing = { form: null, refused: null, incomplete: null };
    return html(<NewTeamPage {...{ ...nothing, ...props, visit, network }} />, status);
  }

  private async page(
    visit: Visit,
    id: string,
    props: Pick<TeamPageProps, 'done' | 'refused' | 'wrongReason'>,
    status = 200,
  ): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const team = await this.teams.find(caller, id);
    const now = this.clock.now();
    const sideBySide = sitsSideBySide(team, await this.directory.current(), now);
    const pageOf = (known: BookingInHand): string | null => this.pageOf(known, caller.account);
    return html(<TeamPage {...{ ...props, visit, team, sideBySide, pageOf, now }} />, status);
  }

  private pageOf({ booking, holder }: BookingInHand, account: string): string | null {
    if (holder.kind !== 'member' || holder.account !== account) return null;
    return this.links.pathOf({ booking: booking.id, holder: account, until: booking.end });
  }
}

/** Fewer are booked one by one. */
const USUAL_DESKS = 3;

function wordsIn(query: Readonly<Record<string, string | number | undefined>>): Typed {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** Without the title: what somebody wrote does not go into an address. */
function newTeamPath(typed: Typed): string {
  const { telecentre = '', date = '', halfDay = '', desks = '', room = '', people = '' } = typed;
  return `/teams/new?${new URLSearchParams({ telecentre, date, halfDay, desks, room, people }).toString()}`;
}

/** The rule that stands in the way, or the field, says more than that there is one. */
function reasonOf({ content }: Problem, { language }: Visit): string {
  const violations = (content.members?.['violations'] ?? []) as readonly { readonly message: string }[];
  return violations[0]?.message ?? content.title[language];
}

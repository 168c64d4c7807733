import { Controller, Get, Post } from '@nestjs/common';
import { Visiting, visitorOf, type Visit } from '../accounts/visit.js';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import {
  Input,
  Page,
  type Filled,
  type PageDescription,
  type PageInputOf,
} from '../platform/http/endpoint.js';
import { notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { html, seeOther, type Answer } from '../platform/web/answer.js';
import { refusedForm } from '../platform/web/refused-form.js';
import { isOver } from './grant-record.js';
import { AppointmentPage, EndingPage, GivenUpPage, LoanPage, type Office } from './roles.forms.views.js';
import { RolesPage } from './roles.pages.views.js';
import type { Done } from './roles.pages.words.js';
import { newLoan, newRoleGrant, officeQuery, roleGrantParams, rolesQuery } from './roles.schemas.js';
import { RolesService, type Granted } from './roles.service.js';
import { FIELD_OF_ROLE, roleToGrant } from './scope.js';

const MAY_GRANT = ['roles.host.grant', 'roles.every.grant'];

const show = { access: 'roles.read', query: rolesQuery } satisfies PageDescription;
const appoint = { access: MAY_GRANT, query: officeQuery } satisfies PageDescription;
const grant = { access: MAY_GRANT, form: newRoleGrant } satisfies PageDescription;
const offer = { access: 'roles.host.lend', params: roleGrantParams } satisfies PageDescription;
const lend = { access: 'roles.host.lend', params: roleGrantParams, form: newLoan } satisfies PageDescription;
const ending = { access: 'account.own', params: roleGrantParams } satisfies PageDescription;

/** One list of who holds which role, as far as the visitor may see; every change has a small page of its own. */
@Controller('roles')
export class RolesPages {
  constructor(
    private readonly roles: RolesService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(show)
  async show(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof show>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const [departments, grants, history] = await Promise.all([
      this.roles.places(caller),
      this.roles.list(caller, { telecentre: null, department: null, past: false }),
      this.roles.history(caller),
    ]);
    const known = { departments, grants, history, now: this.clock.now() };
    return html(<RolesPage visit={visit} {...known} done={query.done} />);
  }

  @Get('new')
  @Page(appoint)
  async appoint(@Visiting() visit: Visit, @Input() { query }: PageInputOf<typeof appoint>): Promise<Answer> {
    const office = await this.officeOf(visitorOf(visit).caller, query);
    return html(<AppointmentPage visit={visit} office={office} form={null} />);
  }

  @Post()
  @Page(grant)
  async grant(@Visiting() visit: Visit, @Input() { form }: PageInputOf<typeof grant>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const office = await this.officeOf(caller, form.typed);
    const again = (refused: Filled<unknown>): Answer =>
      html(<AppointmentPage visit={visit} office={office} form={refused} />, 422);
    if (form.errors) return again(form);
    try {
      return afterwards(await this.roles.grant(caller, form.value, visit.language), 'granted');
    } catch (refusal) {
      return again(refusedForm(form, refusal, visit.language));
    }
  }

  @Get(':id/loan')
  @Page(offer)
  async offer(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof offer>): Promise<Answer> {
    const own = await this.roles.toLend(visitorOf(visit).caller, params.id);
    return html(<LoanPage visit={visit} own={own} form={null} />);
  }

  @Post(':id/loan')
  @Page(lend)
  async lend(@Visiting() visit: Visit, @Input() { params, form }: PageInputOf<typeof lend>): Promise<Answer> {
    const { caller } = visitorOf(visit);
    const own = await this.roles.toLend(caller, params.id);
    const again = (refused: Filled<unknown>): Answer =>
      html(<LoanPage visit={visit} own={own} form={refused} />, 422);
    if (form.errors) return again(form);
    try {
      return afterwards(await this.roles.lend(caller, params.id, form.value, visit.language), 'lent');
    } catch (refusal) {
      return again(refusedLoan(form, refusal, visit.language));
    }
  }

  @Get(':id/revocation')
  @Page(ending)
  async ending(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof ending>): Promise<Answer> {
    const one = await this.roles.toRevoke(visitorOf(visit).caller, params.id);
    if (isOver(one, this.clock.now())) throw notFound();
    return html(<EndingPage visit={visit} grant={one} refusal={null} />);
  }

  /** One that is over is over: somebody may press twice. */
  @Post(':id/revocation')
  @Page(ending)
  async end(@Visiting() visit: Visit, @Input() { params }: PageInputOf<typeof ending>): Promise<Answer> {
    const visitor = visitorOf(visit);
    const one = await this.roles.toRevoke(visitor.caller, params.id);
    try {
      await this.roles.revoke(visitor.caller, params.id);
    } catch (refusal) {
      if (!(refusal instanceof Problem) || refusal.content.status !== 409) throw refusal;
      return html(<EndingPage visit={visit} grant={one} refusal={refusal.content} />, 409);
    }
    const left = without(visitor.caller, params.id);
    if (mayAnywhere(left, 'roles.read')) return seeOther('/roles?done=ended');
    return html(<GivenUpPage visit={{ ...visit, visitor: { ...visitor, caller: left } }} />);
  }

  /** What somebody is to be appointed as, and where; what the visitor may not give is not there. */
  private async officeOf(caller: Caller, named: unknown): Promise<Office> {
    const wish = officeQuery.safeParse(named).data;
    if (wish === undefined) throw notFound();
    const { role } = wish;
    const departments = await this.roles.places(caller);
    const needed = FIELD_OF_ROLE[role];
    const department =
      needed === 'department' ? departments.find(({ code }) => code === wish.department) : null;
    const telecentre =
      needed === 'telecentre'
        ? departments.flatMap(({ telecentres }) => telecentres).find(({ slug }) => slug === wish.telecentre)
        : null;
    if (department === undefined || telecentre === undefined) throw notFound();
    const scope = { role, telecentre, department: department?.code ?? null, employer: null };
    if (roleToGrant(caller, scope) === null) throw notFound();
    return { role, telecentre, department };
  }
}

function afterwards({ isNew }: Granted, done: Done): Answer {
  return seeOther(`/roles?done=${isNew ? done : 'unchanged'}`);
}

/** The rules of loans name the field that they are about. */
function refusedLoan(form: Filled<unknown>, refusal: unknown, language: Language): Filled<never> {
  const violations = refusal instanceof Problem && refusal.content.members?.['violations'];
  if (!violations) return refusedForm(form, refusal, language);
  const told = violations as readonly { readonly field: string; readonly message: string }[];
  const errors = Object.fromEntries(told.map(({ field, message }) => [field, message]));
  return { value: null, errors, typed: form.typed };
}

/** Who they are from now on: the request still knows who they were. */
function without(caller: Caller, id: string): Caller {
  return { ...caller, grants: caller.grants.filter((one) => one.id !== id) };
}
